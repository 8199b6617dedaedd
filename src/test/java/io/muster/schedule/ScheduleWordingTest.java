package io.muster.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.definition.DefinitionRule.Objection;
import io.muster.definition.ScheduleReading;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Phrases;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class ScheduleWordingTest {

    private final ScheduleWording words = new ScheduleWording(Phrases.english());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daily: '07:00'                                  | every day at 07:00 Europe/Paris
            weekly: {days: [thu], at: '07:00'}              | every Thursday at 07:00 Europe/Paris
            weekly: {days: [thu, mon, sat], at: '07:00'}    | every Monday, Thursday and Saturday at 07:00 Europe/Paris
            monthly: {day: 28, at: '02:30'}                 | on day 28 of every month at 02:30 Europe/Paris
            monthly: {day: last, at: '02:30'}               | on the last day of every month at 02:30 Europe/Paris
            once: 2026-12-01T09:00                          | once, on 1 December 2026 at 09:00 Europe/Paris
            cron: '0 0/30 * * * ?'                          | by the cron expression 0 0/30 * * * ?, Europe/Paris
            cron: '0 0 7 ? * MON-FRI'                       | by the cron expression 0 0 7 ? * MON-FRI, Europe/Paris
            cron: '0 0 7 ? * 1-5'                           | by the cron expression 0 0 7 ? * 1-5, whose days 1-5 are SUN-THU, Europe/Paris
            cron: '0 0 7 ? * 2,4,6'                         | by the cron expression 0 0 7 ? * 2,4,6, whose days 2,4,6 are MON,WED,FRI, Europe/Paris
            cron: '0 0 7 ? * 2#1 2099'                      | by the cron expression 0 0 7 ? * 2#1 2099, whose days 2#1 are MON#1, Europe/Paris
            cron: '0 0 7 1-5 * ?'                           | by the cron expression 0 0 7 1-5 * ?, Europe/Paris
            daily: '07:00', from: 2026-12-01, until: 2027-06-30 | every day at 07:00 Europe/Paris, from 1 December 2026, until 30 June 2027
            """)
    void a_schedule_reads_as_a_sentence(String schedule, String told) {
        assertThat(words.text(ScheduleCases.plan(schedule, "Europe/Paris"))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daily: '07:00'                       | daily
            weekly: {days: [thu], at: '07:00'}   | weekly
            monthly: {day: last, at: '02:30'}    | monthly
            once: 2026-12-01T09:00               | one-time
            cron: '0 0 * * * ?'                  | every hour
            cron: '0 30 0/2 * * ?'               | every 2 h
            cron: '0 0 */6 ? * *'                | every 6 h
            cron: '0 0/15 * * * ?'               | every 15 min
            cron: '0 0 0/7 * * ?'                | cron 0 0 0/7 * * ?
            cron: '0 0 8-18 ? * MON-FRI'         | cron 0 0 8-18 ? * MON-FRI
            """)
    void in_a_line_it_takes_a_word_or_two(String schedule, String told) {
        assertThat(words.brief(ScheduleCases.plan(schedule, "Europe/Paris")).replace('\u00a0', ' '))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daily: '02:30'                  | 2026-03-28T12:00:00Z | 02:30 does not exist that day; it is the same moment, which the clock calls 03:30.
            daily: '02:30'                  | 2026-10-24T12:00:00Z | The clock shows 02:30 twice that day; it is the first.
            monthly: {day: 31, at: '02:30'} | 2026-02-01T12:00:00Z | The month has no such day; it is its last one.
            cron: '0 30 2 * * ?'            | 2026-10-24T12:00:00Z | The clock shows 02:30 twice that day; this is as Quartz takes cron expressions.
            cron: '0 30 2 * * ?'            | 2026-03-28T12:00:00Z | The clock leaves out a time before this one, and a cron expression leaves it out too.
            """)
    void an_odd_time_is_explained(String schedule, Instant after, String told) {
        ScheduleCalendar plan = ScheduleCases.plan(schedule, "Europe/Paris");

        assertThat(plan.next(after).flatMap(time -> words.note(time, plan))).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily: '07:00', zone: Europe/Paris, from: 2026-12-01, until: 2027-06-30, catch-up: 2h, jitter: 5m",
                "weekly: {days: [mon, thu], at: '07:00'}",
                "monthly: {day: last, at: '02:30'}",
                "once: 2026-12-01T09:00",
                "cron: '0 0/30 * * * ?'"
            })
    void its_yaml_can_be_pasted_into_a_file(String schedule) {
        Schedule given = ScheduleCases.schedule(schedule);

        String yaml = ScheduleYaml.of(given);

        assertThat(yaml).startsWith("schedule:\n  ");
        assertThat(ScheduleReading.of(yaml.substring("schedule:\n".length())).schedule())
                .contains(given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron: '0 0 25 * * ?'                        | schedule.cron   | schedule.cron cannot be read: Hour values must be between 0 and 23
            cron: '0 0 7 30 2 ?'                        | schedule.cron   | schedule.cron never comes
            weekly: {days: [mon], at: '07:00'}, from: 2026-12-01, until: 2026-12-02 | schedule.until | schedule has no time up to schedule.until
            daily: '07:00', jitter: 25h                 | schedule.jitter | schedule.jitter is over 24h
            """)
    void what_the_calendar_cannot_give_is_an_error(String schedule, String field, String found) {
        assertThat(new ScheduleRule(ZoneOffset.UTC).objectionsTo(ScheduleCases.schedule(schedule)))
                .singleElement()
                .extracting(Objection::field, Objection::found)
                .containsExactly(field, found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"once: 2020-01-01T09:00", "cron: '0 0 7 * * ? 2020'", "daily: '07:00', until: 2020-01-01"})
    void a_schedule_that_is_over_is_no_error(String schedule) {
        assertThat(new ScheduleRule(ZoneOffset.UTC).objectionsTo(ScheduleCases.schedule(schedule)))
                .isEmpty();
    }
}
