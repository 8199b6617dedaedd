package io.muster.schedule;

import io.muster.definition.ScheduleReading;
import io.muster.model.CohortDefinition.Schedule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Schedules as files write them, and their times as tables of cases do. */
final class ScheduleCases {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.ROOT);

    private ScheduleCases() {}

    static Schedule schedule(String text) {
        ScheduleReading reading = ScheduleReading.of("{" + text + "}");
        return reading.schedule().orElseThrow(() -> new AssertionError(reading.errors()));
    }

    static ScheduleCalendar plan(String text) {
        return ScheduleCalendar.of(schedule(text), "vip", ZoneOffset.UTC);
    }

    static ScheduleCalendar plan(String text, String zone) {
        return plan(text + ", zone: " + zone);
    }

    static String written(ScheduledTime time, ZoneId zone) {
        return WRITTEN.format(time.at().atZone(zone))
                + time.anomaly().map(anomaly -> " " + anomaly).orElse("");
    }
}
