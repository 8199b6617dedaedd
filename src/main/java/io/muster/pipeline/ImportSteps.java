package io.muster.pipeline;

import io.muster.imports.ImportQueue;
import io.muster.imports.ImportState;
import io.muster.imports.Outcomes.Final;
import io.muster.imports.RunningImports;
import io.muster.ledger.plan.ImportPlan;
import io.muster.ledger.plan.Planner;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.Compaction;
import io.muster.model.CauseChain;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.StopReason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/** What the routes of an import ask between the large steps. Safe for use by many threads. */
public final class ImportSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ImportSteps.class);

    private static final int END_REPEATS = 30;
    private static final Duration AFTER_A_DROP = Duration.ofSeconds(5);

    private final DataSource database;
    private final Planner planner;
    private final CohortStore cohorts;
    private final ImportQueue queue;
    private final ImportClaimer claimer;
    private final RunningImports runs;
    private final ImportObstacles obstacles;
    private final Compaction compaction;

    public ImportSteps(
            DataSource database,
            CohortStore cohorts,
            ImportQueue queue,
            ImportClaimer claimer,
            RunningImports runs,
            ImportObstacles obstacles) {
        this.database = database;
        this.planner = new Planner(database);
        this.cohorts = cohorts;
        this.queue = queue;
        this.claimer = claimer;
        this.runs = runs;
        this.obstacles = obstacles;
        this.compaction = new Compaction(database);
    }

    /** What a step throws hinders the import for a while, or ends it. */
    public void thrown(ImportRun run, Exception exception) {
        if (!run.isStopped() && !obstacles.hinders(run, exception)) {
            ExceptionReasons.stop(run, exception);
        }
    }

    /** The end could not be written: while the step is stopped it waits, else another goes on when the lease runs out. */
    public void unwritten(ImportRun run, Exception exception) {
        if (!obstacles.hinders(run, exception)) {
            lost(run);
            obstacles.finished(run);
        }
    }

    /** Whether somebody cancelled it, which ends it also while nothing else is. */
    public boolean isCancelled(ImportRun run) {
        return run.stopped().filter(StopReason.Cancelled.class::isInstance).isPresent();
    }

    /** What reached nobody on the way: the import goes back, so that it begins again or is taken over. */
    public void dropped(ImportRun run, Exception exception) {
        LOG.warn(
                "{} state=PAUSED cause={} action=\"it goes on by itself\"",
                run,
                CauseChain.root(exception).getClass().getSimpleName());
        runs.end(run);
        obstacles.forget(run);
        if (!claimer.putBack(run, AFTER_A_DROP)) {
            queue.release(run.id(), run.token());
        }
    }

    /** A thread of its delivery is lost: here it ends, and from its unanswered batches on it is taken over. */
    public void abandon(ImportRun run) {
        run.stop(new StopReason.Closing());
        runs.end(run);
        run.abandon();
        obstacles.forget(run);
        queue.release(run.id(), run.token());
    }

    public void plan(ImportRun run, StagedSource given) throws SQLException {
        ImportPlan plan = planner.plan(run, given);
        LOG.info(
                "{} state=PLANNED rows={} members={} changes={} parked={}",
                run,
                given.rows(),
                plan.members(),
                plan.changes(),
                plan.parkedAdds() + plan.parkedRemoves());
    }

    /** Ends the way of an import that has to end. */
    public void check(ImportRun run) {
        run.check();
        obstacles.check(run);
    }

    /** Whether an end is written again, two seconds later: for as long as our database is away. */
    public boolean writesAgain(ImportRun run, @Nullable Integer repeats, Exception exception) {
        run.moves();
        boolean again = repeats == null || repeats < END_REPEATS || CauseChain.isDatabaseAway(exception);
        if (again) {
            obstacles.triedAgain(exception);
        }
        return again;
    }

    /** After the end is durable: what is left over goes, and the base is rebuilt where that is due. */
    public void ended(ImportRun run, Final ending, List<Map<String, Object>> row) throws SQLException {
        runs.end(run);
        if (row.isEmpty()) {
            LOG.warn("{} state=LOST reason=\"another node took it over\"", run);
            return;
        }
        if (run.kind() == ImportKind.RETIRE && ending.state() == ImportState.SUCCEEDED) {
            cohorts.retired(run.target().id(), true);
        } else if (ending.state() == ImportState.SUCCEEDED || ending.state() == ImportState.PARTIAL) {
            cohorts.retired(run.target().id(), false);
        }
        boolean needsSomebody = ending.state() == ImportState.FAILED || ending.state() == ImportState.HELD;
        LOG.atLevel(needsSomebody ? Level.WARN : Level.INFO)
                .log(
                        "{} state={} added={} removed={} requests={} rows={} rejected={} reason=\"{}\"",
                        run,
                        ending.state(),
                        row.get(0).get("added"),
                        row.get(0).get("removed"),
                        row.get(0).get("requests"),
                        row.get(0).get("rows"),
                        row.get(0).get("rejected"),
                        ending.why().sentence());
        try {
            StagingTable.drop(database, run.id());
            if (compaction.foldWhenDue(run)) {
                LOG.debug("{} ledger=folded", run);
            }
        } catch (SQLException | DataAccessException e) {
            // It has ended all the same: a stage that stays goes at the next start, and the next import folds.
            obstacles.triedAgain(e);
        }
    }

    /** The import goes on later, or elsewhere. */
    public void release(ImportRun run) {
        runs.end(run);
        Optional<StopReason> stop = run.stopped();
        if (stop.isPresent() && stop.get() instanceof StopReason.Later later) {
            if (!claimer.putBack(run, later.delay())) {
                // It is planned: whoever takes it over looks whether it may go on.
                queue.release(run.id(), run.token());
            }
        } else if (stop.isPresent() && stop.get() instanceof StopReason.Closing) {
            queue.release(run.id(), run.token());
        }
        LOG.info(
                "{} state=PAUSED reason=\"{}\"",
                run,
                stop.map(stopped -> stopped.why().sentence()).orElse(""));
    }

    /** The end could not be written: whoever finds the lease run out goes on. */
    public void lost(ImportRun run) {
        runs.end(run);
        obstacles.forget(run);
        LOG.error(
                "{} state=UNKNOWN reason=\"its end could not be written; it goes on when the database answers\"", run);
    }
}
