package io.muster.endtoend;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API answered. */
record ApiReply(int status, String contentType, JsonNode json) {

    /** The sentence of an error. */
    String detail() {
        return json.path("detail").asText();
    }

    String id() {
        return json.get("id").textValue();
    }
}
