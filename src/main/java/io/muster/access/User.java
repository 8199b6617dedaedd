package io.muster.access;

import java.time.Instant;
import java.util.Optional;

/** A user, without the password. */
public record User(String name, Role role, Instant createdAt, Optional<Instant> signedInAt) {}
