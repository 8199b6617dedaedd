package io.muster.pipeline;

import io.muster.imports.Import.Waiting;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.ledger.plan.Planner.StageLostException;
import io.muster.model.CauseChain;
import io.muster.model.ImportRun;
import io.muster.operations.ManagedRoutes;
import io.muster.source.SourceAwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Carries an import over what is in its way for a while: a step that an operator stopped, or a database that is away.
 * Each step can be done again, so when that is over the same import goes the way once more, from what it has planned or
 * else from its source. Safe for use by many threads.
 */
public final class ImportObstacles {

    private static final Logger LOG = LoggerFactory.getLogger(ImportObstacles.class);

    private static final Pattern STEP = Pattern.compile("direct:(?://)?([\\w-]+)");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** A session that is ended again and again, while the database answers, is no outage. */
    private static final int MOST_REPEATS = 5;
    /** How long a look whether our database answers may take. */
    private static final int SECONDS_TO_ANSWER = 2;

    /** Camel's own exception when nobody takes what a step is given. */
    private static final String NOT_THERE = "DirectConsumerNotAvailableException";

    private sealed interface StepObstacle {

        record StoppedStep(String route) implements StepObstacle {}

        record DatabaseAway() implements StepObstacle {}

        /** Over already: a stop and a start, or one session that was ended. */
        record PassingObstacle() implements StepObstacle {}
    }

    /** How far an import has come on this node; it never goes back. */
    private enum Phase {
        NEW,
        ON_THE_WAY,
        /** Only its end is still to be written. */
        ENDING,
        OVER
    }

    /** One import: its phase, and what is in its way. */
    private static final class Progress {
        private Phase phase = Phase.NEW;
        private boolean again;
        private int repeats;
        private long interruptions;
        private Optional<StepObstacle> obstacle = Optional.empty();
        private final Map<Long, Integer> asked = new ConcurrentHashMap<>();

        private Progress(long interruptions) {
            this.interruptions = interruptions;
        }
    }

    private final ManagedRoutes routes;
    private final DataSource database;
    private final ImportStore imports;
    private final ImportQueue queue;
    private final RouteErrorLog errorLog;
    private final Map<UUID, Progress> all = new ConcurrentHashMap<>();
    private final Map<Long, String> waiting = new ConcurrentHashMap<>();

    public ImportObstacles(
            ManagedRoutes routes, DataSource database, ImportStore imports, ImportQueue queue, RouteErrorLog errorLog) {
        this.routes = routes;
        this.database = database;
        this.imports = imports;
        this.queue = queue;
        this.errorLog = errorLog;
    }

    /** Whether the import goes the way: once, and again when what was in its way is gone. Waits for that. */
    public boolean beginsRound(ImportRun run) {
        Progress progress = progress(run);
        if (progress.phase == Phase.OVER) {
            forget(run);
            return false;
        }
        if (progress.phase == Phase.NEW) {
            progress.phase = Phase.ON_THE_WAY;
            return true;
        }
        progress.obstacle.ifPresent(obstacle -> await(run, progress, obstacle));
        progress.obstacle = Optional.empty();
        progress.interruptions = routes.interruptions();
        progress.again = true;
        return true;
    }

    /** Whether there is more to do than to write its end. */
    public boolean hasWorkLeft(ImportRun run) {
        return progress(run).phase != Phase.ENDING;
    }

    /** Whether it begins at its source: what was planned in an earlier round counts. */
    public boolean needsPlan(ImportRun run) {
        return !run.planned() && !(progress(run).again && queue.isPlanned(run.id(), run.token()));
    }

    /** Whether the way is done, or what ended it is known, and its end is to be written now; else it waits. */
    public boolean endIsDue(ImportRun run) {
        Progress progress = progress(run);
        if (progress.obstacle.isEmpty()) {
            progress.phase = Phase.ENDING;
        }
        return progress.phase == Phase.ENDING;
    }

    /** Its end, or its pause, is written, or is another's to write. Also of one that was forgotten: it is no new one. */
    public void finished(ImportRun run) {
        progress(run).phase = Phase.OVER;
    }

    void forget(ImportRun run) {
        all.remove(run.token());
        waiting.remove(run.id());
    }

    /** Throws where a step failed that could not throw itself. */
    void check(ImportRun run) {
        if (Optional.ofNullable(all.get(run.token()))
                .flatMap(progress -> progress.obstacle)
                .isPresent()) {
            throw new HinderedException();
        }
    }

    /** Whether {@code e} only says that the import has to wait; it does so with its next round. */
    boolean hinders(ImportRun run, Throwable e) {
        Progress progress = progress(run);
        if (CauseChain.find(e, HinderedException.class).isPresent()) {
            return true;
        }
        progress.obstacle = obstacle(progress, e);
        if (progress.obstacle.isPresent()) {
            say(run, progress.obstacle.get(), e);
        }
        return progress.obstacle.isPresent();
    }

