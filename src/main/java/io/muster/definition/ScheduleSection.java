package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Durations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code schedule}: its form is checked here, the calendar elsewhere. Its settings keep the file's names; a value is the text
 * as written, a list of such texts ({@code weekly.days}), or a map of them ({@code weekly}, {@code monthly}).
 */
final class ScheduleSection {
    private ScheduleSection() {}

    static Schedule read(Section schedule) {
        Map<String, Object> settings = new LinkedHashMap<>();
        schedule.exactlyOne().ifPresent(kind -> when(kind).ifPresent(value -> settings.put(kind.name(), value)));
        schedule.field("zone").flatMap(ScheduleFormats::zone).ifPresent(zone -> settings.put("zone", zone));
        Optional<String> from = schedule.field("from").flatMap(ScheduleFormats::date);
        Optional<String> until = schedule.field("until").flatMap(ScheduleFormats::date);
        from.ifPresent(date -> settings.put("from", date));
        until.ifPresent(date -> settings.put("until", date));
        // Dates in ISO 8601 sort as texts do.
        if (from.isPresent() && until.isPresent() && from.get().compareTo(until.get()) > 0) {
            schedule.field("until")
                    .ifPresent(field -> field.wrong(
                            "schedule.until is " + until.get() + ", before schedule.from " + from.get(),
                            "put the later day last"));
        }
        if (schedule.field("once").isPresent()) {
            List.of("from", "until").forEach(name -> schedule.field(name)
                    .ifPresent(field -> field.wrong(
                            field.path() + " says nothing beside schedule.once", "take it out: once is one moment")));
        }
        for (String name : List.of("catch-up", "jitter")) {
            schedule.field(name)
                    .flatMap(field -> field.formed("write a duration such as " + Durations.FORM))
                    .ifPresent(text -> settings.put(name, text));
        }
        return new Schedule(Collections.unmodifiableMap(settings));
    }

    private static Optional<Object> when(Field kind) {
        return switch (kind.name()) {
            case "once" -> ScheduleFormats.moment(kind).map(Object.class::cast);
            case "daily" -> ScheduleFormats.time(kind).map(Object.class::cast);
            case "weekly" -> kind.section().map(ScheduleSection::weekly);
            case "monthly" -> kind.section().map(ScheduleSection::monthly);
            default -> CronFormat.read(kind).map(Object.class::cast);
        };
    }

    private static Map<String, Object> weekly(Section weekly) {
        String example = "[mon, thu]";
        List<String> days = weekly.field("days", example)
                .map(field -> field.entries(example, Field::word))
                .orElse(List.of());
        return Map.of("days", days.stream().distinct().toList(), "at", at(weekly));
    }

    private static Map<String, Object> monthly(Section monthly) {
        String day =
                monthly.field("day", "28").flatMap(ScheduleFormats::dayOfMonth).orElse("");
        return Map.of("day", day, "at", at(monthly));
    }

    private static String at(Section section) {
        return section.field("at", "\"07:00\"").flatMap(ScheduleFormats::time).orElse("");
    }
}
