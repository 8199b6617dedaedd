package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.QuotedText;
import io.muster.definition.yaml.Suggestions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The forms of a schedule: a time of day, a day, a moment, a zone. */
final class ScheduleFormats {
    private ScheduleFormats() {}

    static Optional<String> time(Field field) {
        return field.formed("write a time of day from \"00:00\" to \"23:59\", such as \"07:00\"");
    }

    static Optional<String> date(Field field) {
        return field.parsed(
                text -> Optional.of(text).filter(t -> field.fits(t) && exists(t, LocalDate::parse)),
                "write a day that exists, such as 2026-12-01");
    }

    static Optional<String> moment(Field field) {
        return field.parsed(
                text -> Optional.of(text).filter(t -> field.fits(t) && exists(t, LocalDateTime::parse)),
                "write a day and a time such as 2026-12-01T09:00, and the zone in schedule.zone");
    }

    static Optional<String> dayOfMonth(Field field) {
        return field.formed("write a day from 1 to 31, or last");
    }

    static Optional<String> zone(Field field) {
        return field.text().flatMap(zone -> {
            if (exists(zone, ZoneId::of)) {
                return Optional.of(zone);
            }
            String city = "/" + zone.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
            Optional<String> there = ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.toLowerCase(Locale.ROOT).endsWith(city))
                    .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
            String remedy = there.map(id -> "did you mean " + QuotedText.quoted(id) + "?")
                    .orElseGet(() -> Suggestions.remedy(
                            zone, ZoneId.getAvailableZoneIds(), "write one such as Europe/Paris or UTC"));
            return field.wrong(field.path() + " " + QuotedText.quoted(zone) + " is not a time zone", remedy);
        });
    }

    private static boolean exists(String text, Consumer<String> parse) {
        try {
            parse.accept(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