    /**
     * The same within a delivery, whose other batches are on their way: waits at once, and the batch is sent with the
     * next round.
     */
    boolean waits(ImportRun run, Throwable e) {
        Progress progress = progress(run);
        Optional<StepObstacle> obstacle = obstacle(progress, e);
        obstacle.ifPresent(it -> {
            say(run, it, e);
            await(run, progress, it);
        });
        return obstacle.isPresent();
    }

    /** Whether a step that nobody takes is tried again, a second later. */
    boolean waitsForStep(ImportRun run, Throwable e) {
        step(e).ifPresent(route -> note(run, route));
        return !run.isStopped();
    }

    /** How often our database failed to give a batch, this time among them. */
    int asked(ImportRun run, long batch) {
        return progress(run).asked.merge(batch, 1, Integer::sum);
    }

    /** Says that something is tried again, once a minute. */
    void triedAgain(Exception exception) {
        errorLog.handleException(exception);
    }

    /** A route is started again: who waited for it goes on. */
    public void started(String route) {
        waiting.forEach((id, step) -> {
            if (step.equals(route) && waiting.remove(id, step)) {
                tell(id, Optional.empty());
            }
        });
    }

    private Optional<StepObstacle> obstacle(Progress progress, Throwable e) {
        Optional<String> step = step(e);
        if (step.isPresent()) {
            return Optional.of(new StepObstacle.StoppedStep(step.get()));
        }
        boolean cutOff = CauseChain.find(e, RejectedExecutionException.class).isPresent()
                || CauseChain.find(e, IllegalStateException.class).isPresent();
        if (cutOff && routes.interruptions() != progress.interruptions) {
            return Optional.of(stopped());
        }
        boolean away = CauseChain.isDatabaseAway(e);
        boolean momentary = away
                || CauseChain.find(e, SourceAwayException.class).isPresent()
                || CauseChain.find(e, StageLostException.class).isPresent();
        if (momentary && !answers()) {
            return Optional.of(new StepObstacle.DatabaseAway());
        }
        return momentary && progress.repeats++ < MOST_REPEATS
                ? Optional.of(new StepObstacle.PassingObstacle())
                : Optional.empty();
    }

    /** The step whose end cut the import off; it may run again already. */
    private StepObstacle stopped() {
        return routes.resting().stream()
                .filter(routes::isStep)
                .findFirst()
                .<StepObstacle>map(StepObstacle.StoppedStep::new)
                .orElseGet(StepObstacle.PassingObstacle::new);
    }

    /** The route that nobody runs, where {@code e} says so. */
    static Optional<String> step(Throwable e) {
        return CauseChain.find(
                        e, Throwable.class, x -> x.getClass().getSimpleName().equals(NOT_THERE))
                .map(x -> STEP.matcher(String.valueOf(x.getMessage())))
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private void say(ImportRun run, StepObstacle obstacle, Throwable e) {
        if (obstacle instanceof StepObstacle.StoppedStep it) {
            note(run, it.route());
        } else if (obstacle instanceof StepObstacle.DatabaseAway) {
            errorLog.handleException(e);
        }
    }

    private void note(ImportRun run, String route) {
        if (routes.runs(route) || route.equals(waiting.put(run.id(), route))) {
            return;
        }
        LOG.warn(
                "{} state=WAITING reason=\"the route {} is stopped by an operator\" action=\"it goes on when the route is"
                        + " started\"",
                run,
                route);
        tell(run.id(), Optional.of(new Waiting(WaitCause.OPERATOR, Optional.empty(), Optional.of(route))));
    }

    private void tell(long id, Optional<Waiting> what) {
        try {
            imports.waiting(id, what);
        } catch (DataAccessException e) {
            errorLog.handleException(e);
        }
    }

    private void await(ImportRun run, Progress progress, StepObstacle obstacle) {
        boolean stopped = run.isStopped();
        if (obstacle instanceof StepObstacle.StoppedStep it) {
            // What was ended before it came here waits for its end to be written, and only a stop of the service ends
            // that.
            while (!routes.awaits(it.route(), LOOK_AGAIN) && run.isStopped() == stopped && !routes.isEnding()) {
                note(run, it.route());
            }
            if (routes.runs(it.route())) {
                started(it.route());
            }
        } else if (obstacle instanceof StepObstacle.DatabaseAway) {
            boolean goesOn = true;
            while (goesOn && !answers()) {
                goesOn = pauses(run, LOOK_AGAIN);
            }
            if (goesOn) {
                LOG.info("{} state=RUNNING reason=\"our database answers again; it goes on\"", run);
            }
        } else {
            pauses(run, LOOK_AGAIN.multipliedBy(Math.max(1, progress.repeats)));
        }
    }

    private static boolean pauses(ImportRun run, Duration time) {
        try {
            run.pause(time);
            return true;
        } catch (ImportRun.Stopped ended) {
            return false;
        }
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }

    private Progress progress(ImportRun run) {
        return all.computeIfAbsent(run.token(), token -> new Progress(routes.interruptions()));
    }

    /** Thrown in place of what hindered a step that could not throw it. */
    static final class HinderedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        HinderedException() {
            super("it goes on later", null, false, false);
        }
    }
}
