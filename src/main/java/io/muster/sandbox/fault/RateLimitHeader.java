package io.muster.sandbox.fault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The forms in which a 429 says when to come back; Braze's pages and its clients know all of them (docs/braze-api.md, Answers). */
public enum RateLimitHeader {
    RETRY_AFTER_SECONDS,
    RETRY_AFTER_DATE,
    RESET_EPOCH_SECONDS,
    RESET_SECONDS,
    /** No header at all: the client backs off by itself. */
    NONE;

    SandboxResponse.Json on(SandboxResponse.Json answer, Instant now, Instant until) {
        // Rounded up: a client that comes back at the second named must not be early.
        long seconds = Math.max(0, (until.toEpochMilli() - now.toEpochMilli() + 999) / 1000);
        return switch (this) {
            case RETRY_AFTER_SECONDS -> answer.with("Retry-After", Long.toString(seconds));
            case RETRY_AFTER_DATE ->
                answer.with(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.ofEpochSecond(epochSeconds(until)).atOffset(ZoneOffset.UTC)));
            case RESET_EPOCH_SECONDS -> answer.with("X-RateLimit-Reset", Long.toString(epochSeconds(until)));
            case RESET_SECONDS -> answer.with("X-RateLimit-Reset", Long.toString(seconds));
            case NONE -> answer;
        };
    }

    private static long epochSeconds(Instant until) {
        return (until.toEpochMilli() + 999) / 1000;
    }
}
