package io.muster.braze;

import io.muster.model.ImportRun;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * This node's part in the one budget of the partner key: pieces of its timeline, leased from where all nodes lease, and in
 * each as many requests as the limit lets through, one after the other at its pace. A moment that has passed unused is
 * lost, so that nobody sends two requests for one. Safe for use by many threads.
 */
public final class RequestBudget {

    /** So little is lost with a node that dies, or that leases for one request; and no request costs a statement. */
    private static final Duration PIECE = Duration.ofMillis(50);
    /** A moment may be used a little late, as waking up is. */
    private static final Duration LATE = Duration.ofMillis(20);
    /** What left in one second must not arrive in another one's: the way takes a millisecond more or less. */
    private static final double SLOWER = 1.01;

    private final UnaryOperator<Duration> lease;
    private final LongSupplier counter;
    private final long each;
    private final long permits;
    private long next;
    private long left;

    /** The moment at which a request may leave, on the counter that marks use. */
    public record Permit(long nanos) {}

    /**
     * @param lease takes so much of the timeline and says how long until it begins
     * @param perSecond the partner key's limit
     */
    public RequestBudget(UnaryOperator<Duration> lease, double perSecond) {
        this(lease, perSecond, System::nanoTime);
    }

    RequestBudget(UnaryOperator<Duration> lease, double perSecond, LongSupplier counter) {
        this.lease = lease;
        this.counter = counter;
        this.next = counter.getAsLong();
        this.each = Math.max(1, (long) (Duration.ofSeconds(1).toNanos() * SLOWER / perSecond));
        this.permits = Math.max(1, PIECE.toNanos() / each);
    }

    /** Waits for the import's next moment, or throws when it has to end. */
    public Permit await(ImportRun run) {
        Permit permit = take();
        long wait = permit.nanos - counter.getAsLong();
        if (wait > 0) {
            run.pause(Duration.ofNanos(wait));
        }
        run.check();
        return permit;
    }

    /** The same for a request that belongs to no import. */
    public Permit await() throws InterruptedException {
        Permit permit = take();
        // Nobody counts it down: it is a wait that an interruption ends.
        new CountDownLatch(1).await(permit.nanos - counter.getAsLong(), TimeUnit.NANOSECONDS);
        return permit;
    }

    synchronized Permit take() {
        long late = counter.getAsLong() - LATE.toNanos() - next;
        if (left > 0 && late > 0) {
            long passed = Math.min(left, late / each + 1);
            left -= passed;
            next += passed * each;
        }
        if (left == 0) {
            Duration wait = lease.apply(Duration.ofNanos(each * permits));
            // What one statement took longer than the one before must not bring two requests closer than the pace.
            next = Math.max(next, counter.getAsLong() + wait.toNanos());
            left = permits;
        }
        Permit permit = new Permit(next);
        next += each;
        left--;
        return permit;
    }
}
