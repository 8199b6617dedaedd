package io.muster.boot;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.helpers.MessageFormatter;

/**
 * The message as one line that a program can take apart: what is put into it ends neither the line nor the quotes
 * around it, and colours no terminal.
 */
public final class LogLine extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        Object[] given = event.getArgumentArray();
        String line = given == null
                ? event.getFormattedMessage()
                : MessageFormatter.arrayFormat(
                                event.getMessage(),
                                Arrays.stream(given)
                                        .map(each -> quotable(Objects.toString(each)))
                                        .toArray())
                        .getMessage();
        return visible(Objects.requireNonNullElse(line, ""), true);
    }

    static String quotable(String text) {
        return visible(text.replace("\\", "\\\\").replace("\"", "\\\""), false);
    }

    /** @param ownLines whether line ends are our own, as in the words of welcome */
    private static String visible(String text, boolean ownLines) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (each == '\n' && ownLines) {
                seen.append('\n');
            } else if (each == '\n') {
                seen.append("\\n");
            } else if (each == '\r') {
                seen.append("\\r");
            } else if (each == '\t') {
                seen.append("\\t");
            } else if (hides(each)) {
                seen.append(String.format(Locale.ROOT, "\\u%04x", each));
            } else {
                seen.appendCodePoint(each);
            }
        });
        return seen.toString();
    }

    /** Control characters, line ends of Unicode, and what turns the direction of reading. */
    private static boolean hides(int each) {
        int type = Character.getType(each);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
