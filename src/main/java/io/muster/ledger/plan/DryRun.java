package io.muster.ledger.plan;

import io.muster.ledger.plan.Planner.CohortCounts;
import io.muster.ledger.plan.Planner.StageLostException;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.SafetyGuard.Verdict;
import io.muster.ledger.store.IdentityLinks;
import io.muster.ledger.store.MemberChange;
import io.muster.ledger.store.RequestCount;
import io.muster.model.Identifier;
import io.muster.model.ImportRun;
import io.muster.model.RecordRowMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares the stage with the ledger as {@link Planner} does, and writes nothing: one snapshot of the database, no lock,
 * so that no import waits for it. Safe for use by several previews at once.
 */
public final class DryRun {

    private static final int SAMPLES = 20;

    private final DataSource database;

    public DryRun(DataSource database) {
        this.database = database;
    }

    /** What the cohort's next import would plan, had it read what {@code given} tells. */
    public DryRunResult of(ImportRun run, StagedSource given) throws SQLException {
        try (Connection reading = database.getConnection()) {
            reading.setAutoCommit(false);
            reading.setReadOnly(true);
            reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Cancel cancel = new Cancel(reading);
            run.whenStopped(cancel::now);
            try {
                return of(run, given, reading);
            } finally {
                cancel.over();
                reading.rollback();
            }
        }
    }

    private static DryRunResult of(ImportRun run, StagedSource given, Connection reading) throws SQLException {
        Diff diff = new Diff(reading, run.id());
        long staged = diff.staged();
        if (staged != given.staged().entries()) {
            throw new StageLostException(staged, given.staged().entries());
        }
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(reading, true));
        CohortCounts cohort = sql.sql("select folded, present from cohort where id = :id")
                .param("id", run.target().id())
                .query(RecordRowMapper.of(CohortCounts.class))
                .optional()
                // Never imported: nothing is held.
                .orElse(new CohortCounts(0, 0));
        boolean tied =
                given.staged().tied() || IdentityLinks.known(sql, run.target().id());
        DiffCounts tally = new DiffCounts();
        RequestCount requestCount = new RequestCount();
        List<Identifier> joining = new ArrayList<>();
        List<Identifier> leaving = new ArrayList<>();
        diff.run(run.target().id(), cohort.folded(), given.list(), Planner.keepsLists(run), false, tied, change -> {
            run.check();
            tally.count(change);
            if (change.goes()) {
                requestCount.count(change);
                sample(change, change.remove() ? leaving : joining);
            }
        });
        boolean mixed = !requestCount.external() || Planner.underForeignHazard(sql, run);
        Verdict verdict = Planner.judge(run, given, sql, cohort, tally, mixed);
        boolean adds = !verdict.held() && !verdict.parkAdds();
        boolean removes = !verdict.held() && !verdict.parkRemoves();
        return new DryRunResult(
                ImportPlan.of(
                        given, diff.distinct(given.list(), tally, cohort.present()), tally, cohort.present(), verdict),
                cohort.present(),
                tally.joins,
                tally.leaves,
                tally.adds + tally.removes - tally.joins - tally.leaves,
                requestCount.requests(adds, removes),
                requestCount.requests(!adds, !removes),
                verdict.guard(),
                verdict.why(),
                joining,
                leaving);
    }

    private static void sample(MemberChange change, List<Identifier> samples) {
        if (change.moves() && samples.size() < SAMPLES) {
            samples.add(Identifier.of(change.id()));
        }
    }

    /** Ends the statement at work, as long as the connection is ours. Any thread may call. */
    private static final class Cancel {
        private final PGConnection connection;
        private boolean over;

        private Cancel(Connection connection) throws SQLException {
            this.connection = connection.unwrap(PGConnection.class);
        }

        synchronized void now() {
            try {
                if (!over) {
                    connection.cancelQuery();
                }
            } catch (SQLException e) {
                // It ends by itself, at its next row.
            }
        }

        synchronized void over() {
            over = true;
        }
    }
}
