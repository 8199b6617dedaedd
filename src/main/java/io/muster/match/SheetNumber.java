package io.muster.match;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a spreadsheet shows for a number or a day: 1-3 becomes 1-Mar or 01. Mrz, 44256 becomes 44.256,00, an empty date
 * the year 1899. Where people might well write it so themselves, it is in doubt.
 */
enum SheetNumber {
    NONE,
    DOUBTFUL,
    DAMAGED;

    private static final Set<String> MONTHS = Set.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mär", "mrz",
            "mai", "okt", "dez", "jän", "janv", "févr", "fevr", "fév", "fev", "mars", "avr", "juin", "juil", "août",
            "aout", "déc", "ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set", "ott", "out", "mrt", "mei",
            "maj", "des");

    /** In small letters a spreadsheet's alone; the others are names and words as well. */
    private static final Set<String> UNMISTAKABLE = Set.of(
            "mär", "mrz", "okt", "janv", "févr", "fevr", "fév", "avr", "juin", "juil", "août", "aout", "déc", "ene",
            "abr", "giu", "lug", "ott", "mrt");

    private static final Set<String> WORDS = Set.of("set", "out", "mag", "gen", "ago", "des", "may", "mars");

    /** With a blank, as one of them writes it. */
    private static final Set<String> OF_GERMAN =
            Set.of("Jan", "Feb", "Mrz", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez");

    private static final Pattern GROUPED = Pattern.compile("""
            (?x) \\d{1,3} (?: (?:\\.\\d{3})+ ,\\d+ | (?:,\\d{3})+ \\.\\d+ | (?:,\\d{3}){2,} | (?:'\\d{3})+ (?:[.,]\\d+)? )""");
    private static final Pattern ONE_GROUP = Pattern.compile("\\d{1,3},\\d{3}");
    private static final Pattern NO_DAY = Pattern.compile("""
            (?x) (?: \\d{1,2}([./-])\\d{1,2}\\1 1899 | 1899-12-3[01] | 1900-0[01]-00 | 0{1,2}([./-])0?[01]\\2 1900
                | 0?1/0/1900 | 0{1,2}-Jan-(?:19)?00 )
            (?: [\\ T] [\\d:.]+ Z? )?""");
    private static final Pattern EASTERN = Pattern.compile("(?:\\d{2,4}年)?\\d{1,2}月\\d{1,2}日|\\d{2,4}年\\d{1,2}月");

    static SheetNumber of(String value) {
        int length = value.length();
        if (length < 4 || length > 32) {
            return NONE;
        }
        char first = value.charAt(0);
        if (first >= '0' && first <= '9') {
            return ofDigits(value, length);
        }
        return length <= 9 && Character.isLetter(first) ? monthFirst(value) : NONE;
    }

    private static SheetNumber ofDigits(String value, int length) {
        int i = 1;
        while (i < length && isDigit(value.charAt(i))) {
            i++;
        }
        if (i == length) {
            return NONE;
        }
        char next = value.charAt(i);
        if (next == '\u5e74' || next == '\u6708') {
            return EASTERN.matcher(value).matches() ? DAMAGED : NONE;
        }
        if (i <= 3 && (next == '.' || next == ',' || next == '\'')) {
            if (GROUPED.matcher(value).matches()) {
                return DAMAGED;
            }
            if (ONE_GROUP.matcher(value).matches()) {
                return DOUBTFUL;
            }
        }
        if (i == 4 && next == '-' || i <= 2 && "./-".indexOf(next) >= 0) {
            if (NO_DAY.matcher(value).matches()) {
                return DAMAGED;
            }
        }
        return i <= 2 && length <= 14 ? dayFirst(value, i) : NONE;
    }

    /** {@code 1-Mar}, {@code 30-Dec-99}, {@code 01. Mrz}. */
    private static SheetNumber dayFirst(String value, int digits) {
        if (Integer.parseInt(value.substring(0, digits)) > 31) {
            return NONE;
        }
        int from = digits;
        while (from < value.length() && "-. /".indexOf(value.charAt(from)) >= 0 && from < digits + 2) {
            from++;
        }
        if (from == digits) {
            return NONE;
        }
        int to = endOfLetters(value, from);
        String month = value.substring(from, to);
        String lower = month.toLowerCase(Locale.ROOT);
        if (!MONTHS.contains(lower) || !isYearAfter(value, to, true)) {
            return NONE;
        }
        boolean small = month.equals(lower);
        if (small && value.charAt(digits) != '-') {
            return NONE;
        }
        return small && to == value.length() && WORDS.contains(lower) ? DOUBTFUL : DAMAGED;
    }

    /** {@code Mar-01}, {@code janv.-01}, {@code Mrz 01}. */
    private static SheetNumber monthFirst(String value) {
        int to = endOfLetters(value, 0);
        if (to > 4 || to < 3 || to == value.length() || !isYearAfter(value, to, false)) {
            return NONE;
        }
        String month = value.substring(0, to);
        String lower = month.toLowerCase(Locale.ROOT);
        if (!MONTHS.contains(lower)) {
            return NONE;
        }
        if (value.charAt(to) == ' ') {
            return OF_GERMAN.contains(month) ? DAMAGED : NONE;
        }
        return month.equals(lower) && !UNMISTAKABLE.contains(lower) ? DOUBTFUL : DAMAGED;
    }

    /** Nothing, where that may be, or a sign and two digits; behind a day four as well. */
    private static boolean isYearAfter(String value, int from, boolean dayFirst) {
        int at = from < value.length() && value.charAt(from) == '.' ? from + 1 : from;
        int left = value.length() - at;
        if (left == 0) {
            return dayFirst;
        }
        boolean joint = dayFirst ? "-. /".indexOf(value.charAt(at)) >= 0 : "- ".indexOf(value.charAt(at)) >= 0;
        if (!joint || left != 3 && !(dayFirst && left == 5)) {
            return false;
        }
        return value.substring(at + 1).chars().allMatch(c -> isDigit((char) c));
    }

    private static int endOfLetters(String value, int from) {
        int to = from;
        while (to < value.length() && Character.isLetter(value.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
