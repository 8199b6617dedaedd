package io.muster.schedule;

import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Durations;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A schedule with its meaning: its times, one after the other. Pure and immutable.
 *
 * @param from the first day, {@code until} the last, both in {@code zone}
 * @param catchUp how late a missed import still starts
 * @param jitter the span over which starts are spread; {@code offset} is this cohort's place in it
 */
public record ScheduleCalendar(
        Recurrence rhythm,
        ZoneId zone,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Duration catchUp,
        Duration jitter,
        Duration offset) {

    static final Duration CATCH_UP = Duration.ofHours(12);

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** So far back the last time is looked for, step by step: a frequent rhythm is found near, a rare one far. */
    private static final List<Duration> BACK = List.of(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(8),
            Duration.ofDays(32),
            Duration.ofDays(400));

    /**
     * What the settings mean for a cohort.
     *
     * @param here the zone where the settings name none
     * @throws IllegalArgumentException when they have no meaning, such as a cron expression that Quartz cannot read
     */
    public static ScheduleCalendar of(Schedule schedule, String cohort, ZoneId here) {
        Map<String, Object> settings = schedule.settings();
        try {
            Duration jitter = duration(settings, "jitter").orElse(Duration.ZERO);
            return new ScheduleCalendar(
                    rhythm(settings),
                    text(settings, "zone").map(ZoneId::of).orElse(here),
                    text(settings, "from").map(LocalDate::parse),
                    text(settings, "until").map(LocalDate::parse),
                    duration(settings, "catch-up").orElse(CATCH_UP),
                    jitter,
                    offset(cohort, jitter));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The first time after {@code after}; empty when the schedule is over. */
    public Optional<ScheduledTime> next(Instant after) {
        Instant start = after.minus(offset);
        Instant earliest = from.map(day -> day.atStartOfDay(zone).toInstant().minusNanos(1))
                .filter(start::isBefore)
                .orElse(start);
        return rhythm.next(earliest, zone)
                .filter(time -> until.map(
                                day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .filter(end -> !time.at().isBefore(end))
                        .isEmpty())
                .map(time -> time.later(offset));
    }

    /** At most so many times after {@code after}. */
    public List<ScheduledTime> upcoming(Instant after, int most) {
        return Stream.iterate(
                        next(after),
                        Optional::isPresent,
                        last -> next(last.orElseThrow().at()))
                .limit(most)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** The last time up to {@code now}, which is {@code first} when there was none since. */
    Instant latest(Instant first, Instant now) {
        return BACK.stream()
                .map(now::minus)
                .filter(start -> start.isAfter(first))
                .flatMap(start -> upTo(now, start).stream())
                .findFirst()
                .orElseGet(() -> upTo(now, first).orElse(first));
    }

    /**
     * When it starts first, set at {@code now}. A single moment counts even when it is over, since nobody may have
     * been there to see it; unless that start was made already.
     */
    Optional<Instant> first(Instant now, Optional<Instant> last) {
        if (rhythm instanceof SingleOccurrence once) {
            Instant moment = once.time(zone).at();
            return last.filter(made -> !made.isBefore(moment)).isPresent()
                    ? Optional.empty()
                    : Optional.of(moment.plus(offset));
        }
        return next(now).map(ScheduledTime::at);
    }

    /** Whether it has no time at all, whatever the day is today. */
    boolean isEmpty() {
        return next(Instant.EPOCH).isEmpty();
    }

    private Optional<Instant> upTo(Instant now, Instant start) {
        return Stream.iterate(
                        next(start).map(ScheduledTime::at),
                        at -> at.filter(time -> !time.isAfter(now)).isPresent(),
                        at -> next(at.orElseThrow()).map(ScheduledTime::at))
                .reduce((one, later) -> later)
                .flatMap(at -> at);
    }

    private static Recurrence rhythm(Map<String, Object> settings) {
        if (settings.get("once") instanceof String moment) {
            return new SingleOccurrence(LocalDateTime.parse(moment));
        }
        if (settings.get("daily") instanceof String at) {
            return new DailyRecurrence(LocalTime.parse(at));
        }
        if (settings.get("weekly") instanceof Map<?, ?> weekly && weekly.get("days") instanceof List<?> days) {
            return new WeeklyRecurrence(
                    days.stream().map(ScheduleCalendar::day).collect(Collectors.toSet()), at(weekly));
        }
        if (settings.get("monthly") instanceof Map<?, ?> monthly) {
            String day = String.valueOf(monthly.get("day"));
            return new MonthlyRecurrence(
                    day.equals("last") ? MonthlyRecurrence.LAST : Integer.parseInt(day), at(monthly));
        }
        if (settings.get("cron") instanceof String expression) {
            return new CronRecurrence(expression);
        }
        throw new IllegalArgumentException("it has none of once, daily, weekly, monthly, cron");
    }

    private static DayOfWeek day(Object word) {
        return DayOfWeek.of(DAYS.indexOf(String.valueOf(word)) + 1);
    }

    private static LocalTime at(Map<?, ?> fields) {
        return LocalTime.parse(String.valueOf(fields.get("at")));
    }

    private static Optional<String> text(Map<String, Object> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(Object::toString);
    }

    private static Optional<Duration> duration(Map<String, Object> settings, String name) {
        return text(settings, name).flatMap(Durations::parse);
    }

    /** The same for a cohort at every time and on every node; even over many cohorts. */
    private static Duration offset(String cohort, Duration jitter) {
        CRC32 hash = new CRC32();
        hash.update(cohort.getBytes(StandardCharsets.UTF_8));
        return jitter.toSeconds() == 0 ? Duration.ZERO : Duration.ofSeconds(hash.getValue() % jitter.toSeconds());
    }
}
