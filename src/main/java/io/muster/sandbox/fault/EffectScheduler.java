package io.muster.sandbox.fault;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests take effect: now, after a delay, or both. Safe for all threads. */
public final class EffectScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(EffectScheduler.class);

    private final ScheduledExecutorService later;
    private int pending;
    private int epoch;

    public EffectScheduler(ScheduledExecutorService later) {
        this.later = later;
    }

    public void take(RequestEffect effect, Duration delay, Runnable change) {
        switch (effect) {
            case NONE -> {}
            case AT_ONCE -> change.run();
            case LATE -> schedule(delay, change);
            case TWICE -> {
                change.run();
                schedule(delay, change);
            }
        }
    }

    /** Effects that are still to come. */
    public synchronized int pending() {
        return pending;
    }

    /** What was to come no longer comes. */
    public synchronized void reset() {
        epoch++;
        pending = 0;
    }

    private synchronized void schedule(Duration delay, Runnable change) {
        int scheduledIn = epoch;
        pending++;
        var unused = later.schedule(() -> arrive(scheduledIn, change), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void arrive(int scheduledIn, Runnable change) {
        if (scheduledIn == epoch) {
            try {
                change.run();
            } catch (RuntimeException | Error e) {
                // The scheduler would keep it to itself.
                LOG.error("a late effect failed; the cohort lacks it", e);
                throw e;
            } finally {
                pending--;
            }
        }
    }
}
