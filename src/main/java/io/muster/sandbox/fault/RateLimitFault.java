package io.muster.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the share of 429 speaks.
 *
 * @param pause what the header names when {@code until} is empty
 * @param until the moment that the header names and from which no 429 is given
 */
public record RateLimitFault(RateLimitHeader header, Duration pause, Optional<Instant> until) {

    static final RateLimitFault DEFAULT =
            new RateLimitFault(RateLimitHeader.RETRY_AFTER_SECONDS, Duration.ofSeconds(1), Optional.empty());

    boolean isOver(Instant now) {
        return until.isPresent() && !now.isBefore(until.get());
    }

    SandboxResponse.Json answer(Instant now) {
        return header.on(answer(), now, until.orElse(now.plus(pause)));
    }

    /** The bare refusal; its headers are added by who knows when the limit ends. */
    static SandboxResponse.Json answer() {
        return SandboxResponse.of(429, "The request limit is reached.");
    }
}
