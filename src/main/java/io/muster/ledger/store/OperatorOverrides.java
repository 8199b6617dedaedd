package io.muster.ledger.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators do in doubt: call everything uncertain, or forget refusals. The next import settles it. */
public final class OperatorOverrides {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public OperatorOverrides(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Marks every member that we know as uncertain, so that the next import sends all of them again. */
    public void resync(int cohort) {
        transaction.executeWithoutResult(status -> {
            // First, so that a plan that is being made is waited for.
            sql.sql("update cohort set folded = 0, behind_at = null, behind_why = null where id = :cohort")
                    .param("cohort", cohort)
                    .update();
            // D keeps that it was acknowledged once, which is what the count of present members goes by. What is
            // marked is uncertain as it is; an import that runs may still get its answer.
            sql.sql("update batch set state = 'DOUBTED' where cohort = :cohort and state = 'ACKNOWLEDGED'")
                    .param("cohort", cohort)
                    .update();
        });
    }

    /** The ledger is right, by the word of a person: a standby took over, or a move lost nothing. */
    public void trust(int cohort) {
        sql.sql("update cohort set behind_at = null, behind_why = null where id = :cohort")
                .param("cohort", cohort)
                .update();
    }

    /** Forgets what Braze refused, so that the next import tries it again. @return how many identifiers */
    public int retryRefused(int cohort) {
        Integer forgotten = transaction.execute(status -> {
            // First, so that a base that is being made anew is waited for: it copies what is refused.
            CohortStore.hold(sql, cohort);
            // Refused for ever so long: in a cohort of change lists the row still says what is wanted. It still belongs
            // to the import that met it, which may not have ended yet and counts it.
            return sql.sql("""
                            update batch set marked_at = 'epoch'
                             where cohort = :cohort and state = 'REFUSED' and marked_at > 'epoch'""").param("cohort", cohort).update();
        });
        return forgotten == null ? 0 : forgotten;
    }
}
