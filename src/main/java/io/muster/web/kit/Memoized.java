package io.muster.web.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What many ask for at the same time, made once for all of them: it is made again when it is older than {@code age}. Any
 * thread may call; who comes while it is made waits for it.
 */
public final class Memoized<T> {

    private final Supplier<T> maker;
    private final Duration age;
    private final Clock clock;
    private Optional<T> made = Optional.empty();
    private Instant at = Instant.EPOCH;

    public Memoized(Supplier<T> maker, Duration age, Clock clock) {
        this.maker = maker;
        this.age = age;
        this.clock = clock;
    }

    public synchronized T get() {
        Instant now = clock.instant();
        // A clock that was put back must not keep it for ever.
        boolean fresh = !now.isBefore(at) && now.isBefore(at.plus(age));
        if (made.isEmpty() || !fresh) {
            made = Optional.of(maker.get());
            // Counted from its end: those who waited for it take it, however long it took.
            at = clock.instant();
        }
        return made.get();
    }
}
