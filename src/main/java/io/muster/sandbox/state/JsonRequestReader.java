package io.muster.sandbox.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON body, read strictly and token by token, so that a thousand identifiers cost no tree. Used by one thread. */
public final class JsonRequestReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Field names come from outside; interned, each wrong one would stay for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private JsonRequestReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads what stands at the parser's place. */
    @FunctionalInterface
    public interface ValueReader {
        void from(JsonRequestReader body) throws IOException, ContractViolation;
    }

    /** Reads a field's value. */
    @FunctionalInterface
    public interface FieldReader {
        void read(String name) throws IOException, ContractViolation;
    }

    public static void read(byte[] json, ValueReader reading) throws ContractViolation {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonRequestReader body = new JsonRequestReader(parser);
            parser.nextToken();
            reading.from(body);
            if (parser.nextToken() != null) {
                throw new ContractViolation("something follows the body's JSON");
            }
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the body, and with it perhaps a key.
            throw new ContractViolation(
                    "the body is no JSON from line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + " on, or a field stands there twice");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    public void object(String what, List<String> fields, FieldReader field) throws IOException, ContractViolation {
        require(JsonToken.START_OBJECT, what + " is an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!fields.contains(name)) {
                throw new ContractViolation("unknown field '" + name + "' in " + what + "; known are " + fields);
            }
            parser.nextToken();
            field.read(name);
        }
    }

    public void array(String what, ValueReader element) throws IOException, ContractViolation {
        require(JsonToken.START_ARRAY, what + " is an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.from(this);
        }
    }

    public String string(String what) throws IOException, ContractViolation {
        require(JsonToken.VALUE_STRING, what + " is a string");
        return parser.getText();
    }

    public boolean flag(String what) throws ContractViolation {
        if (!parser.currentToken().isBoolean()) {
            throw new ContractViolation(what + " is true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** A string, number or boolean as it is written. */
    public String scalar(String what) throws IOException, ContractViolation {
        if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw new ContractViolation(what + " is a single value");
        }
        return parser.getText();
    }

    private void require(JsonToken token, String rule) throws ContractViolation {
        if (parser.currentToken() != token) {
            throw new ContractViolation(rule);
        }
    }
}
