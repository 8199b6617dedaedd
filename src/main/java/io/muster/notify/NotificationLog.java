package io.muster.notify;

import io.muster.model.InstantColumn;
import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                        select channel, kind about, import import_id, recipients as to, refused, subject,
                               case when sent_at is not null then 'SENT'
                                    when given_up_at is not null then 'GIVEN_UP' else 'WAITING' end state,
                               created_at, attempts, sent_at,
                               case when sent_at is null and given_up_at is null then next_at end next_at, problem
                          from notification
                         where cohort = :cohort
                         order by created_at desc, import desc, channel
                         limit :limit""")
                .param("cohort", cohort)
                .param("limit", limit)
                .query(RecordRowMapper.of(Notification.class))
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
}
