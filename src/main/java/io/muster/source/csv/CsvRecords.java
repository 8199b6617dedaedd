package io.muster.source.csv;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.ChunkBuilder;
import io.muster.source.ColumnName;
import io.muster.source.SourceException;
import io.muster.source.Whitespace;
import io.muster.source.rejects.FormulaGuard;
import io.muster.source.rejects.RejectsFile;
import io.muster.source.text.LeadingWhitespace;
import io.muster.source.text.MappedColumns;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of delimited values under a header. A row of other length than the header is no row, but that blanks at its end
 * may be missing where the definition says so; the header again is none either, and counts for nothing.
 */
public final class CsvRecords implements RecordReader {

    /** What stands alone on a report's last line, rather than the beginning of a row that was cut off. */
    private static final Pattern REMARK = Pattern.compile(
            "[^\\p{L}\\p{N}].*|.*\\s.*|(total|eo[fd]|end|sum|gesamt|trailer|footer).{0,12}", Pattern.CASE_INSENSITIVE);

    private final CsvParser parser;
    private final CsvHeader header;
    private final List<String> cells;
    /** The names in the header, folded, and how long they are. */
    private final Set<String> names;

    private final BitSet lengths = new BitSet();
    /** The field whose value tells a header from a row. */
    private final int telling;
    /** How many fields a row has at least. */
    private final int expected;

    private final boolean fillsShortRows;
    private final SourceLocation location;

    private CsvRecords(
            CsvParser parser, CsvHeader header, List<String> cells, MappedColumns mapped, SourceLocation location) {
        this.parser = parser;
        this.header = header;
        this.cells = cells;
        this.names = cells.stream().map(ColumnName::folded).collect(Collectors.toUnmodifiableSet());
        names.stream().filter(name -> !name.isEmpty()).forEach(name -> lengths.set(name.length()));
        this.telling = IntStream.range(0, cells.size())
                .filter(i -> mapped.contains(cells.get(i)))
                .findFirst()
                .orElse(0);
        this.expected = header.isRejects() ? 0 : header.columns().size();
        this.fillsShortRows = mapped.fillsShortRows();
        this.location = location;
    }

    public static RecordReader open(
            BufferedReader text,
            LeadingWhitespace lead,
            MappedColumns mapped,
            @Nullable List<String> columns,
            SourceLocation location)
            throws IOException {
        HeaderLine line = HeaderLine.of(text, lead, mapped, location);
        CsvHeader header = CsvHeader.of(line.cells(), mapped, location);
        int mostFields = header.columns().size()
                + (header.isRejects() ? RejectsFile.MARK.size() : 0)
                + (header.text() < 0 ? 0 : 1);
        CsvParser parser = new CsvParser(text, line.delimiter(), mostFields, line.nextLine(), location);
        List<String> cells =
                line.cells().subList(0, Math.min(mostFields, line.cells().size()));
        return new CsvRecords(parser, header.in(columns, location), cells, mapped, location);
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    @Override
    public boolean isRejects() {
        return header.isRejects();
    }

    @Override
    public boolean read(ChunkBuilder chunk) {
        try {
            if (!parser.next()) {
                return false;
            }
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.FILE_UNREADABLE, location.whole()), e);
        }
        Reason fault = parser.fault();
        if (fault == null && mayBeHeader()) {
            if (isHeaderAgain()) {
                return true;
            }
            fault = isOwnName() ? Reason.of(ReasonCode.ROW_COLUMN_NAME) : null;
        }
        if (fault == null) {
            fault = shortness();
        }
        if (fault != null) {
            chunk.malformed(parser.line(), fault, parser.text());
        } else if (!header.isRejects()) {
            chunk.row(parser.line(), values());
        } else {
            addReject(chunk);
        }
        return true;
    }

    /** Only a value that is as long as a name is looked for among them. */
    private boolean mayBeHeader() {
        String value = parser.field(telling);
        return lengths.get(value.length()) && names.contains(ColumnName.folded(value));
    }

    private boolean isOwnName() {
        return ColumnName.folded(parser.field(telling)).equals(ColumnName.folded(cells.get(telling)));
    }

    /** Files that were put one behind the other have it; the rows of another header would be under wrong columns. */
    private boolean isHeaderAgain() {
        boolean same = true;
        int known = 0;
        int filled = 0;
        for (int i = 0; i < Math.max(cells.size(), parser.count()); i++) {
            String field = ColumnName.folded(parser.field(i));
            same &= field.equals(i < cells.size() ? ColumnName.folded(cells.get(i)) : "");
            filled += field.isEmpty() ? 0 : 1;
            known += !field.isEmpty() && names.contains(field) ? 1 : 0;
        }
        if (!same && known > 1 && known == filled) {
            throw new SourceException(ReasonCode.HEADER_AGAIN, location.line(parser.line()));
        }
        return same;
    }

    private @Nullable Reason shortness() {
        int found = parser.count();
        if (found >= expected || fillsShortRows) {
            return null;
        }
        if (parser.isUnended()
                && !(found == 1 && REMARK.matcher(parser.field(0)).matches())) {
            throw new SourceException(
                    ReasonCode.ROW_CUT_OFF,
                    location.line(parser.line()),
                    Integer.toString(found),
                    Integer.toString(expected));
        }
        return Reason.of(ReasonCode.ROW_SHORT);
    }

    private void addReject(ChunkBuilder chunk) {
        String[] values = values();
        boolean blank = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = Whitespace.trim(FormulaGuard.remove(values[i]));
            blank &= values[i].isEmpty();
        }
        String text = header.text() < 0 ? "" : FormulaGuard.remove(parser.field(header.text()));
        if (blank && !text.isEmpty()) {
            chunk.malformed(parser.line(), Reason.of(ReasonCode.ROW_NOT_MENDED), text);
        } else if (parser.field(1).startsWith(RejectsFile.IDENTIFIED_DEVICE)) {
            chunk.rowOfIdentified(parser.line(), values);
        } else if (!blank || !parser.field(0).isEmpty()) {
            // The last line of a long rejects file only says how many more there were.
            chunk.row(parser.line(), values);
        }
    }

    private String[] values() {
        int[] fields = header.fields();
        String[] values = new String[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = parser.field(fields[i]);
        }
        return values;
    }
}
