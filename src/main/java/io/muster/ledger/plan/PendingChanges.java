package io.muster.ledger.plan;

import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.IdentityLinks;
import io.muster.model.ImportRun;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is wanted and does not go: what ended imports left, what a guard parks, and in a cohort of change lists what a
 * held list said. A snapshot's next diff finds its own again; they are kept for lists that come after it, once the
 * source is edited. Works on the planned rows, in the transaction that plans. Used by one thread.
 */
final class PendingChanges {

    private static final String REFUSAL = """
            refusal as materialized (
                   select no, (add_ids || remove_ids)[1] id, cardinality(remove_ids) > 0 remove
                     from batch
                    where cohort = :cohort and state = 'REFUSED'),
            """;

    /** Whose identifiers a list takes out, and those that it lets in. */
    private static final String LISTED = IdentityLinks.ROWS + """
                 out as (
                   select person
                     from (select distinct on (person) person, remove from row order by person, row desc) v
                    where remove),
                 into_it as (
                   select id
                     from (select distinct on (id) id, person, remove from row where not alternate
                            order by id, row desc) l
                    where not remove and not exists (select from out o where o.person = l.person)),
                 contrary as (
                   select r.no
                     from refusal r
                     left join whose w on w.id = r.id
                    where case when r.remove then exists (select from into_it i where i.id = r.id)
                               else exists (select from out o where o.person = coalesce(w.person, r.id)) end)
            """;

    /** A snapshot takes out whom it does not name. */
    private static final String GIVEN = """
                 contrary as (
                   select r.no
                     from refusal r
                    where r.remove = exists (select from %1$s s where s.id = r.id and not s.alternate))
            """;

    private static final String CONTRARY = """
            update batch b
               set state = 'TAKEN_OVER', kept = 'REFUSED'
              from contrary c
              join refusal r using (no)
             where b.cohort = :cohort and b.no = c.no
               and not (r.remove and exists (select from batch m
                                              where m.cohort = :cohort and m.state <> 'PLANNED' and not m.external))""";

    private final JdbcClient sql;
    private final ImportRun run;

    PendingChanges(JdbcClient sql, ImportRun run) {
        this.sql = sql;
        this.run = run;
    }

    /**
     * What ended imports left: the unanswered is superseded now; the never sent is planned again or not wanted, unless
     * this import is cancelled: then it is wanted as before (routes/sql/end-import.sql).
     */
    void sweep() {
        Map<String, Object> names = Map.of("cohort", run.target().id(), "import", run.id());
        sql.sql("update batch set state = 'SUPERSEDED' where cohort = :cohort and import <> :import and state = 'SENT'")
                .params(names)
                .update();
        sql.sql("""
                        update batch set kept = state, state = 'TAKEN_OVER'
                         where cohort = :cohort and import <> :import and state in ('PLANNED', 'PENDING')""").params(names).update();
    }

    /**
     * Whoever says the contrary of what was refused before ends that wish: a list about those whom it names, with all
     * that is known to be theirs, and a snapshot about everybody. What is in, and was not taken out, is another matter
     * where kinds mix: it is sent again, and that ends it.
     *
     * @param tied whether it is known of anybody that several identifiers are one person
     */
    void takeBackRefusals(boolean list, boolean tied) {
        boolean any = sql.sql("select exists (select from batch where cohort = :cohort and state = 'REFUSED')")
                .param("cohort", run.target().id())
                .query(Boolean.class)
                .single();
        if (any) {
            String stage = StagingTable.table(run.id());
            sql.sql("with " + REFUSAL + IdentityLinks.WHOSE.formatted(stage) + (list ? LISTED : GIVEN).formatted(stage)
                            + CONTRARY)
                    .param("cohort", run.target().id())
                    .param("tied", tied)
                    .param("list", list)
                    .update();
        }
    }

    /** A held list sends nothing, and all of it stays wanted: its rows are edits that no later list repeats. */
    void keep() {
        sql.sql(
                        "update batch set state = 'PENDING', joins = 0, leaves = 0 where import = :import and state = 'PLANNED'")
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
        sql.sql("""
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves, %1$s, %2$s)
                        select cohort, import, phase, 'PENDING', external, cardinality(%1$s), 0, 0, %1$s, '{}'
                          from batch
                         where import = :import and state = 'PLANNED' and cardinality(%1$s) > 0""".formatted(side, other)).param("import", run.id()).update();
        sql.sql("delete from batch where import = :import and state = 'PLANNED' and cardinality(%s) = n"
                        .formatted(side))
                .param("import", run.id())
                .update();
        sql.sql("""
                        update batch
                           set %1$s = '{}', %2$s = 0, n = cardinality(%3$s)
                         where import = :import and state = 'PLANNED' and cardinality(%1$s) > 0""".formatted(side, moves, other)).param("import", run.id()).update();
    }
}
