package io.muster.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One time of a schedule, and what is odd about it. */
public record Time(Instant at, Optional<Oddity> oddity) {

    Time later(Duration offset) {
        return new Time(at.plus(offset), oddity);
    }
}
