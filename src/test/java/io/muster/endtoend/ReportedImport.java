package io.muster.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** An import as the API tells of it. */
record ReportedImport(JsonNode json) {

    private static final Set<String> LIVE = Set.of("QUEUED", "RUNNING");

    String id() {
        return json.get("id").textValue();
    }

    String state() {
        return json.get("state").textValue();
    }

    String reason() {
        return json.get("reason").textValue();
    }

    String reasonCode() {
        return json.get("reasonCode").asText();
    }

    String trigger() {
        return json.get("trigger").textValue();
    }

    /** Empty where no file was dropped. */
    String file() {
        return json.get("file").isNull() ? "" : json.get("file").textValue();
    }

    /** A count, such as {@code added}. */
    long count(String field) {
        return json.get(field).longValue();
    }

    boolean hasEnded() {
        return !LIVE.contains(state());
    }
}
