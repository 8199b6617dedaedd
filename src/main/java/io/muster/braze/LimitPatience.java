package io.muster.braze;

import io.muster.model.Durations;
import io.muster.model.ImportRun;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How long an import lets itself be kept back by 429: for {@code retry-for} in all without a single acceptance in between,
 * so that nobody who only ever says 429 keeps it, and its place among those that run, for ever. What else it waits for
 * meanwhile, such as an answer or a hazard, does not count. Where this import had
 * something accepted before, it is Braze who says so, and the first wait that it names, at most to the clock hour, does
 * not count. Safe for use by many threads.
 */
public final class LimitPatience {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);

    private final RateLimitPause pause;
    private final Duration retryFor;
    private final Clock clock;

    /**
     * One import.
     *
     * @param proven whether it had anything accepted
     * @param kept for how long it was kept back, up to the wait that is on
     * @param last the wait that is on, or was when it was last looked at
     */
    record Held(boolean proven, Duration kept, Optional<Wait> last) {
        static final Held FREE = new Held(false, Duration.ZERO, Optional.empty());
        static final Held PROVEN = new Held(true, Duration.ZERO, Optional.empty());

        /** With what the wait took so far: whatever else the import waited for after its end does not count. */
        Duration keptBy(Instant now) {
            return last.map(each -> kept.plus(each.took(now))).orElse(kept);
        }

        Held waits(Instant now, Instant until) {
            if (last.isPresent() && last.get().until.equals(until)) {
                return this;
            }
            Instant free = last.map(Wait::from).orElse(proven ? until : now);
            return new Held(proven, keptBy(now), Optional.of(new Wait(free.isAfter(now) ? free : now, until)));
        }
    }

    /** @param from what is before it does not count */
    record Wait(Instant from, Instant until) {
        Duration took(Instant now) {
            Instant end = now.isBefore(until) ? now : until;
            return end.isAfter(from) ? Duration.between(from, end) : Duration.ZERO;
        }
    }

    public LimitPatience(RateLimitPause pause, Duration retryFor, Clock clock) {
        this.pause = pause;
        this.retryFor = retryFor;
        this.clock = clock;
    }

    /** Blocks until the import's requests may leave, or throws when it has to end. */
    public void await(Delivery delivery) {
        ImportRun run = delivery.run();
        while (holds(delivery)) {
            run.pause(shorter(left(delivery), wait(run).plusMillis(1)));
        }
        run.check();
    }

    /** Whether the import has to wait now; it is ended here when that has been so for too long. */
    boolean holds(Delivery delivery) {
        ImportRun run = delivery.run();
        if (pause.until(run.target().endpoint()).isEmpty()) {
            return false;
        }
        look(delivery);
        return !run.isStopped();
    }

    /** A request of the import was answered 429. */
    void limited(Delivery delivery, Optional<Instant> named) {
        pause.limited(delivery.run().target().endpoint(), named);
        look(delivery);
    }

    /** A request of the import was accepted. */
    void accepted(Delivery delivery) {
        pause.accepted(delivery.run().target().endpoint());
        delivery.held().set(Held.PROVEN);
    }

    /** A request of the import was accepted before another process took it over. */
    void proven(Delivery delivery) {
        delivery.held().compareAndSet(Held.FREE, Held.PROVEN);
    }

    private void look(Delivery delivery) {
        ImportRun run = delivery.run();
        if (run.isStopped()) {
            return;
        }
        Instant now = clock.instant();
        Instant until = pause.last(run.target().endpoint());
        Held held = delivery.held().updateAndGet(known -> known.waits(now, until));
        if (held.keptBy(now).compareTo(retryFor) >= 0) {
            run.stop(new StopReason.UnansweredByBraze(why(run)));
        }
    }

    private Duration left(Delivery delivery) {
        return retryFor.minus(Objects.requireNonNull(delivery.held().get()).keptBy(clock.instant()));
    }

    private Duration wait(ImportRun run) {
        return Duration.between(clock.instant(), pause.last(run.target().endpoint()));
    }

    private Reason why(ImportRun run) {
        String endpoint = run.target().endpoint();
        Reason held = Durations.words(retryFor);
        return pause.until(endpoint)
                .map(until -> Reason.of(
                        ReasonCode.LIMIT_HELD_UNTIL,
                        endpoint,
                        held,
                        run.target().workspace(),
                        CLOCK.format(until.atOffset(ZoneOffset.UTC))))
                .orElseGet(() -> Reason.of(
                        ReasonCode.LIMIT_HELD, endpoint, held, run.target().workspace()));
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration least = one.compareTo(other) < 0 ? one : other;
        return least.isNegative() ? Duration.ZERO : least;
    }
}
