package io.muster.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. A line that is none is malformed and spoils no other. */
final class JsonLines implements JsonRecords.Values {

    private final LineReader lines;
    private final Place place;
    private final JsonFactory factory = JsonText.factory();

    JsonLines(BufferedReader text, TextFormat.Lead lead, Place place) {
        this.lines = new LineReader(text, lead.line(), place);
        this.place = place;
    }

    @Override
    public boolean next() throws IOException {
        return lines.next();
    }

    @Override
    public long number() {
        return lines.line();
    }

    @Override
    public @Nullable String read(JsonColumns columns) throws IOException {
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
