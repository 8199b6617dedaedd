package io.muster.web.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Optional;
import java.util.Set;

/** The JSON object that a request brings. Each error names the field. */
public final class JsonBody {

    /** What stands twice, or behind the object, would be read by one and overlooked by another. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode json;

    private JsonBody(JsonNode json) {
        this.json = json;
    }

    /** @param fields all that it may have */
    public static JsonBody of(Context context, Set<String> fields) {
        if (!context.isJson()) {
            // No form of another site can say so.
            throw new HttpResponseException(415, "Send JSON, with Content-Type: application/json.");
        }
        JsonNode json = parsed(context.body());
        if (!json.isObject()) {
            throw new BadRequestResponse("Send one JSON object.");
        }
        json.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new BadRequestResponse("A field is not known. There are: " + String.join(", ", fields) + ".");
            }
        });
        return new JsonBody(json);
    }

    public String text(String field) {
        return optional(field).orElseThrow(() -> new BadRequestResponse(field + " is missing."));
    }

    public Optional<String> optional(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new BadRequestResponse(field + " is a text.");
        }
        return Optional.of(value.textValue());
    }

    public int number(String field, int otherwise) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new BadRequestResponse(field + " is a whole number.");
        }
        return value.intValue();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body is no JSON.");
        }
    }
}
