package io.muster.access;

import java.time.Instant;
import java.util.Optional;

/** What a script comes with, without its secret, which was shown once. */
public record ApiToken(
        String name, Role role, String madeBy, Instant createdAt, Instant expiresAt, Optional<Instant> usedAt) {

    /** @param secret shown now and never again */
    public record Made(ApiToken token, String secret) {}
}
