package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.QuotedText;
import java.util.Optional;
import java.util.regex.Pattern;

/** The outer form of a Quartz cron expression; what its fields say is checked with the calendar. */
final class CronFormat {
    private static final Pattern FIELD = Pattern.compile("[0-9A-Za-z*?/,#-]+");

    private CronFormat() {}

    static Optional<String> read(Field field) {
        return field.text().flatMap(cron -> {
            String[] parts = cron.strip().split("\\s+");
            if (parts.length < 6 || parts.length > 7) {
                return field.wrong(
                        field.path() + " has " + parts.length + " fields",
                        "write 6 or 7: second minute hour day-of-month month day-of-week [year], such as "
                                + "\"0 0/30 * * * ?\"");
            }
            for (String part : parts) {
                if (!FIELD.matcher(part).matches()) {
                    return field.wrong(
                            field.path() + " holds " + QuotedText.quoted(part),
                            "write a field such as *, ?, 5, 0/30, mon-fri");
                }
            }
            // The scheduler takes a day of the month or a day of the week; the other one must say so.
            return parts[3].equals("?") != parts[5].equals("?")
                    ? Optional.of(String.join(" ", parts))
                    : field.wrong(
                            field.path() + " has no single ? in its day fields",
                            "write ? for the day of the month or for the day of the week, such as "
                                    + "\"0 0 7 ? * mon-fri\"");
        });
    }
}
