package io.muster.definition;

/** What a user wrote, made fit for a sentence: on one line, short, in quotes. */
final class Quoted {
    private static final int MOST = 60;

    private Quoted() {}

    static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    /** A line break or a terminal's escape in a file must not forge a line of the log. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(MOST).forEach(c -> out.appendCodePoint(isPrintable(c) ? c : ' '));
        return text.codePointCount(0, text.length()) > MOST ? out.append('…').toString() : out.toString();
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
