package io.muster.app;

import io.muster.cohort.CauseChain;
import io.muster.cohort.Definition.Lookup;
import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import io.muster.delivery.AnswerException;
import io.muster.delivery.Deliveries;
import io.muster.history.Endings;
import io.muster.history.Endings.Final;
import io.muster.history.ImportState;
import io.muster.history.Queue;
import io.muster.ledger.Attempt;
import io.muster.ledger.Batch;
import io.muster.ledger.Cohorts;
import io.muster.ledger.Fold;
import io.muster.ledger.Plan;
import io.muster.ledger.Planner;
import io.muster.ledger.Stage;
import io.muster.match.Found;
import io.muster.match.LookupRounds;
import io.muster.match.MatchException;
import io.muster.query.LookupStatement;
import io.muster.query.ReadingStatement;
import io.muster.query.SqlDialect;
import io.muster.source.SourceException;
import io.muster.source.SqlErrors;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/** What the spine's routes ask between the large steps: thin, a line or two each. Safe for use by many threads. */
final class ImportSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ImportSteps.class);

    private static final int DATABASE_REPEATS = 60;
    private static final long NO_BATCH = -1;
    private static final int END_REPEATS = 30;
    private static final Duration AFTER_A_DROP = Duration.ofSeconds(5);

    private final DataSource database;
    private final Planner planner;
    private final Deliveries deliveries;
    private final Endings endings;
    private final Cohorts cohorts;
    private final Queue queue;
    private final Desk desk;
    private final Runs runs;
    private final Keys keys;
    private final Arrivals arrivals;
    private final ImportRounds rounds;
    private final Fold fold;
    private final Function<String, SqlDialect> dialects;

    ImportSteps(
            DataSource database,
            Deliveries deliveries,
            Cohorts cohorts,
            Queue queue,
            Desk desk,
            Runs runs,
            Keys keys,
            Arrivals arrivals,
            ImportRounds rounds,
            Function<String, SqlDialect> dialects) {
        this.database = database;
        this.planner = new Planner(database);
        this.deliveries = deliveries;
        this.endings = new Endings(database);
        this.cohorts = cohorts;
        this.queue = queue;
        this.desk = desk;
        this.runs = runs;
        this.keys = keys;
        this.arrivals = arrivals;
        this.rounds = rounds;
        this.fold = new Fold(database);
        this.dialects = dialects;
    }

    /** Whether the import goes the way: once, and again when a step or our database is back. */
    public boolean goes(Run run) {
        return rounds.goes(run);
    }

    /** Whether there is more to do than to write its end. */
    public boolean travels(Run run) {
        return rounds.travels(run);
    }

    /** Whether nothing is planned yet. */
    public boolean begins(Run run) {
        return rounds.begins(run);
    }

    /** Whether its end is to be written now; else it waits, and goes the way again. */
    public boolean ends(Run run) {
        return rounds.ends(run);
    }

    /** Its end, or its pause, is written. */
    public void over(Run run) {
        rounds.over(run);
    }

    /** What a step throws hinders the import for a while, or ends it. */
    public void thrown(Run run, Exception exception) {
        if (!run.isStopped() && !rounds.hinders(run, exception)) {
            end(run, exception);
        }
    }

    /** The end could not be written: while the step is stopped it waits, else another goes on when the lease runs out. */
    public void unwritten(Run run, Exception exception) {
        if (!rounds.hinders(run, exception)) {
            lost(run);
            rounds.over(run);
        }
    }

    /** Whether somebody cancelled it, which ends it also while nothing else is. */
    public boolean isCancelled(Run run) {
        return run.stopped().filter(Stop.Cancelled.class::isInstance).isPresent();
    }

    /** What reached nobody on the way: the import goes back, so that it begins again or is taken over. */
    public void dropped(Run run, Exception exception) {
        LOG.warn(
                "{} state=PAUSED cause={} action=\"it goes on by itself\"",
                run,
                CauseChain.root(exception).getClass().getSimpleName());
        runs.end(run);
        deliveries.close(run);
        rounds.forget(run);
        if (!desk.putBack(run, AFTER_A_DROP)) {
            queue.release(run.id(), run.token());
        }
    }

    /** A thread of its delivery is lost: here it ends, and from its unanswered batches on it is taken over. */
    void abandon(Run run) {
        run.stop(new Stop.Closing());
        runs.end(run);
        deliveries.abandon(run);
        rounds.forget(run);
        queue.release(run.id(), run.token());
    }

    /** Whether a step that an operator stopped is tried again. */
    public boolean waitsForStep(Run run, Exception exception) {
        return rounds.waitsForStep(run, exception);
    }

    public void plan(Run run, Planner.Given given) throws SQLException {
        Plan plan = planner.plan(run, given);
        LOG.info(
                "{} state=PLANNED rows={} members={} changes={} parked={}",
                run,
                given.rows(),
                plan.members(),
                plan.changes(),
                plan.parkedAdds() + plan.parkedRemoves());
    }

    /** The file's changes are planned or parked, which is when it has done its part. */
    public void archive(Run run) {
        arrivals.archive(run);
    }

    public Found nothing() {
        return Found.NOTHING;
    }

    /**
     * The lookup's query as the SQL component reads it: {@code :?keys} for each {@code :keys} that the database would
     * read as one, and nothing else changed. PostgreSQL's own question marks are doubled, which is how its driver tells
     * an operator from a parameter.
     */
    public String lookupQuery(Run run) {
        Lookup lookup = lookup(run);
        SqlDialect dialect = dialects.apply(lookup.datasource());
        // A definition that was in force before this was looked at stays so, and its query is refused here.
        ReadingStatement.refusal(lookup.query(), dialect).ifPresent(refusal -> {
            throw new SourceException("The lookup query " + refusal.found() + "; " + refusal.remedy() + ".");
        });
        return LookupStatement.of(lookup.query(), dialect).sql();
    }

    /** The round's keys. */
    public String[] lookupKeys(LookupRounds rounds) {
        return rounds.asked();
    }

    /** Whether the lookup is to be asked (once more). */
    public boolean asksLookup(Run run, LookupRounds rounds) {
        return rounds.isOpen() && !run.isStopped();
    }

    public void lookupAnswered(LookupRounds rounds, List<Map<String, Object>> rows) {
        rounds.answered(rows);
    }

    public void lookupFailed(Run run, LookupRounds asked, Exception cause) {
        asked.end();
        if (run.kind() != Run.Kind.PREVIEW && !run.isStopped() && rounds.hinders(run, cause)) {
            return;
        }
        run.stop(new Stop.SourceFault(CauseChain.find(cause, MatchException.class)
                .map(problem -> String.valueOf(problem.getMessage()))
                .or(() -> CauseChain.find(cause, SourceException.class)
                        .map(problem -> String.valueOf(problem.getMessage())))
                .or(() -> CauseChain.find(cause, SQLException.class).map(e -> SqlErrors.ofLookup(lookup(run), e)))
                .orElseGet(
                        () -> "The lookup query on data source " + lookup(run).datasource() + " failed ("
                                + CauseChain.root(cause).getClass().getSimpleName()
                                + "). Nothing was sent. Run it by hand with an array of texts as its keys.")));
    }

    /** Ends the way of an import that has to end. */
    public void check(Run run) {
        run.check();
        rounds.check(run);
    }

    /** A batch whose route an operator stopped: waits until it is started, or the import has to end. */
    public void waitsForBatch(Run run, Exception exception) {
        rounds.waits(run, exception);
        check(run);
    }

    /** Whether an attempt without a definite answer is made again. */
    public boolean repeats(Run run, @Nullable Batch batch) {
        return batch == null ? deliveries.repeatsCreate(run) : deliveries.repeats(run, batch);
    }

    /** Whether nobody and nothing has ended the import; Simple cannot ask, since Run has stopped() and isStopped(). */
    public boolean goesOn(Run run) {
        return !run.isStopped();
    }

    /** Whether Braze, or the way to it, gave no answer: not our database, whose connection breaks as one to Braze does. */
    public boolean isOfBraze(Exception exception) {
        return CauseChain.find(exception, DataAccessException.class).isEmpty()
                && CauseChain.find(exception, SQLException.class).isEmpty();
    }

    /**
     * Whether a mark or an acknowledgement is tried again, a second later. Counted here, since Camel's own counter is a
     * header, which a step on the way that tries again by itself sets as well.
     */
    public boolean asksDatabaseAgain(Run run, @Nullable Batch batch, Exception exception) {
        int times = rounds.asked(run, batch == null ? NO_BATCH : batch.no());
        boolean again = goesOn(run) && (times <= DATABASE_REPEATS || CauseChain.isDatabaseAway(exception));
        if (again) {
            rounds.triedAgain(exception);
        }
        return again;
    }

    /** Whether an end is written again, two seconds later: for as long as our database is away. */
    public boolean writesAgain(Run run, @Nullable Integer repeats, Exception exception) {
        boolean again = repeats == null || repeats < END_REPEATS || CauseChain.isDatabaseAway(exception);
        if (again) {
            rounds.triedAgain(exception);
        }
        return again;
    }

    public void keysRefused(Run run, AnswerException.KeysRefused refused) {
        deliveries.keysRefused(run, refused);
        keys.stop(
                run.target().workspace(),
                refused.status(),
                run.stopped().map(Stop::sentence).orElse(""));
    }

    /** The cohort where it is tried itself, before its first refused batch is halved or marked: once an import. */
    public List<String> proves(Run run, @Nullable Batch batch) {
        boolean due = batch != null && !run.isStopped() && deliveries.mustProve(run);
        return due ? List.of(run.target().cohort()) : List.of();
    }

    /** Braze refused a batch or the cohort itself. */
    public void refused(Run run, @Nullable Batch batch, @Nullable Attempt attempt) {
        if (batch == null || attempt == null) {
            deliveries.cohortRefused(run);
        } else {
            deliveries.refused(run, attempt);
        }
    }

    /** Keeps why an import has to end. */
    public void fault(Run run, Exception exception) {
        if (!run.isStopped() && !rounds.waits(run, exception)) {
            end(run, exception);
        }
    }

    private static void end(Run run, Exception exception) {
        Optional<Stop> stop = Faults.of(exception);
        stop.ifPresent(run::stop);
        if (stop.filter(Stop.OwnFault.class::isInstance).isPresent()) {
            LOG.error("{} fault=\"{}\"", run, stop.get().sentence(), CauseChain.root(exception));
        }
    }

    public Optional<Final> ending(Run run) {
        return endings.of(run);
    }

    /** A dropped file lies in its place before the state is final. */
    public void put(Run run, Final ending) {
        arrivals.put(run, ending.state(), ending.reason());
    }

    /** After the end is durable: what is left over goes, and the base is made anew where that is due. */
    public void ended(Run run, Final ending, List<Map<String, Object>> row) throws SQLException {
        runs.end(run);
        deliveries.close(run);
        if (row.isEmpty()) {
            LOG.warn("{} state=LOST reason=\"another node took it over\"", run);
            return;
        }
        if (run.kind() == Run.Kind.RETIRE && ending.state() == ImportState.SUCCEEDED) {
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
                        ending.reason());
        try {
            Stage.drop(database, run.id());
            if (fold.foldWhenDue(run)) {
                LOG.debug("{} ledger=folded", run);
            }
        } catch (SQLException | DataAccessException e) {
            // It has ended all the same: a stage that stays goes at the next start, and the next import folds.
            rounds.triedAgain(e);
        }
    }

    /** The import goes on later, or elsewhere. */
    public void release(Run run) {
        runs.end(run);
        deliveries.close(run);
        Optional<Stop> stop = run.stopped();
        if (stop.isPresent() && stop.get() instanceof Stop.Later later) {
            if (!desk.putBack(run, later.delay())) {
                // It is planned: whoever takes it over looks whether it may go on.
                queue.release(run.id(), run.token());
            }
        } else if (stop.isPresent() && stop.get() instanceof Stop.Closing) {
            queue.release(run.id(), run.token());
        }
        LOG.info("{} state=PAUSED reason=\"{}\"", run, stop.map(Stop::sentence).orElse(""));
    }

    /** The end could not be written: whoever finds the lease run out goes on. */
    public void lost(Run run) {
        runs.end(run);
        deliveries.close(run);
        rounds.forget(run);
        LOG.error(
                "{} state=UNKNOWN reason=\"its end could not be written; it goes on when the database answers\"", run);
    }

    private static Lookup lookup(Run run) {
        return run.definition().match().lookup().orElseThrow();
    }
}
