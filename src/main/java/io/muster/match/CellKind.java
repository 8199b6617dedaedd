package io.muster.match;

import java.util.Locale;
import java.util.Set;

/**
 * What a cell of a column that identifies people holds, besides an identifier: words that programs write for nothing,
 * what a spreadsheet left of a number, a report's last line. Told by the first character where that is enough: it is
 * asked of each value.
 */
enum CellKind {
    /** An identifier as it stands. */
    PLAIN,
    /** A word for nothing: as good as an empty cell, and many strangers share it. */
    NOTHING,
    /** What somebody wrote for a value that was never put in, such as {@code ${user_id}}: as good as an empty cell. */
    PLACEHOLDER,
    /** Text by a trick of a spreadsheet, {@code ="00123"}, which can be undone. */
    QUOTED,
    /** What a spreadsheet made of an identifier, which cannot be undone. */
    DAMAGED,
    /** An identifier that may be what a program or a spreadsheet made of one: it goes, and is told of. */
    DOUBTFUL,
    /** The line of a report that is no person: a total, a count of rows, an end mark. */
    FOOTER;

    private static final int LONGEST_WORD = 24;
    private static final int UUID = 36;
    private static final int HEX = 32;

    /** What spreadsheets write for a formula that failed, where it does not end in a mark. */
    private static final Set<String> SHEET_ERRORS = Set.of(
            "#n/a",
            "#na",
            "#nv",
            "#n/d",
            "#n/b",
            "#i/t",
            "#n/disp",
            "#н/д",
            "#yok",
            "#brak",
            "#hiányzik",
            "#n/a n/a",
            "#getting_data",
            "#nan",
            "#null",
            "#none",
            "#error",
            "#ref",
            "#value",
            "#name",
            "#div/0",
            "#num",
            "#spill",
            "#calc",
            "#ref!",
            "#value!",
            "#name?",
            "#div/0!",
            "#num!",
            "#null!",
            "#error!",
            "#wert!",
            "#bezug!",
            "#zahl!",
            "#valeur!",
            "#valor!",
            "#nombre?",
            "#nome?",
            "#nom?");

    private static final String DECORATION = "-=*<>[](){}#_.:!~|+ \u2013\u2014\u2026";

    /** Devices that many share: an emulator's, and those that systems give to who may not know. */
    private static final Set<String> SHARED_DEVICES = Set.of("9774d56d682e549c", "02:00:00:00:00:00");

    /**
     * @param value a cell without its outer blanks, not empty
     * @param zerosAreNothing whether zeros alone stand for nothing, as they do for a device, an alias and a person
     */
    static CellKind of(String value, boolean zerosAreNothing) {
        String seen = SeenText.of(value);
        if (seen.isEmpty()) {
            return NOTHING;
        }
        char first = seen.charAt(0);
        if (first >= '0' && first <= '9') {
            return ofDigits(seen, zerosAreNothing);
        }
        if (UnfilledPlaceholder.isIn(seen)) {
            return ofBrackets(seen);
        }
        if (Character.isLetter(first)) {
            return ofLetters(seen);
        }
        return first < 0x80 || DECORATION.indexOf(first) >= 0 ? ofSigns(seen, zerosAreNothing) : PLAIN;
    }

    /** A word for nothing or a report's mark is often in brackets too. */
    private static CellKind ofBrackets(String value) {
        CellKind kind = Character.isLetter(value.charAt(0)) ? PLAIN : ofSigns(value, true);
        return kind == PLAIN ? PLACEHOLDER : kind;
    }

    private static CellKind ofDigits(String value, boolean zerosAreNothing) {
        int length = value.length();
        char last = value.charAt(length - 1);
        if (last >= '0' && last <= '9') {
            if (isExponent(value, 0)) {
                return DAMAGED;
            }
            boolean zeros = value.charAt(0) == '0' && isZeros(value);
            if (zeros) {
                return zerosAreNothing || length == UUID || length == HEX ? NOTHING : PLAIN;
            }
            if (zerosAreNothing && length == 17 && SHARED_DEVICES.contains(value)) {
                return NOTHING;
            }
            return (length == UUID || length == HEX) && isOneCharacter(value) ? NOTHING : ofSheet(value);
        }
        if (length == 16 && zerosAreNothing && SHARED_DEVICES.contains(lower(value))) {
            return NOTHING;
        }
        if (length <= 7 && value.startsWith("1.#")) {
            return NOTHING;
        }
        if (value.indexOf(' ') > 0 && ReportFooter.isLine(value)) {
            return FOOTER;
        }
        return ofSheet(value);
    }

    private static CellKind ofSheet(String value) {
        return switch (SheetNumber.of(value)) {
            case DAMAGED -> DAMAGED;
            case DOUBTFUL -> DOUBTFUL;
            case NONE -> PLAIN;
        };
    }

