package io.muster.schedule;

import io.muster.model.CohortDefinition.Schedule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schedule as a definition's file has it, to paste. */
public final class ScheduleYaml {

    private static final List<String> ORDER =
            List.of("once", "daily", "weekly", "monthly", "cron", "zone", "from", "until", "catch-up", "jitter");

    /** YAML takes an unquoted 07:00 for a number in some readers, and a cron expression's * for an alias. */
    private static final List<String> QUOTED = List.of("daily", "cron", "at");

    private ScheduleYaml() {}

    public static String of(Schedule schedule) {
        return ORDER.stream()
                .filter(schedule.settings()::containsKey)
                .map(name ->
                        "  " + name + ": " + value(name, schedule.settings().get(name)) + "\n")
                .collect(Collectors.joining("", "schedule:\n", ""));
    }

    private static String value(String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> value("", each)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> fields) {
            return List.of("days", "day", "at").stream()
                    .filter(fields::containsKey)
                    .map(field -> field + ": " + value(field, fields.get(field)))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return QUOTED.contains(name) ? "\"" + value + "\"" : String.valueOf(value);
    }
}
