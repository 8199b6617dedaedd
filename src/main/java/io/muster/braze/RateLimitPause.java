package io.muster.braze;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Until when no request may leave for an endpoint: what a 429 said there, shared by all cohorts that send to it, and
 * through the shared pauses by all nodes and over a restart. A partner key is one cluster's, so that the limit of one endpoint
 * says nothing of another's. Safe for use by many threads.
 */
public final class RateLimitPause {

    /** The first wait where a 429 names no time. */
    private static final Duration UNNAMED = Duration.ofSeconds(5);
    /** The first wait where the time that it names has passed: its clock or ours is wrong. */
    private static final Duration NAMED = Duration.ofSeconds(1);

    private static final Duration MOST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;
    /** Those that were in flight together are told nearly the same moment; the shared pauses hear it once. */
    private static final Duration SAME = Duration.ofSeconds(1);

    /** Where all nodes write down until when they wait, by endpoint; writing must not throw. */
    public record SharedPauses(BiConsumer<String, Instant> write, Supplier<Map<String, Instant>> read) {
        static final SharedPauses NONE = new SharedPauses((endpoint, until) -> {}, Map::of);
    }

    private final SharedPauses shared;
    private final Clock clock;
    private final Map<String, EndpointPause> limits = new ConcurrentHashMap<>();

    public RateLimitPause(SharedPauses shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    /**
     * The endpoint answered 429: all that goes there waits, never less long than said before. After a wait that was in
     * vain the next is longer, whatever is named.
     */
    void limited(String endpoint, Optional<Instant> named) {
        EndpointPause limit = limit(endpoint);
        Instant before = limit.until;
        Instant after = limit.later(named, clock.instant());
        if (Duration.between(before, after).compareTo(SAME) > 0) {
            shared.write().accept(endpoint, after);
        }
    }

    /** The endpoint accepts: the last wait helped. */
    void accepted(String endpoint) {
        EndpointPause limit = limits.get(endpoint);
        if (limit != null && limit.inVain > 0) {
            limit.inVain = 0;
        }
    }

    /** Reads the shared pauses, and writes there what it does not know: called every second by one thread, and at the start. */
    public void look() {
        Map<String, Instant> there = shared.read().get();
        there.forEach((endpoint, until) -> limit(endpoint).heard(until));
        limits.forEach((endpoint, limit) -> {
            Instant known = there.getOrDefault(endpoint, Instant.MIN);
            if (Duration.between(known, limit.until).compareTo(SAME) > 0 && limit.until.isAfter(clock.instant())) {
                shared.write().accept(endpoint, limit.until);
            }
        });
    }

    /** Until when to wait at each endpoint; none where requests may leave. */
    public Map<String, Instant> waits() {
        Map<String, Instant> waits = new TreeMap<>();
        limits.keySet().forEach(endpoint -> until(endpoint).ifPresent(moment -> waits.put(endpoint, moment)));
        return waits;
    }

    /** Until when to wait; empty when requests may leave for the endpoint. */
    Optional<Instant> until(String endpoint) {
        return Optional.of(last(endpoint)).filter(moment -> moment.isAfter(clock.instant()));
    }

    /** Until when the endpoint's last wait was or is; long ago when there was none. */
    Instant last(String endpoint) {
        EndpointPause limit = limits.get(endpoint);
        return limit == null ? Instant.MIN : limit.until;
    }

    private EndpointPause limit(String endpoint) {
        return limits.computeIfAbsent(endpoint, unknown -> new EndpointPause());
    }

    /** One endpoint's. */
    private static final class EndpointPause {

        private volatile Instant until = Instant.MIN;
        private volatile int inVain;

        private synchronized Instant later(Optional<Instant> named, Instant now) {
            if (!until.isAfter(now)) {
                inVain++;
            }
            Duration first = named.isPresent() ? NAMED : UNNAMED;
            Duration doubled = first.multipliedBy(1L << Math.min(Math.max(inVain - 1, 0), MOST_DOUBLINGS));
            Instant least = now.plus(doubled.compareTo(MOST) < 0 ? doubled : MOST);
            return heard(named.filter(least::isBefore).orElse(least));
        }

        private synchronized Instant heard(Instant moment) {
            until = moment.isAfter(until) ? moment : until;
            return until;
        }
    }
}
