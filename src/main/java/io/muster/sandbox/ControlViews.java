package io.muster.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.sandbox.fault.FaultSettingsJson;
import io.muster.sandbox.fault.SandboxResponse;
import io.muster.sandbox.state.MemberList;
import io.muster.sandbox.state.WorkspaceState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the control endpoint shows, as JSON. */
final class ControlViews {

    private static final JsonFactory JSON = new JsonFactory();

    private ControlViews() {}

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    static SandboxResponse overview(String partner, ControlOverview overview) {
        return page(json -> {
            json.writeStringField("partner", partner);
            json.writeArrayFieldStart("cohorts");
            for (WorkspaceState.Summary cohort : overview.cohorts()) {
                json.writeStartObject();
                json.writeStringField("cohort", cohort.cohort());
                json.writeStringField("name", cohort.name());
                json.writeNumberField("count", cohort.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("faults");
            for (Map.Entry<String, Object> field :
                    FaultSettingsJson.show(overview.faults()).entrySet()) {
                json.writePOJOField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("refused", overview.refused());
            json.writeNumberField("requests", overview.counters().requests());
            json.writeNumberField("membersRequests", overview.counters().membersRequests());
            json.writeNumberField("identifiersSent", overview.counters().identifiersSent());
            json.writeNumberField("effectsPending", overview.effectsPending());
            json.writeNumberField("violationsCount", overview.counters().violations());
            json.writeArrayFieldStart("violations");
            for (String violation : overview.violations()) {
                json.writeString(violation);
            }
            json.writeEndArray();
        });
    }

    static SandboxResponse roll(String name, MemberList roll) {
        return page(json -> {
            json.writeStringField("cohort", roll.cohort());
            json.writeStringField("name", name);
            json.writeNumberField("count", roll.count());
            json.writeArrayFieldStart("members");
            for (String member : roll.members()) {
                MemberListJson.write(json, member);
            }
            json.writeEndArray();
        });
    }

    private static SandboxResponse page(Writing fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return SandboxResponse.json(200, bytes.toString(StandardCharsets.UTF_8));
    }
}
