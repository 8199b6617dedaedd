package io.muster.source.csv;

import io.muster.model.ReasonCode;
import io.muster.source.ColumnIndex;
import io.muster.source.ColumnName;
import io.muster.source.SourceException;
import io.muster.source.rejects.FormulaGuard;
import io.muster.source.rejects.RejectsFile;
import io.muster.source.text.MappedColumns;
import io.muster.source.text.SourceLocation;
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
record CsvHeader(List<String> columns, int[] fields, boolean isRejects, int text) {

    static CsvHeader of(List<String> cells, MappedColumns mapped, SourceLocation location) {
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
        mapped.requireIn(columns, location);
        int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = i + (rejects ? RejectsFile.MARK.size() : 0);
        }
        return new CsvHeader(List.copyOf(columns), fields, rejects, text);
    }

    /** This header in the order of {@code columns}, those of an archive's first entry; itself where there are none. */
    CsvHeader in(@Nullable List<String> others, SourceLocation location) {
        if (others == null || others.equals(columns)) {
            return this;
        }
        ColumnIndex mine = ColumnIndex.of(columns);
        int[] order = new int[others.size()];
        boolean same = others.size() == columns.size() && columns.stream().allMatch(ColumnIndex.of(others)::contains);
        for (int i = 0; i < order.length && same; i++) {
            OptionalInt index = mine.index(others.get(i));
            same = index.isPresent();
            order[i] = fields[index.orElse(0)];
        }
        if (!same) {
            throw new SourceException(ReasonCode.ARCHIVE_OF_OTHER_COLUMNS, location.whole());
        }
        return new CsvHeader(others, order, isRejects, text);
    }
}
