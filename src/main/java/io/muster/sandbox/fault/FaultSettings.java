package io.muster.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The switches: what goes wrong, how often. The shares part the requests among them, so together they are at most 1.
 *
 * @param delay after which a late or repeated effect takes place
 * @param loseEvery every nth request loses its answer and takes effect; 0 is never
 * @param requestsPerSecond requests let through in a clock second; 0 is no limit
 * @param requestsPerHour requests let through in a clock hour; 0 is no limit
 * @param onCreate whether creates and renames suffer too
 * @param seed of the random source, so that a run can be repeated
 */
public record FaultSettings(
        Map<Fault, Double> shares,
        Latency latency,
        Duration delay,
        RateLimitFault limited,
        int loseEvery,
        int requestsPerSecond,
        int requestsPerHour,
        boolean onCreate,
        long seed) {

    public static final FaultSettings NONE =
            new FaultSettings(Map.of(), Latency.NONE, Duration.ofSeconds(1), RateLimitFault.DEFAULT, 0, 0, 0, false, 1);

    public FaultSettings {
        shares = Map.copyOf(shares);
        if (shares.values().stream().anyMatch(share -> !(share >= 0))
                || shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + 1e-9) {
            throw new IllegalArgumentException("a share is 0 or more, and all of them together are at most 1");
        }
        if (delay.isNegative() || limited.pause().isNegative()) {
            throw new IllegalArgumentException("delay and limitedFor are 0ms or more");
        }
        if (loseEvery < 0 || requestsPerSecond < 0 || requestsPerHour < 0) {
            throw new IllegalArgumentException("loseEvery, requestsPerSecond and requestsPerHour are 0 or more");
        }
    }

    public double share(Fault fault) {
        return shares.getOrDefault(fault, 0.0);
    }

    public FaultSettings with(Fault fault, double share) {
        Map<Fault, Double> changed = new EnumMap<>(Fault.class);
        changed.putAll(shares);
        changed.put(fault, share);
        return new FaultSettings(
                changed, latency, delay, limited, loseEvery, requestsPerSecond, requestsPerHour, onCreate, seed);
    }

    public FaultSettings withLatency(Latency to) {
        return new FaultSettings(
                shares, to, delay, limited, loseEvery, requestsPerSecond, requestsPerHour, onCreate, seed);
    }

    public FaultSettings withLatency(Duration fixed) {
        return withLatency(new Latency(fixed, fixed));
    }

    public FaultSettings withDelay(Duration to) {
        return new FaultSettings(
                shares, latency, to, limited, loseEvery, requestsPerSecond, requestsPerHour, onCreate, seed);
    }

    public FaultSettings withLimitHeader(RateLimitHeader header) {
        return withLimited(new RateLimitFault(header, limited.pause(), limited.until()));
    }

    public FaultSettings withLimitedFor(Duration pause) {
        return withLimited(new RateLimitFault(limited.header(), pause, Optional.empty()));
    }

    public FaultSettings withLimitedUntil(Instant until) {
        return withLimited(new RateLimitFault(limited.header(), limited.pause(), Optional.of(until)));
    }

    private FaultSettings withLimited(RateLimitFault to) {
        return new FaultSettings(
                shares, latency, delay, to, loseEvery, requestsPerSecond, requestsPerHour, onCreate, seed);
    }

    public FaultSettings withLoseEvery(int nth) {
        return new FaultSettings(
                shares, latency, delay, limited, nth, requestsPerSecond, requestsPerHour, onCreate, seed);
    }

    public FaultSettings withRequestsPerSecond(int most) {
        return new FaultSettings(shares, latency, delay, limited, loseEvery, most, requestsPerHour, onCreate, seed);
    }

    public FaultSettings withRequestsPerHour(int most) {
        return new FaultSettings(shares, latency, delay, limited, loseEvery, requestsPerSecond, most, onCreate, seed);
    }

    public FaultSettings withOnCreate(boolean to) {
        return new FaultSettings(
                shares, latency, delay, limited, loseEvery, requestsPerSecond, requestsPerHour, to, seed);
    }

    public FaultSettings withSeed(long to) {
        return new FaultSettings(
                shares, latency, delay, limited, loseEvery, requestsPerSecond, requestsPerHour, onCreate, to);
    }
}
