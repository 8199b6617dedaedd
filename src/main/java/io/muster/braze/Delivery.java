package io.muster.braze;

import io.muster.ledger.store.Batch;
import io.muster.model.ImportRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One import's delivery on this node: its batches at work, since when one goes without an answer, how long a limit keeps
 * it back. The routes carry it as the variable {@code delivery}. Shared by the threads that send.
 */
public final class Delivery {

    private static final int ABANDONED = 1000;

    private final ImportRun run;
    private final Semaphore batches;
    private final InFlightLimiter inFlight;
    private final Map<Long, Failing> failing = new ConcurrentHashMap<>();
    private final Map<Long, BrazeResponse.Accepted> acceptances = new ConcurrentHashMap<>();
    private final AtomicReference<LimitPatience.Held> held = new AtomicReference<>(LimitPatience.Held.FREE);
    private final AtomicLong marks = new AtomicLong();
    private final AtomicBoolean proved = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile long marksBefore;
    private volatile Set<Integer> phases = Set.of();

    /** A batch without a definite answer: since when, and after how many attempts. */
    record Failing(Instant since, int attempts) {}

    /** @param inFlight most requests in flight */
    public Delivery(ImportRun run, int inFlight) {
        this.run = run;
        this.batches = new Semaphore(inFlight);
        this.inFlight = new InFlightLimiter(new AdaptiveWindow(inFlight));
    }

    public ImportRun run() {
        return run;
    }

    /** How long it was kept back by Braze's limit. */
    AtomicReference<LimitPatience.Held> held() {
        return held;
    }

    InFlightLimiter inFlight() {
        return inFlight;
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
     * Waits until so few batches are at work that another may begin. A stop does not end the wait: the requests in
     * flight end soon, and the split that asks must not come to its end before they do.
     */
    void begin() {
        batches.acquireUninterruptibly();
    }

    /** A batch of the round has its answer, or is given up: the next may begin. */
    public void end() {
        batches.release();
    }

    /** Whoever still waits for a batch that a lost thread was at waits no longer. */
    void abandon() {
        batches.release(ABANDONED);
    }

    /** One more attempt went without a definite answer. */
    Failing failed(long no, Instant now) {
        return failing.merge(no, new Failing(now, 1), (known, fresh) -> new Failing(known.since, known.attempts + 1));
    }

    /** Empty before the first failed attempt, and after a definite answer. */
    Optional<Failing> failing(long no) {
        return Optional.ofNullable(failing.get(no));
    }

    void answered(long no) {
        failing.remove(no);
    }

    /** Braze took the batch; what else it said is kept until that is durable. */
    void acceptance(long no, BrazeResponse.Accepted said) {
        acceptances.put(no, said);
    }

    BrazeResponse.Accepted acceptance(long no) {
        return acceptances.getOrDefault(no, new BrazeResponse.Accepted(false, List.of()));
    }

    void accepted(Batch batch) {
        acceptances.remove(batch.no());
    }

    /** True once: the log says that Braze gives no answer. */
    boolean tells() {
        return told.compareAndSet(false, true);
    }

    /** True once: before the first halving the create is repeated. */
    public boolean proves() {
        return proved.compareAndSet(false, true);
    }
}
