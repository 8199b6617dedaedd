package io.muster.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. A line that is none is malformed and spoils no other. */
final class JsonLines implements Records {

    /** How far the first object may be: a file that begins with this much else is none of ours. */
    private static final int MOST_BEFORE = 1000;

    private final LineReader lines;
    private final JsonColumns columns;
    private final Place place;
    private final JsonFactory factory = JsonText.factory();
    private final List<Chunk.Malformed> before = new ArrayList<>();
    private boolean firstWaits;
    private long objects;

    private JsonLines(LineReader lines, JsonColumns columns, Place place) {
        this.lines = lines;
        this.columns = columns;
        this.place = place;
    }

    static Records open(BufferedReader text, TextFormat.Lead lead, JsonColumns columns, Place place)
            throws IOException {
        JsonLines opened = new JsonLines(new LineReader(text, lead.line(), place), columns, place);
        if (!columns.areKnown()) {
            opened.seekFirst();
        }
        return opened;
    }

    private void seekFirst() throws IOException {
        while (!firstWaits && lines.next()) {
            String fault = parse();
            if (fault == null) {
                firstWaits = true;
            } else if (before.size() == MOST_BEFORE) {
                throw new SourceException(place.whole()
                        + " begins like JSON, but none of its first 1,000 lines is an object; write each object on one"
                        + " line.");
            } else {
                before.add(new Chunk.Malformed(lines.line(), fault));
            }
        }
        columns.settle(place);
    }

    @Override
    public List<String> columns() {
        return columns.names();
    }

    @Override
    public boolean isRejects() {
        return false;
    }

    @Override
    public boolean read(ChunkBuilder chunk) {
        before.forEach(each -> chunk.malformed(each.number(), each.what()));
        before.clear();
        try {
            String fault = null;
            if (firstWaits) {
                firstWaits = false;
            } else if (lines.next()) {
                fault = parse();
            } else {
                requireMapped();
                return false;
            }
            add(chunk, fault);
            return true;
        } catch (IOException e) {
            throw new SourceException(place.whole() + " could not be read to its end; copy it again.", e);
        }
    }

    private void add(ChunkBuilder chunk, @Nullable String fault) {
        if (fault == null) {
            objects++;
            chunk.row(lines.line(), columns.values());
        } else {
            chunk.malformed(lines.line(), fault);
        }
    }

    private void requireMapped() {
        if (objects > 0 && !columns.isMappedSeen()) {
            throw columns.noneMapped(place);
        }
    }

    private @Nullable String parse() throws IOException {
        try (JsonParser json = lines.parser(factory)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "It is no JSON object.";
            }
            String fault = columns.read(json);
            return json.nextToken() == null ? fault : "It has text behind its JSON object.";
        } catch (JsonEOFException e) {
            if (lines.isLast()) {
                throw new SourceException(place.line(lines.line())
                        + " ends in the middle of its JSON object: the file is cut off; copy it again.");
            }
            return "It is no whole JSON object.";
        } catch (JsonProcessingException e) {
            // Its message quotes the line.
            return "It is no JSON object.";
        }
    }
}
