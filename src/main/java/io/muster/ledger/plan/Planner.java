package io.muster.ledger.plan;

import io.muster.ledger.plan.SafetyGuard.Figures;
import io.muster.ledger.plan.SafetyGuard.Verdict;
import io.muster.ledger.plan.UnchangedProof.Comparison;
import io.muster.ledger.plan.UnchangedProof.LedgerChangedException;
import io.muster.ledger.plan.UnchangedProof.SnapshotSum;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.BatchBuilder;
import io.muster.ledger.store.BatchPacker;
import io.muster.ledger.store.IdentityLinks;
import io.muster.ledger.store.LeaseLostException;
import io.muster.ledger.store.MemberChange;
import io.muster.ledger.store.MemberPeak;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import io.muster.model.ReasonException;
import io.muster.model.RecordRowMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares the stage with the ledger and writes every change ahead as a planned batch: the diff streams out of one
 * connection while the batches stream into another, in one transaction that ends with the guard's word and the check
 * of the token. Safe for use by several imports at once.
 */
public final class Planner {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final DataSource database;
    private final int most;

    public Planner(DataSource database) {
        this(database, BatchBuilder.MOST);
    }

    /** @param most identifiers a request */
    public Planner(DataSource database, int most) {
        this.database = database;
        this.most = most;
    }

    /**
     * What the source gave.
     *
     * @param list whether it is a change list and not the whole cohort
     * @param doubtful identifiers that a spreadsheet or a program may have changed
     * @param cause why most of the rejects are none, and the remedy; none where there is nothing to say
     * @param sum of a snapshot's members; none of a list, or where it is not wanted
     */
    public record StagedSource(
            StagingTable.Staged staged,
            boolean list,
            long rows,
            long rejected,
            long doubtful,
            Reason cause,
            Optional<SnapshotSum> sum) {

        /** Without a word on the rejects. */
        public StagedSource(StagingTable.Staged staged, boolean list, long rows, long rejected) {
            this(staged, list, rows, rejected, 0, Reason.NONE, Optional.empty());
        }

        private boolean isUnchanged() {
            return sum.filter(SnapshotSum::proven).isPresent();
        }
    }

    /**
     * Plans the import; when this returns, its changes are durable, or nothing is.
     *
     * @throws LedgerChangedException when what proved it unchanged is so no more
     */
    public ImportPlan plan(ImportRun run, StagedSource given) throws SQLException {
        if (given.isUnchanged()) {
            return planUnchanged(run, given);
        }
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

    /** Nothing goes, and nothing lies in the stage; a guard may still have its word on it. */
    private ImportPlan planUnchanged(ImportRun run, StagedSource given) throws SQLException {
        try (Connection writing = database.getConnection()) {
            writing.setAutoCommit(false);
            try {
                JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(writing, true));
                CohortCounts cohort = cohort(sql, run);
                if (compare(sql, run, given) != Comparison.SAME) {
                    throw new LedgerChangedException();
                }
                DiffCounts nothing = new DiffCounts();
                boolean mixed = underForeignHazard(sql, run);
                Verdict verdict = judge(run, given, sql, cohort, nothing, mixed);
                ImportPlan plan = ImportPlan.of(given, cohort.present, nothing, cohort.present, verdict);
                record(sql, run, given, plan, cohort, mixed, verdict, false);
                writing.commit();
                return plan;
            } finally {
                writing.rollback();
            }
        }
    }

    private ImportPlan plan(ImportRun run, StagedSource given, Connection reading, Connection writing)
            throws SQLException {
        Diff diff = new Diff(reading, run.id());
        long staged = diff.staged();
        if (staged != given.staged().entries()) {
            throw new StageLostException(staged, given.staged().entries());
        }
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(writing, true));
        CohortCounts cohort = cohort(sql, run);
        boolean keeps = keepsLists(run);
        boolean tied =
                given.staged().tied() || IdentityLinks.known(sql, run.target().id());
        // Before anything is planned: what is planned is more to know.
        Comparison compared = tied || run.kind() != ImportKind.IMPORT ? Comparison.UNKNOWN : compare(sql, run, given);

        DiffCounts tally = new DiffCounts();
        ParkedSample joining = new ParkedSample(ParkedMembers.SHOWN);
        ParkedSample leaving = new ParkedSample(ParkedMembers.SHOWN);
        boolean external;
        try (BatchPacker packer = new BatchPacker(writing, run.target().id(), run.id(), most)) {
            boolean refresh = run.kind() == ImportKind.REFRESH;
            diff.run(run.target().id(), cohort.folded, given.list(), keeps, refresh, tied, change -> {
                tally.count(change);
                if (change.goes()) {
                    put(run, packer, change);
                    (change.remove() ? leaving : joining).add(change.id());
                }
            });
            external = packer.external();
            packer.end();
        }

