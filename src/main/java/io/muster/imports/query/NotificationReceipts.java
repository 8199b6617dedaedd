package io.muster.imports.query;

import io.muster.imports.ImportQueue;
import java.time.Instant;
import java.util.Arrays;
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

    /** @param sent empty while it waits; @param problem why it waits */
    public record Letter(List<String> recipients, Optional<Instant> sent, Optional<String> problem) {}

    public Optional<Letter> of(long importId) {
        return sql.sql("""
                        select recipients, sent_at, problem
                          from mail
                         where import = :import
                         order by id
                         limit 1""")
                .param("import", importId)
                .query((row, n) -> new Letter(
                        Arrays.asList((String[]) row.getArray("recipients").getArray()),
                        ImportQueue.instant(row, "sent_at"),
                        Optional.ofNullable(row.getString("problem"))))
                .optional();
    }
}
