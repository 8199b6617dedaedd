package io.muster.braze;

import io.muster.model.ImportRun;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How long a repeat waits: exponential with full jitter, so that requests that failed together do not return together.
 * Safe for use by many threads.
 */
public final class BackOff {

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;

    /** @param first and {@code most} as {@code 500ms}, {@code 60s} */
    public BackOff(String first, String most) {
        this(duration(first), duration(most), new Threads());
    }

    BackOff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /**
     * Waits before a repeat, or throws when the import has to end.
     *
     * @param repeat 1 for the first repeat; 0 for a first attempt, which does not wait
     * @param most how long at most, whatever chance says: while it still makes sense to repeat
     */
    void await(ImportRun run, int repeat, Duration most) {
        if (repeat > 0) {
            Duration wait = after(repeat);
            run.pause(wait.compareTo(most) < 0 ? wait : most);
        }
    }

    Duration after(int repeat) {
        long ceiling = Math.min(most.toMillis(), first.toMillis() << Math.min(repeat - 1, 20));
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }

    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text);
    }

    /** Each thread's own generator. */
    private static final class Threads implements RandomGenerator {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
