package io.muster.definition.yaml;

/** What a user wrote, made fit for a sentence: on one line, short, in quotes. */
public final class QuotedText {
    private static final int MOST = 60;

    private QuotedText() {}

    public static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    /** As much of {@code text} as a sentence bears. */
    public static String plain(String text) {
        String line = oneLine(text);
        return line.codePointCount(0, line.length()) > MOST
                ? line.substring(0, line.offsetByCodePoints(0, MOST)) + '…'
                : line;
    }

    /** A line break or a terminal's escape in a file must not forge a line of the log. */
    public static String oneLine(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(isPrintable(c) ? c : ' '));
        return out.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
