package io.muster.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a batch without a definite answer is repeated: exponential with full jitter, so that
 * requests that failed together do not return together.
 */
public final class BackOff {

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;

    public BackOff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** @param attempt 1 for the wait after the first failure */
    public Duration after(int attempt) {
        long ceiling = Math.min(most.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }
}
