package io.muster.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a text's format by its first character that is no blank: an array, objects, or delimited values. */
final class TextFormat {

    private TextFormat() {}

    /** @param columns those of the parts before, which this one must have as well, or null for the first */
    static Records open(Part part, MappedColumns mapped, @Nullable List<String> columns) {
        Place place = part.place();
        try {
            BufferedReader text = new BufferedReader(new StrictReader(part), 1 << 16);
            LeadingWhitespace lead = LeadingWhitespace.of(text, place);
            return switch (lead.next()) {
                case -1 ->
                    throw new SourceException(
                            place.whole() + " is empty: not even a header is there; check the export that wrote it.");
                case '[' -> JsonRecords.of(new JsonArray(text, lead, place), new JsonColumns(mapped, columns), place);
                case '{' -> JsonRecords.of(new JsonObjects(text, lead, place), new JsonColumns(mapped, columns), place);
                case '<' -> throw markup(text, place);
                default -> DelimitedRecords.open(text, lead, mapped, columns, place);
            };
        } catch (IOException e) {
            throw new SourceException(place.whole() + " could not be read to its end; copy it again.", e);
        }
    }

    /** No name of a column begins so, and much that is no table is saved as one. */
    private static SourceException markup(BufferedReader text, Place place) throws IOException {
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
