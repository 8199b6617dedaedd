package io.muster.notify;

import io.muster.model.CohortDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A cohort that was not imported for longer than its definition allows, or that is imported again after that.
 *
 * @param about OVERDUE or RECOVERED
 * @param allowed the definition's {@code notify.overdue}
 * @param lastImport when the last import ended that Braze took, as a whole or in part; empty when there was none
 * @param since from when it is counted: the last import, else when the definition was first seen
 */
public record OverdueAlarm(
        NotificationKind about,
        CohortDefinition definition,
        Duration allowed,
        Optional<Instant> lastImport,
        Instant since,
        Instant now) {

    /** How long it was, or has been, without an import. */
    public Duration lasted() {
        // After a rest it is counted from the rest's end, but it was not imported for longer.
        Instant from = about == NotificationKind.OVERDUE ? lastImport.orElse(since) : since;
        return Duration.between(from, now);
    }
}
