package io.muster.sandbox.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** An event as a line of JSON; a change is {@code "+"} or {@code "-"} and the user's key. Used for one line. */
final class EventJson {

    /** One byte a character, so that a line torn anywhere is still text, and half a surrogate pair comes back. */
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> FIELDS = List.of("cohort", "name", "created_at", "changes", "renamed", "to");

    private final JsonStrings strings = new JsonStrings();
    private final List<RequestedChange> changes = new ArrayList<>();
    private String kind = "";

    private EventJson() {}

    private interface Fields {
        void to(JsonGenerator json) throws IOException;
    }

    static byte[] created(String cohort, String name, Instant createdAt) {
        return line(json -> {
            json.writeStringField("cohort", cohort);
            json.writeStringField("name", name);
            json.writeStringField("created_at", createdAt.toString());
        });
    }

    static byte[] changed(String cohort, List<RequestedChange> changes) {
        return line(json -> {
            json.writeStringField("cohort", cohort);
            json.writeArrayFieldStart("changes");
            for (RequestedChange change : changes) {
                json.writeString((change.remove() ? "-" : "+") + change.identifier());
            }
            json.writeEndArray();
        });
    }

    static byte[] renamed(UserDirectory.Renaming renaming) {
        return line(json -> {
            json.writeStringField("renamed", renaming.from());
            json.writeStringField("to", renaming.to());
        });
    }

    /** @throws ContractViolation with a sentence that quotes no identifier */
    static void read(byte[] line, WorkspaceEvents to) throws ContractViolation {
        EventJson event = new EventJson();
        JsonRequestReader.read(line, json -> json.object("a line", FIELDS, name -> event.field(json, name)));
        event.tell(to);
    }

    private void field(JsonRequestReader json, String name) throws IOException, ContractViolation {
        kind = name.equals("cohort") ? kind : name;
        if (name.equals("changes")) {
            json.array(name, element -> changes.add(change(element.string("a change"))));
        } else {
            strings.put(name, json.string(name));
        }
    }

    private static RequestedChange change(String text) throws ContractViolation {
        if (text.length() < 2 || (text.charAt(0) != '+' && text.charAt(0) != '-')) {
            throw new ContractViolation("a change is + or - and a user's key");
        }
        return new RequestedChange(text.substring(1), text.charAt(0) == '-');
    }

    private void tell(WorkspaceEvents to) throws ContractViolation {
        switch (kind) {
            case "changes" -> to.changed(strings.required("cohort"), changes);
            case "to" -> to.renamed(new UserDirectory.Renaming(strings.required("renamed"), strings.required("to")));
            default -> to.created(strings.required("cohort"), strings.required("name"), createdAt());
        }
    }

    private Instant createdAt() throws ContractViolation {
        try {
            return Instant.parse(strings.required("created_at"));
        } catch (DateTimeParseException e) {
            throw new ContractViolation("created_at is no moment");
        }
    }

    private static byte[] line(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = ASCII.createGenerator(bytes)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
