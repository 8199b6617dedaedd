package io.muster.match;

import io.muster.model.CohortDefinition.MeantTexts;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads the cells that identify people: words for nothing are empty, what only a spreadsheet added is taken away, and
 * what was read otherwise than it is written is counted. For one chunk and one thread.
 */
final class CellReading {

    private final MeantTexts meant;
    private final Map<CellRemark, Long> remarks = new EnumMap<>(CellRemark.class);

    CellReading(MeantTexts meant) {
        this.meant = meant;
    }

    /** The identifier in the cell, empty for none. */
    String read(String cell, boolean zerosAreNothing) {
        if (cell.isEmpty() || meant.all()) {
            return cell;
        }
        CellKind kind = CellKind.of(cell, zerosAreNothing);
        if (kind == CellKind.PLAIN || isMeant(cell)) {
            return cell;
        }
        if (kind == CellKind.NOTHING || kind == CellKind.PLACEHOLDER) {
            add(kind == CellKind.NOTHING ? CellRemark.WORD_FOR_NOTHING : CellRemark.PLACEHOLDER);
            return "";
        }
        if (kind == CellKind.QUOTED) {
            add(CellRemark.SHEET_QUOTES);
            String undone = CellKind.undone(cell);
            CellKind within = CellKind.of(undone, zerosAreNothing);
            boolean nothing = within == CellKind.NOTHING || within == CellKind.PLACEHOLDER;
            return nothing && !isMeant(undone) ? "" : undone;
        }
        return cell;
    }

    /** What an identifier is that {@link #read} gave. */
    CellKind kind(String identifier) {
        if (meant.all()) {
            return CellKind.PLAIN;
        }
        CellKind kind = CellKind.of(identifier, false);
        return kind == CellKind.PLAIN || isMeant(identifier) ? CellKind.PLAIN : kind;
    }

    /** Counts what is to be said of an identifier that goes out. */
    void remark(String identifier) {
        if (meant.all() || isMeant(identifier)) {
            return;
        }
        if (SeenText.hides(identifier)) {
            add(CellRemark.UNSEEN_CHARACTERS);
        }
        if (CellKind.of(identifier, false) == CellKind.DOUBTFUL) {
            add(CellRemark.DOUBTFUL_IDENTIFIER);
        } else if (hasEmptyDecimals(SeenText.of(identifier))) {
            add(CellRemark.EMPTY_DECIMALS);
        }
    }

    private boolean isMeant(String cell) {
        return meant.holds(cell) || !meant.texts().isEmpty() && meant.holds(SeenText.of(cell));
    }

    /** {@code 123.0} and {@code 123,00}. */
    private static boolean hasEmptyDecimals(String identifier) {
        int zeros = identifier.length();
        while (zeros > 0 && identifier.charAt(zeros - 1) == '0') {
            zeros--;
        }
        return zeros > 1
                && zeros < identifier.length()
                && (identifier.charAt(zeros - 1) == '.' || identifier.charAt(zeros - 1) == ',')
                && identifier.chars().limit(zeros - 1L).allMatch(c -> c >= '0' && c <= '9');
    }

    Map<CellRemark, Long> remarks() {
        return Map.copyOf(remarks);
    }

    private void add(CellRemark remark) {
        remarks.merge(remark, 1L, Long::sum);
    }
}
