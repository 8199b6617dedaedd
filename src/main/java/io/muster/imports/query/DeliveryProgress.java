package io.muster.imports.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an import goes or went, step by step.
 *
 * @param readAt when the source had been read, matched and staged to its end
 * @param plannedAt when its changes were durable
 * @param joins of its changes, who joins; empty once its batches no longer say
 * @param leaves the same for who leaves
 * @param batches requests that it needs without a repeat
 * @param inFlight requests whose answer is awaited
 */
public record DeliveryProgress(
        Optional<Instant> readAt,
        Optional<Instant> plannedAt,
        Optional<Long> joins,
        Optional<Long> leaves,
        long batches,
        long inFlight,
        Pace pace) {

    public static final DeliveryProgress UNKNOWN = new DeliveryProgress(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, Pace.NONE);

    /**
     * What left and came back in the last {@link DeliveryProgressReader#SOME_TIME}.
     *
     * @param answer how long an answer took
     */
    public record Pace(double requestsPerSecond, double changesPerSecond, Optional<Duration> answer) {
        public static final Pace NONE = new Pace(0, 0, Optional.empty());
    }
}
