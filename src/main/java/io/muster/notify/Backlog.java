package io.muster.notify;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails that wait for their sending.
 *
 * @param failed those among them that were tried in vain
 * @param problem why the last of them did not leave
 */
public record Backlog(long waiting, long failed, Optional<String> problem) {

    public static Backlog of(DataSource database) {
        return JdbcClient.create(database)
                .sql("""
                        select count(*) waiting, count(*) filter (where attempts > 0 and problem is not null) failed,
                               (array_agg(problem order by id desc) filter (where problem is not null))[1] problem
                          from mail
                         where sent_at is null and given_up_at is null""")
                .query((row, n) -> new Backlog(
                        row.getLong("waiting"), row.getLong("failed"), Optional.ofNullable(row.getString("problem"))))
                .single();
    }
}
