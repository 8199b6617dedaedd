package io.muster.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the share of 429 speaks.
 *
 * @param pause what the header names when {@code until} is empty
 * @param until the moment that the header names and from which no 429 is given
 */
public record Limited(LimitHeader header, Duration pause, Optional<Instant> until) {

    static final Limited DEFAULT =
            new Limited(LimitHeader.RETRY_AFTER_SECONDS, Duration.ofSeconds(1), Optional.empty());

    boolean isOver(Instant now) {
        return until.isPresent() && !now.isBefore(until.get());
    }

    Answer.Json answer(Instant now) {
        return header.on(answer(), now, until.orElse(now.plus(pause)));
    }

    /** The bare refusal; its headers are added by who knows when the limit ends. */
    static Answer.Json answer() {
        return Answer.of(429, "The request limit is reached.");
    }
}
