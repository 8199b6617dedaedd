package io.muster.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a header's cells mean.
 *
 * @param columns the names without those that mark a rejects file
 * @param fields for each column, which field of a record it is
 * @param text which field of a rejects file holds the text of a row that could not be read; -1 for none
 */
record Header(List<String> columns, int[] fields, boolean isRejects, int text) {

    static Header of(List<String> cells, MappedColumns mapped, Place place) {
        boolean rejects = RejectsFile.isMark(cells);
        List<String> columns = new ArrayList<>();
        for (String cell : cells.subList(rejects ? RejectsFile.MARK.size() : 0, cells.size())) {
            columns.add(ColumnName.clean(rejects ? FormulaGuard.remove(cell) : cell));
        }
        // Blanks at the end of the line stand for delimiters that an export adds to each line, not for columns.
        while (!columns.isEmpty() && columns.get(columns.size() - 1).isEmpty()) {
            columns.remove(columns.size() - 1);
        }
        int text = -1;
        if (rejects
                && !columns.isEmpty()
                && ColumnName.folded(columns.get(columns.size() - 1)).equals(RejectsFile.TEXT)) {
            text = columns.size() - 1 + RejectsFile.MARK.size();
            columns.remove(columns.size() - 1);
        }
        mapped.requireIn(columns, place);
        int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = i + (rejects ? RejectsFile.MARK.size() : 0);
        }
        return new Header(List.copyOf(columns), fields, rejects, text);
    }

    /** This header in the order of {@code columns}, those of an archive's first entry; itself where there are none. */
    Header in(@Nullable List<String> others, Place place) {
        if (others == null || others.equals(columns)) {
            return this;
        }
        Columns mine = Columns.of(columns);
        int[] order = new int[others.size()];
        boolean same = others.size() == columns.size() && columns.stream().allMatch(Columns.of(others)::contains);
        for (int i = 0; i < order.length && same; i++) {
            OptionalInt index = mine.index(others.get(i));
            same = index.isPresent();
            order[i] = fields[index.orElse(0)];
        }
        if (!same) {
            throw new SourceException(place.whole()
                    + " has other columns than the archive's first entry; pack files of one kind together.");
        }
        return new Header(others, order, isRejects, text);
    }
}
