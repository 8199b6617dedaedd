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
            sql.sql(
                            "update cohort set folded = 0, behind_at = null, behind_why = null, behind_code = null, behind_figures = null where id = :cohort")
                    .param("cohort", cohort)
                    .update();
            // D keeps that it was acknowledged once, which is what the count of present members goes by. What is
            // marked is uncertain as it is; an import that runs may still get its answer.
            sql.sql("update batch set state = 'DOUBTED' where cohort = :cohort and state = 'ACKNOWLEDGED'")
                    .param("cohort", cohort)
                    .update();
            doubtPlanned(cohort);
        });
    }

    /**
     * What was planned and not sent may have been sent all the same, where the ledger is older than what happened. As
     * unanswered words of their own, since a change list still wants what is planned; in its direction, the latest.
     * An import at work sends its own, or says that it did not.
     */
    private void doubtPlanned(int cohort) {
        sql.sql("""
                        with planned as materialized (
                               select b.no, b.import, b.phase, b.external, s.id, s.remove, s.place
                                 from batch b
                                 join import i on i.id = b.import
                                cross join lateral (
                                      select id, false remove, place from unnest(b.add_ids) with ordinality a (id, place)
                                      union all
                                      select id, true, place from unnest(b.remove_ids) with ordinality r (id, place)) s
                                where b.cohort = :cohort and b.state in ('PLANNED', 'PENDING', 'TAKEN_OVER')
                                  and (i.state <> 'RUNNING' or i.lease_until < clock_timestamp())),
                             latest as (
                               select distinct on (id) * from planned order by id, no desc)
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves, marked_at, add_ids, remove_ids)
                        select :cohort, import, phase, 'SUPERSEDED', external, count(*), 0, 0, clock_timestamp(),
                               coalesce(array_agg(id order by place) filter (where not remove), '{}'),
                               coalesce(array_agg(id order by place) filter (where remove), '{}')
                          from latest
                         group by no, import, phase, external
                         order by no""").param("cohort", cohort).update();
    }

    /** The ledger is right, by the word of a person: a standby took over, or a move lost nothing. */
    public void trust(int cohort) {
        sql.sql(
                        "update cohort set behind_at = null, behind_why = null, behind_code = null, behind_figures = null where id = :cohort")
                .param("cohort", cohort)
                .update();
    }

    /** Forgets what Braze refused, so that the next import tries it again. @return how many identifiers */
    public int retryRefused(int cohort) {
        Integer forgotten = transaction.execute(status -> {
            // First, so that a base that is being rebuilt is waited for: it copies what is refused.
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
