package io.muster.web.schedule;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day as people type it: 7:00, 7.30, 7h30, 0700, 7 am, 12:15pm. */
final class TypedTime {

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.h ]?(\\d{2}))?(?::\\d{2})?\\s*([ap])?\\.?(?:m\\.?)?h?");

    private TypedTime() {}

    /** As a definition has it, such as 07:00; what is no time stays as it was typed, so that it can be told of. */
    static String read(String typed) {
        Matcher time = TIME.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            return typed;
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        if (time.group(3) != null) {
            if (hour < 1 || hour > 12) {
                return typed;
            }
            hour = hour % 12 + (time.group(3).equals("p") ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? typed : "%02d:%02d".formatted(hour, minute);
    }
}
