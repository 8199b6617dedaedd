package io.muster.source.file;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
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
        SourceLocation location = part.place();
        try {
            BufferedReader text = new BufferedReader(new StrictReader(part), 1 << 16);
            LeadingWhitespace lead = LeadingWhitespace.of(text, location);
            return switch (lead.next()) {
                case -1 -> throw new SourceException(ReasonCode.FILE_EMPTY, location.whole());
                case '[' ->
                    JsonRecords.of(
                            new JsonArrayReader(text, lead, location), new JsonColumns(mapped, columns), location);
                case '{' ->
                    JsonRecords.of(
                            new JsonObjectsReader(text, lead, location), new JsonColumns(mapped, columns), location);
                case '<' -> throw markup(text, location);
                default -> CsvRecords.open(text, lead, mapped, columns, location);
            };
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.FILE_UNREADABLE, location.whole()), e);
        }
    }

    /** No name of a column begins so, and much that is no table is saved as one. */
    private static SourceException markup(BufferedReader text, SourceLocation location) throws IOException {
        char[] start = new char[64];
        int read = Math.max(text.read(start), 0);
        String begins = new String(start, 0, read).toLowerCase(Locale.ROOT);
        ReasonCode what = begins.startsWith("<?xml") ? ReasonCode.FILE_IS_XML : ReasonCode.FILE_IS_WEB_PAGE;
        return new SourceException(what, location.whole());
    }
}
