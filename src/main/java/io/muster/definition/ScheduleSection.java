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
    static final List<String> KINDS = List.of("once", "daily", "weekly", "monthly", "cron");
    static final List<String> FIELDS =
            List.of("once", "daily", "weekly", "monthly", "cron", "zone", "from", "until", "catch-up", "jitter");
    static final List<String> WEEKLY = List.of("days", "at");
    static final List<String> MONTHLY = List.of("day", "at");
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private ScheduleSection() {}

    static Schedule read(Section schedule) {
        Map<String, Object> settings = new LinkedHashMap<>();
        schedule.exactlyOne(KINDS).ifPresent(kind -> {
            String name = kind.path().substring(kind.path().indexOf('.') + 1);
            when(name, kind).ifPresent(value -> settings.put(name, value));
        });
        schedule.optional("zone").flatMap(ScheduleFormats::zone).ifPresent(zone -> settings.put("zone", zone));
        Optional<String> from = schedule.optional("from").flatMap(ScheduleFormats::date);
        Optional<String> until = schedule.optional("until").flatMap(ScheduleFormats::date);
        from.ifPresent(date -> settings.put("from", date));
        until.ifPresent(date -> settings.put("until", date));
        // Dates in ISO 8601 sort as texts do.
        if (from.isPresent() && until.isPresent() && from.get().compareTo(until.get()) > 0) {
            schedule.optional("until")
                    .ifPresent(field -> field.wrong(
                            "schedule.until is " + until.get() + ", before schedule.from " + from.get(),
                            "put the later day last"));
        }
        if (schedule.optional("once").isPresent()) {
            List.of("from", "until").forEach(name -> schedule.optional(name)
                    .ifPresent(field -> field.wrong(
                            field.path() + " says nothing beside schedule.once", "take it out: once is one moment")));
        }
        for (String name : List.of("catch-up", "jitter")) {
            schedule.optional(name).flatMap(ScheduleSection::duration).ifPresent(text -> settings.put(name, text));
        }
        return new Schedule(Collections.unmodifiableMap(settings));
    }

    private static Optional<Object> when(String kind, Field field) {
        return switch (kind) {
            case "once" -> ScheduleFormats.moment(field).map(Object.class::cast);
            case "daily" -> ScheduleFormats.time(field).map(Object.class::cast);
            case "weekly" -> field.section(WEEKLY).map(ScheduleSection::weekly);
            case "monthly" -> field.section(MONTHLY).map(ScheduleSection::monthly);
            default -> CronFormat.read(field).map(Object.class::cast);
        };
    }

    private static Map<String, Object> weekly(Section weekly) {
        List<String> days = weekly.required("days", "[mon, thu]").stream()
                .flatMap(field -> field.entries("[mon, thu]").stream())
                .flatMap(entry -> entry.word(DAYS).stream())
                .distinct()
                .toList();
        return Map.of("days", days, "at", at(weekly));
    }

    private static Map<String, Object> monthly(Section monthly) {
        String day = monthly.required("day", "28")
                .flatMap(ScheduleFormats::dayOfMonth)
                .orElse("");
        return Map.of("day", day, "at", at(monthly));
    }

    private static String at(Section section) {
        return section.required("at", "\"07:00\"")
                .flatMap(ScheduleFormats::time)
                .orElse("");
    }

    private static Optional<String> duration(Field field) {
        return field.parsed(
                text -> Durations.parse(text).map(duration -> text), "write a duration such as " + Durations.FORM);
    }
}
