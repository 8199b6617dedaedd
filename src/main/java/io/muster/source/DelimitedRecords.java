package io.muster.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of delimited values under a header. A short row ends in empty values; a long one is no row. */
final class DelimitedRecords implements Records {

    private final RecordParser parser;
    private final Header header;
    private final Place place;

    private DelimitedRecords(RecordParser parser, Header header, Place place) {
        this.parser = parser;
        this.header = header;
        this.place = place;
    }

    static Records open(
            BufferedReader text,
            TextFormat.Lead lead,
            MappedColumns mapped,
            @Nullable List<String> columns,
            Place place)
            throws IOException {
        HeaderLine line = HeaderLine.of(text, lead, mapped, place);
        Header header = Header.of(line.cells(), mapped, place);
        int mostFields = header.columns().size() + (header.isRejects() ? RejectsFile.MARK.size() : 0);
        RecordParser parser = new RecordParser(text, line.delimiter(), mostFields, line.nextLine(), place);
        return new DelimitedRecords(parser, header.in(columns, place), place);
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
            throw new SourceException(place.whole() + " could not be read to its end; copy it again.", e);
        }
        String fault = parser.fault();
        if (fault != null) {
            chunk.malformed(parser.line(), fault);
        } else if (!header.isRejects()) {
            chunk.row(parser.line(), values());
        } else {
            addReject(chunk);
        }
        return true;
    }

    private void addReject(ChunkBuilder chunk) {
        String[] values = values();
        boolean blank = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = Blanks.trim(FormulaGuard.remove(values[i]));
            blank &= values[i].isEmpty();
        }
        // The last line of a long rejects file only says how many more there were.
        if (!blank || !parser.field(0).isEmpty()) {
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
