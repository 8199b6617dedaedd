package io.muster.ledger;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators do in doubt: call everything uncertain, or forget refusals. The next import settles it. */
public final class Doubt {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public Doubt(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Marks every member that we know as uncertain, so that the next import sends all of them again. */
    public void resync(int cohort) {
        transaction.executeWithoutResult(status -> {
            // D keeps that it was acknowledged once, which is what the count of present members goes by.
            sql.sql("""
                            update batch set state = case state when 'A' then 'D' else 'S' end
                             where cohort = :cohort and state in ('A', 'M')""").param("cohort", cohort).update();
            sql.sql("update cohort set folded = 0 where id = :cohort")
                    .param("cohort", cohort)
                    .update();
        });
    }

    /** Forgets what Braze refused, so that the next import tries it again. @return how many identifiers */
    public int retryRefused(int cohort) {
        return sql.sql("delete from batch where cohort = :cohort and state = 'R'")
                .param("cohort", cohort)
                .update();
    }
}
