package io.muster.notify;

import java.util.Optional;

/**
 * An attempt that failed, as the outbox has it now.
 *
 * @param attempts with this one
 * @param recipients how many it was for at first
 * @param givenUp whether it is tried no more
 */
public record FailedAttempt(String cohort, Optional<Long> importId, int attempts, int recipients, boolean givenUp) {}
