package io.muster.imports.query;

import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was told of an import by mail, and whether it has left. */
public final class NotificationReceipts {

    private final JdbcClient sql;

    public NotificationReceipts(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * A mail about an import.
     *
     * @param to who has it, once it is sent; before, for whom it waits still
     * @param refused whom the mail server refused for good
     * @param sent empty while it waits, and for good where it was given up
     * @param problem why it waits, or was given up
     */
    public record Letter(
            List<String> to, List<String> refused, Optional<Instant> sent, boolean givenUp, Optional<String> problem) {}

    public Optional<Letter> of(long importId) {
        return sql.sql("""
                        select array(select r from unnest(recipients) r
                                      where r <> all (refused) and (sent_at is not null or r <> all (delivered_to))) as to,
                               refused, sent_at sent, given_up_at is not null given_up, problem
                          from notification
                         where import = :import and channel = 'MAIL'
                         order by id
                         limit 1""")
                .param("import", importId)
                .query(RecordRowMapper.of(Letter.class))
                .optional();
    }
}
