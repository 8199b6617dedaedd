package io.muster.ledger.store;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One sending of a batch, durable before it leaves.
 *
 * @param number 1 for the batch's first
 * @param fresh whether no earlier attempt went without a definite answer
 * @param hazard until when an earlier, unanswered attempt may still take effect
 * @param markedNanos {@link System#nanoTime()} when the mark was durable
 */
public record SendAttempt(Batch batch, int number, boolean fresh, Optional<OffsetDateTime> hazard, long markedNanos) {}
