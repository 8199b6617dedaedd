package io.muster.source;

/**
 * Outer blanks, which exports leave around values. Blank is what Java calls whitespace and what Unicode calls a space,
 * so no-break spaces too: they come from web pages and spreadsheets and nobody sees them. Zero-width characters and a
 * byte order mark inside a file are not blank: they are no spaces, and an identifier may hold them.
 */
public final class Whitespace {

    private Whitespace() {}

    public static boolean isBlank(int character) {
        if (character > ' ' && character < 0x7f) {
            return false;
        }
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    public static String trim(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    /** {@link #trim(String)} of a part of {@code text}, without a string in between. */
    public static String trim(char[] text, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(text[first])) {
            first++;
        }
        while (last > first && isBlank(text[last - 1])) {
            last--;
        }
        return first == last ? "" : new String(text, first, last - first);
    }
}