    private static CellKind ofLetters(String value) {
        int length = value.length();
        CellKind sheet = ofSheet(value);
        if (sheet != PLAIN) {
            return sheet;
        }
        if ((length == UUID || length == HEX) && isOneCharacter(value)) {
            return NOTHING;
        }
        if (NothingWords.hold(value)) {
            return NOTHING;
        }
        if (length <= LONGEST_WORD) {
            String word = lower(value);
            if (ReportFooter.isWord(word) || word.charAt(length - 1) == ':' && ReportFooter.isWord(bare(word))) {
                return FOOTER;
            }
            if (length == 7 && word.startsWith("err:") && isDigits(word, 4)) {
                return NOTHING;
            }
        }
        return (value.indexOf(' ') > 0 || value.indexOf(':') > 0 || value.indexOf('=') > 0)
                        && ReportFooter.isLine(value)
                ? FOOTER
                : PLAIN;
    }

    private static CellKind ofSigns(String value, boolean zerosAreNothing) {
        char first = value.charAt(0);
        int length = value.length();
        if (!hasLetterOrDigit(value)) {
            return first == '#' && length > 1 && isAllOf(value, "#") ? DAMAGED : NOTHING;
        }
        switch (first) {
            case '=' -> {
                return isQuotedText(value) ? QUOTED : PLAIN;
            }
            case '\'' -> {
                if (length > 1 && isDigits(value, 1)) {
                    return QUOTED;
                }
            }
            case '#' -> {
                if (isSheetError(value)) {
                    return NOTHING;
                }
            }
            case '\\' -> {
                if (value.equalsIgnoreCase("\\N") || value.equals("\\\\N")) {
                    return NOTHING;
                }
            }
            case '-', '+' -> {
                if (isExponent(value, 1)) {
                    return DAMAGED;
                }
                if (value.equals("-1") || isZeros(value)) {
                    return zerosAreNothing ? NOTHING : PLAIN;
                }
                if (value.startsWith("1.#", 1)) {
                    return NOTHING;
                }
            }
            default -> {}
        }
        if (length > ReportFooter.LONGEST) {
            return PLAIN;
        }
        String bare = bare(value);
        if (isZeros(bare) && bare.length() >= HEX) {
            return NOTHING;
        }
        // A word needs something at both its ends, or a sign before a number that is none; .na and _null are names.
        boolean around = DECORATION.indexOf(value.charAt(length - 1)) >= 0 || "\"'`".indexOf(first) >= 0;
        String lower = lower(bare);
        if (around && NothingWords.hold(bare("\"'`".indexOf(first) >= 0 ? unquoted(bare) : bare))
                || "&%\\".indexOf(first) >= 0 && NothingWords.hold(value)
                || (first == '-' || first == '+') && (lower.equals("nan") || lower.startsWith("inf"))) {
            return NOTHING;
        }
        boolean footer = around && (ReportFooter.isWord(lower) || ReportFooter.isMarkedWord(lower))
                || lower.indexOf(' ') > 0 && ReportFooter.isLine(bare);
        return footer ? FOOTER : PLAIN;
    }

    /** Digits with an exponent as programs write it: one before the point, and a sign or a fraction. 5E10 may be a name. */
    private static boolean isExponent(String value, int from) {
        int length = value.length();
        int e = Math.max(value.lastIndexOf('E'), value.lastIndexOf('e'));
        if (e <= from || e > from + 24 || length - e > 6 || length - e < 2) {
            return false;
        }
        if (!isDigit(value.charAt(from))) {
            return false;
        }
        boolean fraction = e > from + 2 && (value.charAt(from + 1) == '.' || value.charAt(from + 1) == ',');
        for (int i = fraction ? from + 2 : from + 1; i < e; i++) {
            if (!fraction || !isDigit(value.charAt(i))) {
                return false;
            }
        }
        char sign = value.charAt(e + 1);
        boolean signed = sign == '+' || sign == '-';
        return (fraction || signed) && length > e + (signed ? 2 : 1) && isDigits(value, e + (signed ? 2 : 1));
    }

    private static boolean isQuotedText(String value) {
        int length = value.length();
        return length > 3
                && value.charAt(1) == '"'
                && value.charAt(length - 1) == '"'
                && value.indexOf('"', 2) == length - 1;
    }

    private static boolean isSheetError(String value) {
        char last = value.charAt(value.length() - 1);
        return value.length() <= LONGEST_WORD
                && (SHEET_ERRORS.contains(lower(value))
                        || (last == '!' || last == '?') && value.equals(value.toUpperCase(Locale.ROOT)));
    }

    /** The identifier in digits that a spreadsheet was kept from reading as a number. */
    static String undone(String written) {
        String value = SeenText.of(written);
        return value.charAt(0) == '\'' ? value.substring(1) : value.substring(2, value.length() - 1);
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && DECORATION.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && DECORATION.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }

    private static String unquoted(String word) {
        int length = word.length();
        return length > 2 && word.charAt(0) == word.charAt(length - 1) ? word.substring(1, length - 1) : word;
    }

    private static boolean isZeros(String value) {
        return value.indexOf('0') >= 0 && isAllOf(value, "0-:.{}+");
    }

    /** A UUID of one digit alone: of zeros, of ones, of F. */
    private static boolean isOneCharacter(String value) {
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != value.charAt(0) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllOf(String value, String characters) {
        for (int i = 0; i < value.length(); i++) {
            if (characters.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (!isDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Also what is neither but no sign of ASCII: a picture may be a name. */
    private static boolean hasLetterOrDigit(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isLetterOrDigit(c) || c < ' ' || c >= 0x7f && DECORATION.indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
