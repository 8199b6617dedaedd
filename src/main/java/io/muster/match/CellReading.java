package io.muster.match;

import io.muster.cohort.Definition.MeantTexts;
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
        if (kind == CellKind.PLAIN || meant.holds(cell)) {
            return cell;
        }
        if (kind == CellKind.NOTHING) {
            add(CellRemark.WORD_FOR_NOTHING);
            return "";
        }
        if (kind == CellKind.QUOTED) {
            add(CellRemark.SHEET_QUOTES);
            String undone = CellKind.undone(cell);
            boolean nothing = CellKind.of(undone, zerosAreNothing) == CellKind.NOTHING && !meant.holds(undone);
            return nothing ? "" : undone;
        }
        return cell;
    }

    /** What an identifier is that {@link #read} gave. */
    CellKind kind(String identifier) {
        if (meant.all()) {
            return CellKind.PLAIN;
        }
        CellKind kind = CellKind.of(identifier, false);
        return kind == CellKind.PLAIN || meant.holds(identifier) ? CellKind.PLAIN : kind;
    }

    /** Counts what is to be said of an identifier that goes out. */
    void remark(String identifier) {
        int length = identifier.length();
        if (length > 2 && identifier.charAt(length - 1) == '0' && identifier.charAt(length - 2) == '.') {
            boolean digits = identifier.chars().limit(length - 2L).allMatch(c -> c >= '0' && c <= '9');
            if (digits && !meant.all()) {
                add(CellRemark.EMPTY_DECIMALS);
            }
        }
    }

    Map<CellRemark, Long> remarks() {
        return Map.copyOf(remarks);
    }

    private void add(CellRemark remark) {
        remarks.merge(remark, 1L, Long::sum);
    }
}
