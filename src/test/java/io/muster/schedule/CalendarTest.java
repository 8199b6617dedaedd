package io.muster.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hard cases of the calendar: what a zone, a month and a year do to a schedule. */
class CalendarTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # A time that the clock leaves out is the same moment, called later.
            Europe/Paris          | daily: '02:30' | 2026-03-28T00:00:00Z | 2026-03-28T02:30+01:00, 2026-03-29T03:30+02:00 MISSING, 2026-03-30T02:30+02:00
            America/New_York      | daily: '02:00' | 2026-03-07T12:00:00Z | 2026-03-08T03:00-04:00 MISSING, 2026-03-09T02:00-04:00
            Australia/Lord_Howe   | daily: '02:15' | 2026-10-03T00:00:00Z | 2026-10-04T02:45+11:00 MISSING, 2026-10-05T02:15+11:00
            Pacific/Chatham       | daily: '03:00' | 2026-09-26T00:00:00Z | 2026-09-27T04:00+13:45 MISSING, 2026-09-28T03:00+13:45
            Antarctica/Troll      | daily: '01:30' | 2026-03-28T12:00:00Z | 2026-03-29T03:30+02:00 MISSING, 2026-03-30T01:30+02:00
            # One that it shows twice is the first.
            Europe/Paris          | daily: '02:30' | 2026-10-24T12:00:00Z | 2026-10-25T02:30+02:00 DOUBLED, 2026-10-26T02:30+01:00
            America/New_York      | daily: '01:59' | 2026-10-31T12:00:00Z | 2026-11-01T01:59-04:00 DOUBLED, 2026-11-02T01:59-05:00
            Australia/Lord_Howe   | daily: '01:45' | 2026-04-04T00:00:00Z | 2026-04-05T01:45+11:00 DOUBLED, 2026-04-06T01:45+10:30
            # Asked between the two, or after both, the next one is tomorrow's.
            Europe/Paris          | daily: '02:30' | 2026-10-25T00:30:00Z | 2026-10-26T02:30+01:00
            Europe/Paris          | daily: '02:30' | 2026-10-25T01:15:00Z | 2026-10-26T02:30+01:00
            # Midnight itself may be left out or come twice.
            Africa/Cairo          | daily: '00:00' | 2026-04-22T22:30:00Z | 2026-04-24T01:00+03:00 MISSING, 2026-04-25T00:00+03:00
            Asia/Beirut           | daily: '00:30' | 2026-03-28T00:00:00Z | 2026-03-29T01:30+03:00 MISSING, 2026-03-30T00:30+03:00
            Asia/Beirut           | daily: '23:30' | 2026-10-24T00:00:00Z | 2026-10-24T23:30+03:00 DOUBLED, 2026-10-25T23:30+02:00
            America/Santiago      | daily: '00:00' | 2026-09-05T12:00:00Z | 2026-09-06T01:00-03:00 MISSING, 2026-09-07T00:00-03:00
            # Samoa left out a whole day; its start and the next day's are one.
            Pacific/Apia          | daily: '07:00' | 2011-12-29T10:00:00Z | 2011-12-29T07:00-10:00, 2011-12-31T07:00+14:00 MISSING, 2012-01-01T07:00+14:00
            # A zone without changes.
            Asia/Kolkata          | daily: '07:00' | 2026-03-28T02:00:00Z | 2026-03-29T07:00+05:30, 2026-03-30T07:00+05:30
            # Weeks.
            Europe/Paris          | weekly: {days: [mon, thu], at: '07:00'} | 2026-03-26T12:00:00Z | 2026-03-30T07:00+02:00, 2026-04-02T07:00+02:00
            Europe/Paris          | weekly: {days: [sun], at: '02:30'}      | 2026-03-22T12:00:00Z | 2026-03-29T03:30+02:00 MISSING, 2026-04-05T02:30+02:00
            America/New_York      | weekly: {days: [sun, mon, tue, wed, thu, fri, sat], at: '23:59'} | 2026-12-30T12:00:00Z | 2026-12-30T23:59-05:00, 2026-12-31T23:59-05:00, 2027-01-01T23:59-05:00
            # Months: a day that one does not have is its last.
            Europe/Paris          | monthly: {day: 31, at: '07:00'} | 2026-01-31T12:00:00Z | 2026-02-28T07:00+01:00 SHORT_MONTH, 2026-03-31T07:00+02:00, 2026-04-30T07:00+02:00 SHORT_MONTH
            Europe/Paris          | monthly: {day: 29, at: '07:00'} | 2028-02-01T00:00:00Z | 2028-02-29T07:00+01:00, 2028-03-29T07:00+02:00
            Europe/Paris          | monthly: {day: 30, at: '07:00'} | 2027-02-01T00:00:00Z | 2027-02-28T07:00+01:00 SHORT_MONTH, 2027-03-30T07:00+02:00
            Asia/Kolkata          | monthly: {day: last, at: '23:30'} | 2028-01-31T18:00:00Z | 2028-02-29T23:30+05:30, 2028-03-31T23:30+05:30
            Europe/Paris          | monthly: {day: 29, at: '02:30'} | 2026-03-01T00:00:00Z | 2026-03-29T03:30+02:00 MISSING, 2026-04-29T02:30+02:00
            Pacific/Apia          | monthly: {day: 30, at: '07:00'} | 2011-12-01T00:00:00Z | 2011-12-31T07:00+14:00 MISSING, 2012-01-30T07:00+14:00
            # One moment.
            Europe/Paris          | once: 2026-03-29T02:30 | 2026-01-01T00:00:00Z | 2026-03-29T03:30+02:00 MISSING
            Europe/Paris          | once: 2026-10-25T02:30 | 2026-01-01T00:00:00Z | 2026-10-25T02:30+02:00 DOUBLED
            Europe/Paris          | once: 2026-12-01T09:00 | 2026-12-01T08:00:00Z |
            # First and last day, both counted in the schedule's zone.
            America/New_York      | daily: '23:30', from: 2026-12-01, until: 2026-12-02 | 2026-01-01T00:00:00Z | 2026-12-01T23:30-05:00, 2026-12-02T23:30-05:00
            Pacific/Kiritimati    | daily: '00:00', from: 2026-12-01, until: 2026-12-02 | 2026-01-01T00:00:00Z | 2026-12-01T00:00+14:00, 2026-12-02T00:00+14:00
            America/Santiago      | daily: '00:00', from: 2026-09-06, until: 2026-09-06 | 2026-01-01T00:00:00Z | 2026-09-06T01:00-03:00 MISSING
            # Cron keeps Quartz's ways: left out is left out, and of two the second.
            Europe/Paris          | cron: '0 30 2 * * ?' | 2026-03-27T12:00:00Z | 2026-03-28T02:30+01:00, 2026-03-30T02:30+02:00 CRON_SKIPPED
            Europe/Paris          | cron: '0 30 2 * * ?' | 2026-10-24T12:00:00Z | 2026-10-25T02:30+01:00 CRON_DOUBLED, 2026-10-26T02:30+01:00
            America/New_York      | cron: '0 0 7 L * ?'  | 2026-02-01T00:00:00Z | 2026-02-28T07:00-05:00, 2026-03-31T07:00-04:00
            """)
    void the_clock_has_its_ways(String zone, String schedule, Instant after, String expected) {
        ScheduleCalendar plan = ScheduleCases.plan(schedule, zone);
        List<String> times = expected == null ? List.of() : Arrays.asList(expected.split(", "));

        List<ScheduledTime> upcoming = plan.upcoming(after, Math.max(1, times.size()));

        assertThat(upcoming)
                .extracting(time -> ScheduleCases.written(time, plan.zone()))
                .isEqualTo(times);
    }

    @Test
    void jitter_keeps_a_cohorts_place_and_spreads_them() {
        List<Duration> places = Stream.iterate(1, i -> i + 1)
                .limit(200)
                .map(i -> ScheduleCalendar.of(
                                ScheduleCases.schedule("daily: '06:00', jitter: 10m"),
                                "cohort-" + i,
                                ScheduleCases.plan("daily: '06:00'").zone())
                        .offset())
                .toList();

        assertThat(places).allMatch(place -> place.compareTo(Duration.ofMinutes(10)) < 0);
        for (int minute = 0; minute < 10; minute++) {
            int at = minute;
            assertThat(places.stream().filter(place -> place.toMinutes() == at)).hasSizeBetween(8, 40);
        }
    }

    @Test
    void jitter_moves_every_time_by_as_much_also_the_last() {
        ScheduleCalendar plain = ScheduleCases.plan("daily: '23:59', until: 2026-12-02", "Europe/Paris");
        ScheduleCalendar moved = ScheduleCases.plan("daily: '23:59', until: 2026-12-02, jitter: 2h", "Europe/Paris");
        Instant now = Instant.parse("2026-11-30T00:00:00Z");

        assertThat(moved.offset()).isPositive();
        assertThat(moved.upcoming(now, 9))
                .isEqualTo(plain.upcoming(now, 9).stream()
                        .map(time -> time.later(moved.offset()))
                        .toList());
    }

    @Test
    void the_last_time_is_found_however_long_nobody_looked() {
        ScheduleCalendar everySecond = ScheduleCases.plan("cron: '* * * * * ?'");
        ScheduleCalendar rare = ScheduleCases.plan("monthly: {day: last, at: '07:00'}");
        Instant now = Instant.parse("2026-11-24T12:00:00.400Z");

        assertThat(everySecond.latest(Instant.parse("2020-01-01T00:00:00Z"), now))
                .isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(rare.latest(Instant.parse("2020-01-31T07:00:00Z"), now))
                .isEqualTo(Instant.parse("2026-10-31T07:00:00Z"));
        assertThat(rare.latest(Instant.parse("2026-10-31T07:00:00Z"), now))
                .isEqualTo(Instant.parse("2026-10-31T07:00:00Z"));
    }

    /** Whatever the zone, the days and the moment: a daily schedule starts once each day that has one, in order. */
    @Property(tries = 300)
    void times_come_in_order_and_asking_from_any_moment_gives_the_same(
            @ForAll("zones") String zone,
            @ForAll @IntRange(min = 0, max = 1439) int minute,
            @ForAll @IntRange(min = 0, max = 20_000) int hour,
            @ForAll @IntRange(min = 0, max = 86_400) int later) {
        ScheduleCalendar plan = ScheduleCases.plan("daily: '%02d:%02d'".formatted(minute / 60, minute % 60), zone);
        Instant start = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofHours(hour));

        List<Instant> times =
                plan.upcoming(start, 10).stream().map(ScheduledTime::at).toList();
        Instant between = start.plusSeconds(later);

        assertThat(times).isSorted().doesNotHaveDuplicates().allMatch(start::isBefore);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .isBetween(Duration.ofHours(22), Duration.ofHours(26));
        }
        assertThat(plan.next(between).map(ScheduledTime::at))
                .isEqualTo(times.stream().filter(between::isBefore).findFirst());
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(new ArrayList<>(List.of(
                "Europe/Paris",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "Asia/Beirut",
                "America/Santiago",
                "Pacific/Chatham",
                "Africa/Casablanca",
                "Antarctica/Troll",
                "Asia/Kolkata",
                "UTC")));
    }
}
