package io.muster.imports;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What one at a time does over all nodes, where there is no row yet that could be locked: PostgreSQL's advisory lock, by
 * a name, held until the work's transaction ends. What the work throws undoes it.
 */
public final class AdvisoryLock {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public AdvisoryLock(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** @param name the same for all who must wait for each other */
    public <T> T holding(String name, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            sql.sql("select pg_advisory_xact_lock(hashtextextended(:name, 7))")
                    .param("name", name)
                    .query((row, n) -> "")
                    .single();
            return work.get();
        }));
    }
}
