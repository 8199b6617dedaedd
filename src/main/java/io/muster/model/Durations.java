package io.muster.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as files and settings write them: {@code 250ms 30s 10m 2h 7d}. */
public final class Durations {
    public static final String FORM = "250ms, 30s, 10m, 2h or 7d";

    /** Nine digits keep days and milliseconds alike inside what a timer takes. */
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /** Empty when {@code text} is no duration. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** For a sentence: whole minutes, else seconds, and milliseconds below one. */
    public static Reason words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return Reason.of(ReasonCode.MILLISECONDS, duration.toMillis());
        }
        return seconds % 60 == 0 ? Reason.of(ReasonCode.MINUTES, seconds / 60) : Reason.of(ReasonCode.SECONDS, seconds);
    }
}
