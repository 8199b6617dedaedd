package io.muster.delivery;

import io.muster.cohort.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Until when no request of the partner key may leave: what a 429 said, shared by all cohorts, and through the board by
 * all nodes and over a restart. Waiting for it is not a failed attempt. Safe for use by many threads.
 */
public final class SharedWait {

    /** The first wait where a 429 names no time. */
    private static final Duration UNNAMED = Duration.ofSeconds(5);
    /** The first wait where the time that it names has passed: its clock or ours is wrong. */
    private static final Duration NAMED = Duration.ofSeconds(1);

    private static final Duration MOST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;
    /** Those that were in flight together are told nearly the same moment; the board hears it once. */
    private static final Duration SAME = Duration.ofSeconds(1);

    /** Where all nodes write down until when they wait; writing must not throw. */
    public record Board(Consumer<Instant> write, Supplier<Optional<Instant>> read) {
        static final Board NONE = new Board(until -> {}, Optional::empty);
    }

    private final Board board;
    private final Clock clock;
    private volatile Instant until = Instant.MIN;
    private volatile int inVain;

    public SharedWait(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /**
     * Braze answered 429: everybody waits, never less long than said before. After a wait that was in vain the next is
     * longer, whatever is named.
     */
    public void limited(Optional<Instant> named) {
        Instant before = until;
        Instant after = later(named);
        if (Duration.between(before, after).compareTo(SAME) > 0) {
            board.write().accept(after);
        }
    }

    private synchronized Instant later(Optional<Instant> named) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            inVain++;
        }
        Duration first = named.isPresent() ? NAMED : UNNAMED;
        Duration doubled = first.multipliedBy(1L << Math.min(inVain - 1, MOST_DOUBLINGS));
        Instant least = now.plus(doubled.compareTo(MOST) < 0 ? doubled : MOST);
        return heard(named.filter(least::isBefore).orElse(least));
    }

    /** Braze accepts: the last wait was not in vain. */
    public void accepted() {
        if (inVain > 0) {
            inVain = 0;
        }
    }

    /** Reads the board, and writes there what it does not know: called every second by one thread, and at the start. */
    public void look() {
        Instant there = board.read().get().orElse(Instant.MIN);
        Instant here = heard(there);
        if (Duration.between(there, here).compareTo(SAME) > 0 && here.isAfter(clock.instant())) {
            board.write().accept(here);
        }
    }

    private synchronized Instant heard(Instant moment) {
        until = moment.isAfter(until) ? moment : until;
        return until;
    }

    /** Until when to wait; empty when requests may leave. */
    public Optional<Instant> until() {
        return Optional.of(until).filter(moment -> moment.isAfter(clock.instant()));
    }

    /** Until when the last wait was or is; long ago when there was none. */
    Instant last() {
        return until;
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
