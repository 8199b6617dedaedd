package io.muster.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One import's delivery on this node: how many requests are in flight, since when a batch goes without an answer, and
 * what was refused. Shared by the threads that send.
 */
final class Delivery {

    private final Semaphore window;
    private final Map<Long, Instant> unansweredSince = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong marks = new AtomicLong();
    private final AtomicLong refusedAlone = new AtomicLong();
    private final AtomicBoolean proved = new AtomicBoolean();
    private volatile long marksBefore;
    private volatile Set<Integer> phases = Set.of();

    Delivery(int inFlight) {
        this.window = new Semaphore(inFlight);
    }

    void marked() {
        marks.incrementAndGet();
    }

    /** Whether the last round came to nothing. */
    boolean idles() {
        return !phases.isEmpty() && marks.get() == marksBefore;
    }

    void round(Set<Integer> next) {
        marksBefore = marks.get();
        this.phases = next;
    }

    Set<Integer> phases() {
        return phases;
    }

    /**
     * Waits for a place in the window. A stop does not end the wait: the requests in flight end soon, and the split
     * that asks must not come to its end before they do.
     */
    void enter() {
        window.acquireUninterruptibly();
    }

    void leave() {
        window.release();
    }

    /** Since when the batch goes without a definite answer; {@code now} when this is the first time. */
    Instant unanswered(long no, Instant now) {
        Instant first = unansweredSince.putIfAbsent(no, now);
        return first == null ? now : first;
    }

    void answered(long no) {
        unansweredSince.remove(no);
    }

    void accepted(int identifiers) {
        accepted.addAndGet(identifiers);
    }

    long accepted() {
        return accepted.get();
    }

    long refusedAlone() {
        return refusedAlone.incrementAndGet();
    }

    /** True once: before the first halving the create is repeated. */
    boolean proves() {
        return proved.compareAndSet(false, true);
    }
}
