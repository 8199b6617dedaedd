package io.muster.source;

import java.text.Normalizer;
import java.util.Locale;

/** A column's name as it is meant: what nobody sees in it does not count, nor how its accents are composed. */
public final class ColumnName {

    private ColumnName() {}

    /** Without characters that have no width, with plain blanks, accents composed. */
    public static String clean(String name) {
        if (isPlain(name)) {
            return name;
        }
        StringBuilder seen = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !isUnseen(c))
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .forEach(seen::appendCodePoint);
        return Whitespace.trim(seen.toString());
    }

    /** What two names have in common that differ in nothing but case; the root locale, or a Turkish one loses ID. */
    public static String folded(String name) {
        return clean(name).toLowerCase(Locale.ROOT);
    }

    /** What two names have in common that people take for the same: External-ID and external_id. */
    public static String squashed(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        folded(name).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Marks of byte order and direction, zero-width spaces and joiners, soft hyphens, variation selectors. */
    private static boolean isUnseen(int character) {
        return Character.getType(character) == Character.FORMAT
                || character == 0x34f
                || character >= 0xfe00 && character <= 0xfe0f
                || character == 0x1a;
    }
}
