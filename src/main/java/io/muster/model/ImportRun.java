package io.muster.model;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An import at work on this node: what it is about, and the signal that ends it. Shared by all threads of the import;
 * the first stop wins, whoever asks later reads that one.
 */
public final class ImportRun {

    private final long id;
    private final UUID token;
    private final Target target;
    private final CohortDefinition definition;
    private final ImportKind kind;
    private final Optional<String> file;
    private final boolean planned;
    private final Waivers waivers;
    private final AtomicReference<StopReason> stop = new AtomicReference<>();
    private volatile Optional<Runnable> delivery = Optional.empty();
    private final AtomicLong looks = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CopyOnWriteArrayList<Runnable> onStop = new CopyOnWriteArrayList<>();

    /** What an import is for. */
    public enum ImportKind {
        /** Make Braze hold what the source says. */
        IMPORT,
        /** The same, and send every present member again. */
        REFRESH,
        /** Take every member out that we know. */
        RETIRE,
        /** Look what an import would do; nothing is planned and nothing is sent. */
        PREVIEW
    }

    /** What an approval lets through: so many adds and removes, and the guards that held. */
    public record Waivers(long adds, long removes, Set<String> guards) {
        public static final Waivers NONE = new Waivers(0, 0, Set.of());
    }

    /**
     * @param token what marks and acknowledgements are conditional on
     * @param planned whether its changes are durable already, so that it goes on without its source
     */
    public ImportRun(
            long id,
            UUID token,
            Target target,
            CohortDefinition definition,
            ImportKind kind,
            Optional<String> file,
            boolean planned,
            Waivers waivers) {
        this.id = id;
        this.token = token;
        this.target = target;
        this.definition = definition;
        this.kind = kind;
        this.file = file;
        this.planned = planned;
        this.waivers = waivers;
    }

    public long id() {
        return id;
    }

    public UUID token() {
        return token;
    }

    public Target target() {
        return target;
    }

    public CohortDefinition definition() {
        return definition;
    }

    public ImportKind kind() {
        return kind;
    }

    /** The dropped file's name inside the cohort's inbox. */
    public Optional<String> file() {
        return file;
    }

    public boolean planned() {
        return planned;
    }

    public Waivers waivers() {
        return waivers;
    }

    /** Ends the import for {@code why}, unless it is being ended already. */
    public void stop(StopReason why) {
        if (stop.compareAndSet(null, why)) {
            stopped.countDown();
            onStop.forEach(Runnable::run);
        }
    }

    public Optional<StopReason> stopped() {
        return Optional.ofNullable(stop.get());
    }

    public boolean isStopped() {
        looks.incrementAndGet();
        return stop.get() != null;
    }

    /** It moves or waits, where nothing asks whether it has to end. */
    public void moves() {
        looks.incrementAndGet();
    }

    /** How often its threads have asked whether it has to end: while it moves or waits, this grows. */
    public long looks() {
        return looks.get();
    }

    /** Throws when the import has to end: what long loops call between their steps. */
    public void check() {
        looks.incrementAndGet();
        StopReason why = stop.get();
        if (why != null) {
            throw new Stopped(why);
        }
    }

    /** Waits for {@code time}; throws as soon as the import has to end. */
    public void pause(Duration time) {
        looks.incrementAndGet();
        try {
            if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(new StopReason.Closing());
            check();
        }
    }

    /** Runs {@code action} when the import is stopped, at once if it is already; it may run twice, at most. */
    public void whenStopped(Runnable action) {
        onStop.add(action);
        if (isStopped()) {
            action.run();
        }
    }

    /** Its batches are on their way from now on; {@code letGo} frees who waits there for a thread that was lost. */
    public void delivers(Runnable letGo) {
        delivery = Optional.of(letGo);
    }

    /** Whether its batches are on their way; before that it may be at one statement for long. */
    public boolean isDelivering() {
        return delivery.isPresent();
    }

    /** Nothing of it waits any more for a thread that was lost. */
    public void abandon() {
        delivery.ifPresent(Runnable::run);
    }

    @Override
    public String toString() {
        return "import=" + id + " cohort=" + target.cohort();
    }

    /** Thrown by {@link #check}; the reason stands in the run. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(StopReason why) {
            super(why.why().sentence(), null, false, false);
        }
    }
}
