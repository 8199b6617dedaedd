package io.muster.source.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.SourceException;
import io.muster.source.text.JsonParserFactory;
import io.muster.source.text.LeadingWhitespace;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An array of JSON objects, token by token. A row's number is its element's; broken JSON fails the file. */
public final class JsonArrayReader implements JsonRecords.Values {

    private final ArrayElementReader text;
    private final JsonParser json;
    private final long linesBefore;
    private final SourceLocation place;
    private long element;
    /** Where its text begins. */
    private long begins;

    private boolean ended;

    public JsonArrayReader(BufferedReader buffered, LeadingWhitespace lead, SourceLocation place) throws IOException {
        this.text = new ArrayElementReader(buffered, place);
        this.json = JsonParserFactory.factory().createParser(text);
        this.linesBefore = lead.line() - 1;
        this.place = place;
        json.nextToken();
    }

    @Override
    public boolean next() throws IOException {
        if (ended) {
            return false;
        }
        text.beginElement(++element);
        try {
            while (json.nextToken() == JsonToken.END_ARRAY) {
                JsonToken behind = json.nextToken();
                if (behind == null) {
                    ended = true;
                    return false;
                }
                // Arrays that were put one behind the other are one.
                if (behind != JsonToken.START_ARRAY) {
                    throw new SourceException(ReasonCode.JSON_GOES_ON, place.whole());
                }
            }
            begins = json.currentTokenLocation().getCharOffset();
            text.letGo(begins);
            return true;
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    @Override
    public String text() {
        return text.text(begins, json.currentLocation().getCharOffset());
    }

    @Override
    public long number() {
        return element;
    }

    @Override
    public @Nullable Reason read(JsonColumns columns) throws IOException {
        try {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                return columns.read(json);
            }
            json.skipChildren();
            return Reason.of(ReasonCode.ROW_NO_OBJECT);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** Jackson's message quotes the text, so only its line is told. */
    private SourceException broken(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return RecordReader.tooLong(place.element(element));
        }
        JsonLocation location = e.getLocation();
        long line = linesBefore + (location == null ? 1 : location.getLineNr());
        return new SourceException(ReasonCode.JSON_BROKEN, place.line(line));
    }
}
