package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class ScheduleErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ once: 2026-12-01T09:00 }",
                "{ daily: 07:00 }",
                "{ weekly: { days: [mon], at: '07:00' } }",
                "{ monthly: { day: last, at: '02:30' } }",
                "{ cron: '0 0/30 * * * ?' }",
                "{ cron: '0 0 7 ? * MON-FRI 2027' }",
                "{ daily: '00:00', zone: UTC, from: 2026-12-01, until: 2026-12-01 }"
            })
    void each_kind_of_schedule_is_read(String schedule) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("schedule: " + schedule)))
                .isEmpty();
    }

    @Test
    void its_settings_are_the_texts_as_written() {
        assertThat(ReadDefinition.definition(DefinitionExamples.smallWith(
                                "schedule: { monthly: { day: 28, at: \"02:30\" }, jitter: 5m }"))
                        .schedule()
                        .orElseThrow()
                        .settings())
                .isEqualTo(Map.of("monthly", Map.of("day", "28", "at", "02:30"), "jitter", "5m"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { zone: UTC }                       | schedule has none of once, daily, weekly, monthly, cron; write exactly one of them
            { daily: '07:00', cron: 'x' }       | schedule has more than one of once, daily, weekly, monthly, cron; keep exactly one of them
            { daily: "07:00", zone: Paris }     | schedule.zone "Paris" is not a time zone; did you mean "Europe/Paris"?
            { daily: "07:00", zone: new york }  | schedule.zone "new york" is not a time zone; did you mean "America/New_York"?
            { daily: 7 }                        | schedule.daily is "7"; write a time of day from "00:00" to "23:59", such as "07:00"
            { daily: '24:00' }                  | schedule.daily is "24:00"; write a time of day from "00:00" to "23:59", such as "07:00"
            { once: 2026-02-30T09:00 }          | schedule.once is "2026-02-30T09:00"; write a day and a time such as 2026-12-01T09:00, and the zone in schedule.zone
            { weekly: { days: [monday], at: '07:00' } } | schedule.weekly.days[1] is "monday"; did you mean "mon"?
            { weekly: { days: mon, at: '07:00' } } | schedule.weekly.days is text, not a list; write a list: [mon, thu]
            { weekly: { days: [mon] } }         | schedule.weekly.at is missing; write at: "07:00"
            { monthly: { day: 32, at: '07:00' } } | schedule.monthly.day is "32"; write a day from 1 to 31, or last
            { daily: '07:00', zone: Europe/Pariss } | schedule.zone "Europe/Pariss" is not a time zone; did you mean "Europe/Paris"?
            { daily: '07:00', from: 2026-13-01 } | schedule.from is "2026-13-01"; write a day that exists, such as 2026-12-01
            { daily: '07:00', from: 2027-01-02, until: 2027-01-01 } | schedule.until is 2027-01-01, before schedule.from 2027-01-02; put the later day last
            { once: 2026-12-01T09:00, until: 2026-12-31 } | schedule.until says nothing beside schedule.once; take it out: once is one moment
            { daily: '07:00', catch-up: 12 }    | schedule.catch-up is "12"; write a duration such as 250ms, 30s, 10m, 2h or 7d
            { cron: '*/5 * * * *' }             | schedule.cron has 5 fields; write 6 or 7: second minute hour day-of-month month day-of-week [year], such as "0 0/30 * * * ?"
            { cron: '0 0 7 * * *' }             | schedule.cron has no single ? in its day fields; write ? for the day of the month or for the day of the week, such as "0 0 7 ? * mon-fri"
            { cron: '0 0 7 $ * ?' }             | schedule.cron holds "$"; write a field such as *, ?, 5, 0/30, mon-fri
            """)
    void a_wrong_schedule_says_what_to_write(String schedule, String told) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("schedule: " + schedule)))
                .isEqualTo(List.of("vip.yaml, line 4: " + told));
    }
}
