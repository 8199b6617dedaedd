package io.muster.ledger;

import io.muster.cohort.Definition;
import io.muster.cohort.Run;
import io.muster.cohort.Run.Kind;
import io.muster.ledger.Guard.Figures;
import io.muster.ledger.Guard.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares the stage with the ledger and writes every change ahead as a planned batch: the diff streams out of one
 * connection while the batches stream into another, in one transaction that ends with the guard's word and the check
 * of the token. Safe for use by several imports at once.
 */
public final class Planner {

    private final DataSource database;
    private final int most;

    public Planner(DataSource database) {
        this(database, Pack.MOST);
    }

    /** @param most identifiers a request */
    Planner(DataSource database, int most) {
        this.database = database;
        this.most = most;
    }

    /**
     * What the source gave.
     *
     * @param list whether it is a change list and not the whole cohort
     */
    public record Given(Stage.Staged staged, boolean list, long rows, long rejected) {}

    /** Plans the import; when this returns, its changes are durable, or nothing is. */
    public Plan plan(Run run, Given given) throws SQLException {
        try (Connection reading = database.getConnection();
                Connection writing = database.getConnection()) {
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            try {
                return plan(run, given, reading, writing);
            } finally {
                reading.rollback();
                writing.rollback();
            }
        }
    }

    private Plan plan(Run run, Given given, Connection reading, Connection writing) throws SQLException {
        Diff diff = new Diff(reading, run.id());
        long staged = diff.staged();
        if (staged != given.staged().entries()) {
            throw new StageLostException(staged, given.staged().entries());
        }
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(writing, true));
        Cohort cohort = cohort(sql, run);
        boolean keeps = keepsLists(run);
        boolean tied = given.staged().tied() || Ties.known(sql, run.target().id());

        Tally tally = new Tally();
        boolean external;
        try (Packer packer = new Packer(writing, run.target().id(), run.id(), most)) {
            boolean refresh = run.kind() == Kind.REFRESH;
            diff.run(run.target().id(), cohort.folded, given.list(), keeps, refresh, tied, change -> {
                tally.count(change);
                if (change.goes()) {
                    put(run, packer, change);
                }
            });
            external = packer.external();
            packer.end();
        }

