package io.muster.delivery;

import io.muster.cohort.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when no request of the partner key may leave: what a 429 said, shared by all cohorts. Waiting for it is not a
 * failed attempt. Safe for use by many threads.
 */
public final class SharedWait {

    /** Where a 429 names no time. */
    private static final Duration UNNAMED = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Instant until = Instant.MIN;

    public SharedWait(Clock clock) {
        this.clock = clock;
    }

    /** Braze answered 429: everybody waits, never less long than said before. */
    public synchronized void limited(Optional<Instant> named) {
        Instant moment = named.orElseGet(() -> clock.instant().plus(UNNAMED));
        until = moment.isAfter(until) ? moment : until;
    }

    /** Until when to wait; empty when requests may leave. */
    public Optional<Instant> until() {
        return Optional.of(until).filter(moment -> moment.isAfter(clock.instant()));
    }

    /** Blocks until requests may leave, or throws when the import has to end. */
    public void await(Run run) {
        Optional<Instant> moment = until();
        while (moment.isPresent()) {
            run.pause(Duration.between(clock.instant(), moment.get()).plusMillis(1));
            moment = until();
        }
        run.check();
    }
}
