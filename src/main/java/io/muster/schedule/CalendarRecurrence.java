package io.muster.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On days of the calendar, at a time of day. The rules of {@code java.time} are ours: a time that the clock leaves out
 * is the same moment, which the clock calls an hour later; one that it shows twice is the first.
 */
sealed interface CalendarRecurrence extends Recurrence permits DailyRecurrence, WeeklyRecurrence, MonthlyRecurrence {

    LocalTime at();

    /** Its days from {@code first} on, each later than the one before. */
    Stream<LocalDate> days(LocalDate first);

    /** Whether {@code day} stands for one that its month does not have. */
    default boolean isStandIn(LocalDate day) {
        return false;
    }

    @Override
    default Optional<ScheduledTime> next(Instant after, ZoneId zone) {
        // Two days back: a zone may leave out a whole day, whose time is then one of the next day.
        return days(LocalDate.ofInstant(after, zone).minusDays(2))
                .map(day -> time(day, zone))
                .filter(time -> time.at().isAfter(after))
                .findFirst();
    }

    private ScheduledTime time(LocalDate day, ZoneId zone) {
        LocalDateTime local = day.atTime(at());
        int shown = zone.getRules().getValidOffsets(local).size();
        Optional<DstAnomaly> anomaly =
                switch (shown) {
                    case 0 -> Optional.of(DstAnomaly.MISSING);
                    case 1 -> isStandIn(day) ? Optional.of(DstAnomaly.SHORT_MONTH) : Optional.empty();
                    default -> Optional.of(DstAnomaly.DOUBLED);
                };
        return new ScheduledTime(local.atZone(zone).toInstant(), anomaly);
    }
}
