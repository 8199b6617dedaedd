package io.muster.source.file;

import io.muster.source.SourceException;
import io.muster.source.csv.CsvRecords;
import io.muster.source.json.JsonArrayReader;
import io.muster.source.json.JsonColumns;
import io.muster.source.json.JsonObjectsReader;
import io.muster.source.json.JsonRecords;
import io.muster.source.text.LeadingWhitespace;
import io.muster.source.text.MappedColumns;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import io.muster.source.text.StrictReader;
import io.muster.source.text.TextPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a text's format by its first character that is no blank: an array, objects, or delimited values. */
final class TextFormatDetector {

    private TextFormatDetector() {}

    /** @param columns those of the parts before, which this one must have as well, or null for the first */
    static RecordReader open(TextPart part, MappedColumns mapped, @Nullable List<String> columns) {
        SourceLocation place = part.place();
        try {
            BufferedReader text = new BufferedReader(new StrictReader(part), 1 << 16);
            LeadingWhitespace lead = LeadingWhitespace.of(text, place);
            return switch (lead.next()) {
                case -1 ->
                    throw new SourceException(
                            place.whole() + " is empty: not even a header is there; check the export that wrote it.");
                case '[' ->
                    JsonRecords.of(new JsonArrayReader(text, lead, place), new JsonColumns(mapped, columns), place);
                case '{' ->
                    JsonRecords.of(new JsonObjectsReader(text, lead, place), new JsonColumns(mapped, columns), place);
                case '<' -> throw markup(text, place);
                default -> CsvRecords.open(text, lead, mapped, columns, place);
            };
        } catch (IOException e) {
            throw new SourceException(place.whole() + " could not be read to its end; copy it again.", e);
        }
    }

    /** No name of a column begins so, and much that is no table is saved as one. */
    private static SourceException markup(BufferedReader text, SourceLocation place) throws IOException {
        char[] start = new char[64];
        int read = Math.max(text.read(start), 0);
        String begins = new String(start, 0, read).toLowerCase(Locale.ROOT);
        if (begins.startsWith("<?xml")) {
            return new SourceException(place.whole() + " is XML, not a table; open it in a spreadsheet and save it as"
                    + " CSV UTF-8, or export CSV or JSON.");
        }
        return new SourceException(
                place.whole() + " is a web page (HTML), whatever its name says: a table saved as one,"
                        + " or the page of an error or a sign-in. Open it; if it is the table, save it as CSV UTF-8.");
    }
}
