package io.muster.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of JSON objects, token by token. A row's number is its element's; broken JSON fails the file. */
final class JsonArray implements Records {

    private static final int MOST_BEFORE = 1000;

    private final ElementReader text;
    private final JsonParser json;
    private final long linesBefore;
    private final JsonColumns columns;
    private final Place place;
    private final List<Chunk.Malformed> before = new ArrayList<>();
    private boolean firstWaits;
    private long element;
    private long objects;

    private JsonArray(ElementReader text, JsonParser json, long linesBefore, JsonColumns columns, Place place) {
        this.text = text;
        this.json = json;
        this.linesBefore = linesBefore;
        this.columns = columns;
        this.place = place;
    }

    static Records open(BufferedReader buffered, TextFormat.Lead lead, JsonColumns columns, Place place)
            throws IOException {
        ElementReader text = new ElementReader(buffered, place);
        JsonParser json = JsonText.factory().createParser(text);
        JsonArray opened = new JsonArray(text, json, lead.line() - 1, columns, place);
        json.nextToken();
        if (!columns.areKnown()) {
            opened.seekFirst();
        }
        return opened;
    }

    private void seekFirst() throws IOException {
        try {
            while (!firstWaits && hasElement()) {
                String fault = parse();
                if (fault == null) {
                    firstWaits = true;
                } else if (before.size() == MOST_BEFORE) {
                    throw new SourceException(place.whole()
                            + " is a JSON array, but none of its first 1,000 elements is an object; write one object a"
                            + " person.");
                } else {
                    before.add(new Chunk.Malformed(element, fault));
                }
            }
        } catch (JsonProcessingException e) {
            throw broken(e);
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
            } else if (hasElement()) {
                fault = parse();
            } else {
                end();
                return false;
            }
            if (fault == null) {
                objects++;
                chunk.row(element, columns.values());
            } else {
                chunk.malformed(element, fault);
            }
            return true;
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new SourceException(place.whole() + " could not be read to its end; copy it again.", e);
        }
    }

    private boolean hasElement() throws IOException {
        if (json.currentToken() == JsonToken.END_ARRAY
                && json.getParsingContext().inRoot()) {
            return false;
        }
        text.beginElement(++element);
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    private @Nullable String parse() throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return columns.read(json);
        }
        json.skipChildren();
        return "It is no JSON object.";
    }

    private void end() throws IOException {
        if (json.nextToken() != null) {
            throw new SourceException(place.whole() + " goes on behind its JSON array; write one array a file.");
        }
        if (objects > 0 && !columns.isMappedSeen()) {
            throw columns.noneMapped(place);
        }
    }

    /** Jackson's message quotes the text, so only its line is told. */
    private SourceException broken(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return Records.tooLong(place.element(element));
        }
        JsonLocation location = e.getLocation();
        long line = linesBefore + (location == null ? 1 : location.getLineNr());
        return new SourceException(place.line(line)
                + " is not JSON, or the array ends too early; check the export, or copy the file again.");
    }
}
