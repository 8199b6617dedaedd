package io.muster.match;

import java.text.Normalizer;

/**
 * A cell as people see it, to judge what it is: without what has no width, in usual letters, with plain blanks, quotes
 * and signs. What is sent is the cell as it stands.
 */
final class SeenText {

    /** Letters to Unicode, blank to everybody: fillers of Hangul, inherent vowels of Khmer, the blank of Braille. */
    private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2800\u3164\uffa0";

    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;

    private SeenText() {}

    static String of(String value) {
        if (isPlain(value)) {
            return value;
        }
        StringBuilder seen = new StringBuilder(value.length());
        value.codePoints().filter(c -> !isUnseen(c)).forEach(seen::appendCodePoint);
        String usual = Normalizer.normalize(seen, Normalizer.Form.NFKC);
        seen.setLength(0);
        usual.codePoints().filter(c -> !isUnseen(c)).map(SeenText::plain).forEach(seen::appendCodePoint);
        return seen.toString().strip();
    }

    /** Whether it holds what nobody sees, or a blank that is none: joiners belong to letters and pictures. */
    static boolean hides(String value) {
        return !isPlain(value)
                && value.codePoints()
                        .anyMatch(c -> c > 0x7f
                                && c != JOINER
                                && c != NON_JOINER
                                && (Character.getType(c) == Character.FORMAT && !isTag(c)
                                        || FILLERS.indexOf(c) >= 0
                                        || Character.isSpaceChar(c)));
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnseen(int c) {
        return c > 0x7f
                && (Character.getType(c) == Character.FORMAT
                        || FILLERS.indexOf(c) >= 0
                        || c >= 0xfe00 && c <= 0xfe0f
                        || c >= 0xe0100 && c <= 0xe01ef);
    }

    /** The flags of England, Scotland and Wales are written with these. */
    private static boolean isTag(int c) {
        return c >= 0xe0020 && c <= 0xe007f;
    }

    private static int plain(int c) {
        if (c != ' ' && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            return ' ';
        }
        return switch (c) {
            case 0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0xb4 -> '\'';
            case 0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0xab, 0xbb -> '"';
            case 0x2010, 0x2011, 0x2212 -> '-';
            default -> c;
        };
    }
}
