package io.muster.notify;

import java.time.Duration;

/**
 * How soon a channel tries again. The waits double up to an hour; after three days it is given up
 * (routes/sql/later-notification.sql).
 *
 * @param first after the first failure
 * @param spread by how much of itself a wait is longer or shorter, so that a receiver that is back is not stormed
 */
public record RetryPause(Duration first, double spread) {}
