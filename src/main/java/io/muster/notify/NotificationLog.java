package io.muster.notify;

import io.muster.notify.Notification.State;
import io.muster.notify.Notification.Way;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was told of what, for page and API. May be shared between threads. */
public final class NotificationLog {

    private final JdbcClient sql;

    public NotificationLog(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The newest first. */
    public List<Notification> of(String cohort, int limit) {
        // Each import has few of both kinds, so the newest imports have the newest notices.
        return sql.sql("""
                        with recent as (
                               select id from import where cohort = :cohort order by id desc limit :limit),
                             told as (
                               select 'MAIL' way, case when reminder > 0 then 'REMINDER' else about end about, import,
                                      recipients to_whom, subject, created_at, attempts, next_at, sent_at, given_up_at,
                                      problem, refused
                                 from mail
                                where import in (select id from recent) or cohort = :cohort
                                union all
                               select 'WEBHOOK', about, import, array[url], body::jsonb #>> '{data,subject}', created_at,
                                      attempts, next_at, sent_at, given_up_at, problem, '{}'::text[]
                                 from webhook
                                where cohort = :cohort)
                        select * from told order by created_at desc, import desc, way limit :limit""")
                .param("cohort", cohort)
                .param("limit", limit)
                .query((row, n) -> notice(row))
                .list();
    }

    /** Cohorts that are overdue, and when that was told. */
    public Map<String, Instant> overdue() {
        return sql
                .sql("select cohort, raised_at from overdue where raised_at is not null")
                .query((row, n) -> Map.entry(
                        row.getString("cohort"), instant(row, "raised_at").orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Notification notice(ResultSet row) throws SQLException {
        Way way = Way.valueOf(row.getString("way"));
        Optional<Instant> sent = instant(row, "sent_at");
        boolean givenUp = instant(row, "given_up_at").isPresent();
        State state = sent.isPresent() ? State.SENT : givenUp ? State.GIVEN_UP : State.WAITING;
        long importId = row.getLong("import");
        Optional<Long> about = row.wasNull() ? Optional.empty() : Optional.of(importId);
        String[] to = (String[]) row.getArray("to_whom").getArray();
        return new Notification(
                way,
                NotificationKind.valueOf(row.getString("about")),
                about,
                way == Way.MAIL
                        ? List.of(to)
                        : Arrays.stream(to).map(URI::create).map(Webhook::place).toList(),
                List.of((String[]) row.getArray("refused").getArray()),
                row.getString("subject"),
                state,
                instant(row, "created_at").orElseThrow(),
                row.getInt("attempts"),
                sent,
                state == State.WAITING ? instant(row, "next_at") : Optional.empty(),
                Optional.ofNullable(row.getString("problem")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
