package io.muster.braze;

import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to the throttle, one request at a time and the cohorts in turn: who stands in the throttle's own queue is
 * served in no order that could be called fair. {@link #await} blocks, {@link #pass} does not; many threads.
 */
public final class FairTurns {

    /** A stop, or the end of a limit that another node heard of, is noticed this soon. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /**
     * Whoever stands longer in the throttle lets another in: only a new request makes the throttle look at a limit that
     * an operator has raised since.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RateLimitPause pause;
    private final LimitPatience patience;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();
    private final RoundRobin<Asking> roundRobin = new RoundRobin<>();
    /** Those in the throttle now, one entry a request. */
    private final List<ImportRun> standing = new ArrayList<>();

    private Instant since = Instant.MIN;

    /** @param woken told when its turn may have come */
    private record Asking(ImportRun run, Condition woken) {}

    public FairTurns(RateLimitPause pause, LimitPatience patience, Clock clock) {
        this.pause = pause;
        this.patience = patience;
        this.clock = clock;
    }

    /** Waits for the cohort's turn; throws when the import has to end. {@link #pass} must follow when it returns. */
    public void await(Delivery delivery) {
        ImportRun run = delivery.run();
        String cohort = run.target().cohort();
        lock.lock();
        try {
            Asking me = new Asking(run, lock.newCondition());
            roundRobin.ask(cohort, me);
            while (!isFree() || !next().equals(Optional.of(me))) {
                pause(run, me.woken());
                patience.holds(delivery);
                if (run.isStopped()) {
                    roundRobin.withdraw(cohort, me);
                    next().ifPresent(other -> other.woken().signal());
                    run.check();
                }
            }
            roundRobin.took(cohort, me);
            standing.add(run);
            since = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    /** The import's request has passed the throttle; the next one comes. */
    public void pass(Delivery delivery) {
        lock.lock();
        try {
            standing.remove(delivery.run());
            next().ifPresent(other -> other.woken().signal());
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree() {
        // Whoever has to end passes in a moment, or never does, where its thread was lost.
        standing.removeIf(each -> each.stopped().isPresent());
        return standing.isEmpty() || Duration.between(since, clock.instant()).compareTo(PATIENCE) > 0;
    }

    /** Who came here before a 429 of its endpoint must not leave after it, and keeps nobody else waiting. */
    private Optional<Asking> next() {
        return roundRobin.next(
                each -> pause.until(each.run().target().endpoint()).isEmpty());
    }

    private static void pause(ImportRun run, Condition me) {
        try {
            me.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop(new StopReason.Closing());
        }
    }
}
