package io.muster.notify;

import io.muster.model.InstantColumn;
import io.muster.notify.Notification.NotificationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
        return sql.sql("""
                        select channel, kind, import, recipients, refused, subject, created_at, attempts, next_at, sent_at,
                               given_up_at, problem
                          from notification
                         where cohort = :cohort
                         order by created_at desc, import desc, channel
                         limit :limit""")
                .param("cohort", cohort)
                .param("limit", limit)
                .query((row, n) -> notice(row))
                .list();
    }

    /** Cohorts that are overdue, and when that was told. */
    public Map<String, Instant> overdue() {
        return sql
                .sql("select cohort, raised_at from overdue_alarm where raised_at is not null")
                .query((row, n) -> Map.entry(
                        row.getString("cohort"),
                        InstantColumn.of(row, "raised_at").orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Notification notice(ResultSet row) throws SQLException {
        Optional<Instant> sent = InstantColumn.of(row, "sent_at");
        boolean givenUp = InstantColumn.of(row, "given_up_at").isPresent();
        NotificationState state = sent.isPresent()
                ? NotificationState.SENT
                : givenUp ? NotificationState.GIVEN_UP : NotificationState.WAITING;
        long importId = row.getLong("import");
        Optional<Long> about = row.wasNull() ? Optional.empty() : Optional.of(importId);
        return new Notification(
                row.getString("channel"),
                NotificationKind.valueOf(row.getString("kind")),
                about,
                List.of((String[]) row.getArray("recipients").getArray()),
                List.of((String[]) row.getArray("refused").getArray()),
                row.getString("subject"),
                state,
                InstantColumn.of(row, "created_at").orElseThrow(),
                row.getInt("attempts"),
                sent,
                state == NotificationState.WAITING ? InstantColumn.of(row, "next_at") : Optional.empty(),
                Optional.ofNullable(row.getString("problem")));
    }
}
