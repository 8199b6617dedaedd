package io.muster.ledger;

import io.muster.cohort.Run;
import io.muster.cohort.Run.Kind;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is wanted and does not go: what ended imports left, what a guard parks, and in a cohort of change lists what a
 * held list said. Works on the planned rows, in the transaction that plans. Used by one thread.
 */
final class Wishes {

    private final JdbcClient sql;
    private final Run run;
    private final boolean keeps;

    /** @param keeps whether planned and parked rows count as wanted, as in a cohort of change lists */
    Wishes(JdbcClient sql, Run run, boolean keeps) {
        this.sql = sql;
        this.run = run;
        this.keeps = keeps;
    }

    /**
     * What ended imports left: the unanswered is superseded now, the never sent and what was refused long ago is
     * planned anew or not wanted.
     */
    void sweep() {
        Map<String, Object> names = Map.of("cohort", run.target().id(), "import", run.id());
        sql.sql("update batch set state = 'S' where cohort = :cohort and import <> :import and state = 'M'")
                .params(names)
                .update();
        sql.sql("""
                        delete from batch
                         where cohort = :cohort and import <> :import
                           and (state in ('L', 'W')
                                or state = 'R' and (marked_at < now() - interval '31 days'
                                                    or :retires and cardinality(add_ids) > 0))""").params(names).param("retires", run.kind() == Kind.RETIRE).update();
    }

    /** A list that says the contrary of what was refused before it ends that wish. */
    void takeBackRefusals() {
        sql.sql("""
                        delete from batch b
                         using (select distinct on (id) id, remove from %s where not alternate
                                 order by id, row desc) s
                         where b.cohort = :cohort and b.state = 'R'
                           and s.id = (b.add_ids || b.remove_ids)[1] and s.remove = (cardinality(b.add_ids) > 0)""".formatted(Stage.table(run.id())))
                .param("cohort", run.target().id())
                .update();
    }

    /** A held list sends nothing, and all of it stays wanted: its rows are edits that no later list repeats. */
    void keep() {
        sql.sql("update batch set state = 'W', joins = 0, leaves = 0 where import = :import and state = 'L'")
                .param("import", run.id())
                .update();
    }

    void parkRemoves() {
        park("remove_ids", "add_ids", "leaves");
    }

    void parkAdds() {
        park("add_ids", "remove_ids", "joins");
    }

    /** Keeps one side back; {@code side} and its fellows are column names of ours. */
    private void park(String side, String other, String moves) {
        if (keeps) {
            sql.sql("""
                            insert into batch (cohort, import, phase, state, external, n, joins, leaves, %1$s, %2$s)
                            select cohort, import, phase, 'W', external, cardinality(%1$s), 0, 0, %1$s, '{}'
                              from batch
                             where import = :import and state = 'L' and cardinality(%1$s) > 0""".formatted(side, other)).param("import", run.id()).update();
        }
        sql.sql("delete from batch where import = :import and state = 'L' and cardinality(%s) = n".formatted(side))
                .param("import", run.id())
                .update();
        sql.sql("""
                        update batch
                           set %1$s = '{}', %2$s = 0, n = cardinality(%3$s)
                         where import = :import and state = 'L' and cardinality(%1$s) > 0""".formatted(side, moves, other)).param("import", run.id()).update();
    }
}
