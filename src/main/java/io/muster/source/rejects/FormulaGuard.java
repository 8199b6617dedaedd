package io.muster.source.rejects;

import io.muster.source.Whitespace;

/**
 * Keeps a spreadsheet from taking a cell for a formula, by an apostrophe in front. A value that begins with one itself
 * gets another, so that taking one away from each cell that begins so gives back exactly what was there.
 */
public final class FormulaGuard {

    private static final char GUARD = '\'';

    /** What begins a formula, full-width forms too, which some spreadsheets read alike. */
    private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20" + GUARD;

    private FormulaGuard() {}

    public static String add(String value) {
        return isDangerous(value) ? GUARD + value : value;
    }

    public static String remove(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD ? cell.substring(1) : cell;
    }

    private static boolean isDangerous(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (DANGEROUS.indexOf(c) >= 0) {
                return true;
            }
            if (!Whitespace.isBlank(c)) {
                return false;
            }
        }
        return false;
    }
}