        boolean mixed = !external || underForeignHazard(sql, run);
        Verdict verdict = judge(run, given, sql, cohort, tally, mixed);
        long distinct = diff.distinct(given.list(), tally, cohort.present);
        ImportPlan plan = ImportPlan.of(given, distinct, tally, cohort.present, verdict);
        if (compared != Comparison.UNKNOWN && (compared == Comparison.SAME) != plan.isUnchanged(tally)) {
            LOG.error(
                    "{} sums={} changes={} refused={} duplicates={} action=\"the comparison in full counts; please report this\"",
                    run,
                    compared,
                    tally.adds + tally.removes,
                    tally.refused,
                    plan.duplicates());
        }
        boolean edits = keeps && given.list();
        if (verdict.held() && !edits) {
            // What was packed goes; the verdict stays.
            writing.rollback();
        } else {
            PendingChanges wishes = new PendingChanges(sql, run);
            wishes.sweep();
            wishes.takeBackRefusals(given.list(), tied);
            if (verdict.held()) {
                wishes.keep();
            }
            if (verdict.parkRemoves()) {
                wishes.parkRemoves();
                ParkedMembers.keep(sql, run.id(), true, leaving);
            }
            if (verdict.parkAdds()) {
                wishes.parkAdds();
                ParkedMembers.keep(sql, run.id(), false, joining);
            }
            if (tied) {
                IdentityLinks.learn(sql, run, given.list());
            }
        }
        record(sql, run, given, plan, cohort, mixed, verdict, tied);
        writing.commit();
        return plan;
    }

    private static Comparison compare(JdbcClient sql, ImportRun run, StagedSource given) {
        return given.sum
                .map(sum -> UnchangedProof.compare(sql, run, given.staged.members(), sum.value()))
                .orElse(Comparison.UNKNOWN);
    }

    record CohortCounts(long folded, long present) {}

    private static CohortCounts cohort(JdbcClient sql, ImportRun run) {
        // Nobody folds or resyncs between this and the diff.
        return sql.sql("select folded, present from cohort where id = :id for no key update")
                .param("id", run.target().id())
                .query(RecordRowMapper.of(CohortCounts.class))
                .single();
    }

    /** In a cohort of change lists, what is planned or parked stays wanted after its import has ended. */
    public static boolean keepsLists(ImportRun run) {
        return run.definition().source() instanceof CohortDefinition.Source.File file
                && file.holds() == FileContents.CHANGES
                && run.kind() != ImportKind.RETIRE;
    }

    private static void put(ImportRun run, BatchPacker packer, MemberChange change) {
        run.check();
        try {
            packer.put(change);
        } catch (SQLException e) {
            throw new WriteAheadException(e);
        }
    }

    static Verdict judge(
            ImportRun run, StagedSource given, JdbcClient sql, CohortCounts cohort, DiffCounts tally, boolean mixed) {
        if (run.kind() == ImportKind.RETIRE) {
            return Verdict.GO;
        }
        Figures figures = new Figures(
                given.rows(),
                given.rejected(),
                given.doubtful(),
                cohort.present,
                tally.members(cohort.present),
                tally.joins,
                tally.leaves,
                MemberPeak.ofSevenDays(sql, run.target().id()),
                given.list(),
                mixed,
                given.rejected() > given.doubtful() ? given.cause() : Reason.NONE);
        return new SafetyGuard(run.definition().guards(), run.waivers()).judge(figures);
    }

    /** Whether a remove by alias or device may still take effect, so that an external id's add must wait for it. */
    static boolean underForeignHazard(JdbcClient sql, ImportRun run) {
        return sql.sql("""
                        select exists (select from batch
                                        where cohort = :cohort and hazard > clock_timestamp() and not external)""")
                .param("cohort", run.target().id())
                .query(Boolean.class)
                .single();
    }

    private static void record(
            JdbcClient sql,
            ImportRun run,
            StagedSource given,
            ImportPlan plan,
            CohortCounts cohort,
            boolean mixed,
            Verdict verdict,
            boolean tied) {
        // Of what may not go as it is, or goes for two, the ledger will hold something else than the source.
        boolean whole = !tied && plan.isWhole();
        int held = sql.sql("""
                        update import
                           set planned_at = clock_timestamp(), staged = :staged, rows = :rows, rejected = :rejected,
                               members = :members, duplicates = :duplicates, present_before = :before,
                               unchanged = :unchanged, changes = :changes, refused = :refused,
                               parked_adds = :parkedAdds, parked_removes = :parkedRemoves,
                               mixed = :mixed, source_sum = cast(:sum as numeric), guard = :guard, reason = :reason, reason_code = :code,
                               reason_figures = cast(:figures as jsonb)
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
                .param(
                        "sum",
                        given.sum
                                .filter(sum -> whole)
                                .map(SnapshotSum::value)
                                .map(BigDecimal::new)
                                .orElse(null))
                .param("guard", verdict.guard().orElse(null))
                .params(ReasonColumns.params(verdict.why()))
                .update();
        if (held == 0) {
            throw new LeaseLostException(run.id());
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
    public static final class StageLostException extends ReasonException {
        private static final long serialVersionUID = 1;

        StageLostException(long found, long expected) {
            super(Reason.of(ReasonCode.STAGE_LOST, Long.toString(expected - found), Long.toString(expected)));
        }
    }
}
