package io.muster.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How a schedule comes again. Immutable; knows no first or last day and no jitter. */
sealed interface Recurrence permits SingleOccurrence, CalendarRecurrence, CronRecurrence {

    /** The first time after {@code after}; empty when there is none. */
    Optional<ScheduledTime> next(Instant after, ZoneId zone);
}
