package io.muster.history;

import io.muster.cohort.Definition;
import io.muster.cohort.Run;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends imports: the final state, the counts, the cohort's number of members and whatever else belongs to the end are
 * one transaction, conditional on the token.
 */
public final class Endings {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final History history;

    public Endings(DataSource database, History history) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.history = history;
    }

    /** What an import that nothing stopped comes to. */
    public Ending natural(Run run) {
        return sql.sql("""
                        select i.reason, i.changes, i.parked_adds + i.parked_removes parked, i.guard is not null guarded,
                               i.refused + coalesce(sum(b.n) filter (where b.state = 'R'), 0) refused,
                               coalesce(sum(b.n) filter (where b.state = 'A'), 0) sent
                          from import i
                          left join batch b on b.import = i.id
                         where i.id = :id
                         group by i.id""")
                .param("id", run.id())
                .query((row, n) -> Ending.of(new Ending.Facts(
                        row.getBoolean("guarded") && row.getLong("changes") == 0,
                        row.getString("reason"),
                        row.getLong("parked"),
                        row.getLong("refused"),
                        row.getLong("sent"))))
                .single();
    }

    /**
     * Ends the import.
     *
     * @param within runs in the same transaction, with the import as it is then: what it writes on the same database
     *     is there exactly when the end is
     * @return false when the import is not ours any more
     */
    public boolean finish(Run run, Ending ending, Consumer<Import> within) {
        ImportState.RUNNING.to(ending.state());
        Boolean ours = transaction.execute(status -> {
            if (!isOurs(run)) {
                return false;
            }
            count(run, ending);
            forget(run, ending);
            within.accept(history.find(run.id()).orElseThrow());
            return true;
        });
        return Boolean.TRUE.equals(ours);
    }

    private boolean isOurs(Run run) {
        return sql.sql("select id from import where id = :id and token = :token and state = 'RUNNING' for update")
                .param("id", run.id())
                .param("token", run.token())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void count(Run run, Ending ending) {
        sql.sql("""
                        with b as (
                               select coalesce(sum(joins) filter (where state = 'A'), 0) added,
                                      coalesce(sum(leaves) filter (where state = 'A'), 0) removed,
                                      coalesce(sum(n) filter (where state = 'A'), 0) acknowledged,
                                      coalesce(sum(n) filter (where state = 'M'), 0) uncertain,
                                      coalesce(sum(n) filter (where state = 'R'), 0) refused,
                                      coalesce(sum(attempts), 0) requests,
                                      coalesce(sum(greatest(attempts - 1, 0)), 0) retries
                                 from batch where import = :id),
                             c as (
                               update cohort set present = present + b.added - b.removed
                                 from b where id = :cohort)
                        update import i
                           set state = :state, reason = :reason, fault = :fault, finished_at = now(),
                               added = b.added, removed = b.removed, acknowledged = b.acknowledged,
                               settled = b.acknowledged - b.added - b.removed, uncertain = b.uncertain,
                               refused = i.refused + b.refused, requests = b.requests, retries = b.retries,
                               waiting_why = null, waiting_until = null,
                               present_before = case when planned_at is null
                                                     then (select present from cohort where id = :cohort)
                                                     else present_before end
                          from b
                         where i.id = :id""")
                .param("id", run.id())
                .param("cohort", run.target().id())
                .param("state", ending.state().name())
                .param("reason", ending.reason())
                .param("fault", ending.fault().name())
                .update();
    }

    /**
     * Drops what was planned and never sent: after a cancel nobody wants it any more, and a snapshot's next diff finds
     * it again. What a change list planned stays wanted after a failure.
     */
    private void forget(Run run, Ending ending) {
        boolean keeps = run.definition().source() instanceof Definition.Source.File file
                && file.holds() == Definition.Holds.CHANGES;
        if (ending.state() == ImportState.CANCELLED || !keeps) {
            sql.sql("delete from batch where import = :id and state = 'L'")
                    .param("id", run.id())
                    .update();
        }
        sql.sql("drop table if exists stage_" + run.id()).update();
    }
}