        boolean mixed = !external || underForeignHazard(sql, run);
        long members = cohort.present + tally.joins - tally.leaves;
        Verdict verdict = judge(run, given, sql, cohort, tally, members, mixed);
        long duplicates = given.staged().members() - (given.list() ? diff.distinct() : tally.distinct(cohort.present));
        if (verdict.held()) {
            Plan held = new Plan(members, duplicates, tally.unchanged(cohort.present), 0, tally.refused, 0, 0, true);
            // What was packed goes; the verdict stays.
            writing.rollback();
            record(sql, run, given, held, cohort, mixed, verdict);
            writing.commit();
            return held;
        }
        sweep(sql, run, keeps);
        if (keeps && given.list()) {
            takeBackRefusals(sql, run);
        }
        if (verdict.parkRemoves()) {
            park(sql, run, "remove_ids", "add_ids", "leaves", keeps);
        }
        if (verdict.parkAdds()) {
            park(sql, run, "add_ids", "remove_ids", "joins", keeps);
        }
        if (given.staged().tied()) {
            Ties.learn(sql, run);
        }
        long parkedAdds = verdict.parkAdds() ? tally.adds : 0;
        long parkedRemoves = verdict.parkRemoves() ? tally.removes : 0;
        long changes = tally.adds + tally.removes - parkedAdds - parkedRemoves;
        Plan plan = new Plan(
                members,
                duplicates,
                tally.unchanged(cohort.present),
                changes,
                tally.refused,
                parkedAdds,
                parkedRemoves,
                changes == 0 && parkedAdds + parkedRemoves > 0);
        record(sql, run, given, plan, cohort, mixed, verdict);
        writing.commit();
        return plan;
    }

    record Cohort(long folded, long present) {}

    private static Cohort cohort(JdbcClient sql, Run run) {
        // Nobody folds or resyncs between this and the diff.
        return sql.sql("select folded, present from cohort where id = :id for no key update")
                .param("id", run.target().id())
                .query((row, n) -> new Cohort(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** In a cohort of change lists, what is planned or parked stays wanted after its import has ended. */
    public static boolean keepsLists(Run run) {
        return run.definition().source() instanceof Definition.Source.File file
                && file.holds() == Definition.Holds.CHANGES
                && run.kind() != Kind.RETIRE;
    }

    private static void put(Run run, Packer packer, Change change) {
        run.check();
        try {
            packer.put(change);
        } catch (SQLException e) {
            throw new WriteAheadException(e);
        }
    }

    static Verdict judge(
            Run run, Given given, JdbcClient sql, Cohort cohort, Tally tally, long members, boolean mixed) {
        if (run.kind() == Kind.RETIRE) {
            return Verdict.GO;
        }
        Figures figures = new Figures(
                given.rows(),
                given.rejected(),
                cohort.present,
                members,
                tally.joins,
                tally.leaves,
                largestOfSevenDays(sql, run),
                given.list(),
                mixed);
        return new Guard(run.definition().guards(), run.waivers()).judge(figures);
    }

    private static long largestOfSevenDays(JdbcClient sql, Run run) {
        return sql.sql("""
                        select coalesce(max(members), 0)
                          from import
                         where cohort_id = :cohort
                           and state in ('SUCCEEDED', 'PARTIAL')
                           and finished_at > now() - interval '7 days'
                           and id >= coalesce((select max(id) from import
                                                where cohort_id = :cohort and approves is not null
                                                  and state in ('SUCCEEDED', 'PARTIAL')), 0)""").param("cohort", run.target().id()).query(Long.class).single();
    }

    /** Whether a remove by alias or device may still take effect, so that an external id's add must wait for it. */
    static boolean underForeignHazard(JdbcClient sql, Run run) {
        return sql.sql("""
                        select exists (select from batch
                                        where cohort = :cohort and hazard > clock_timestamp() and not external)""")
                .param("cohort", run.target().id())
                .query(Boolean.class)
                .single();
    }

    /**
     * What ended imports left: the unanswered is superseded now, the never sent and what was refused long ago is
     * planned anew or not wanted.
     */
    private static void sweep(JdbcClient sql, Run run, boolean keeps) {
        Map<String, Object> names = Map.of("cohort", run.target().id(), "import", run.id());
        sql.sql("update batch set state = 'S' where cohort = :cohort and import <> :import and state = 'M'")
                .params(names)
                .update();
        sql.sql("""
                        delete from batch
                         where cohort = :cohort and import <> :import
                           and (state = 'L' or state = 'W' and :wanted
                                or state = 'R' and (marked_at < now() - interval '31 days'
                                                    or :retires and cardinality(add_ids) > 0))""")
                .params(names)
                .param("wanted", keeps || run.kind() == Kind.RETIRE)
                .param("retires", run.kind() == Kind.RETIRE)
                .update();
    }

    /** A list that says the contrary of what was refused before it ends that wish. */
    private static void takeBackRefusals(JdbcClient sql, Run run) {
        sql.sql("""
                        delete from batch b
                         using (select distinct on (id) id, remove from %s where not alternate
                                 order by id, row desc) s
                         where b.cohort = :cohort and b.state = 'R'
                           and s.id = (b.add_ids || b.remove_ids)[1] and s.remove = (cardinality(b.add_ids) > 0)""".formatted(Stage.table(run.id())))
                .param("cohort", run.target().id())
                .update();
    }

    /** Keeps one side back; {@code side} and its fellows are column names of ours. */
    private static void park(JdbcClient sql, Run run, String side, String other, String moves, boolean keeps) {
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

    private static void record(
            JdbcClient sql, Run run, Given given, Plan plan, Cohort cohort, boolean mixed, Verdict verdict) {
        int held = sql.sql("""
                        update import
                           set planned_at = clock_timestamp(), staged = :staged, rows = :rows, rejected = :rejected,
                               members = :members, duplicates = :duplicates, present_before = :before,
                               unchanged = :unchanged, changes = :changes, refused = :refused,
                               parked_adds = :parkedAdds, parked_removes = :parkedRemoves,
                               mixed = :mixed, guard = :guard, reason = :reason
                         where id = :id and token = :token and state = 'RUNNING'""")
                .param("id", run.id())
                .param("token", run.token())
                .param("staged", given.staged().entries())
                .param("rows", given.rows())
                .param("rejected", given.rejected())
                .param("members", plan.members())
                .param("duplicates", plan.duplicates())
                .param("before", cohort.present)
                .param("unchanged", plan.unchanged())
                .param("changes", plan.changes())
                .param("refused", plan.refused())
                .param("parkedAdds", plan.parkedAdds())
                .param("parkedRemoves", plan.parkedRemoves())
                .param("mixed", mixed)
                .param("guard", verdict.guard().orElse(null))
                .param("reason", verdict.sentence())
                .update();
        if (held == 0) {
            throw new FencedException(run.id());
        }
    }

    /** A batch could not be written ahead. */
    public static final class WriteAheadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WriteAheadException(SQLException cause) {
            super("The changes could not be written ahead: " + cause.getSQLState(), cause);
        }
    }

    /** The stage no longer holds what was staged: the database crashed in between. */
    public static final class StageLostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StageLostException(long found, long expected) {
            super("The database lost " + (expected - found) + " of " + expected
                    + " staged rows, as after a crash; nothing was sent. The next import reads the source again.");
        }
    }
}
