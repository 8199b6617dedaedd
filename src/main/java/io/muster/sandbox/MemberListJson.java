package io.muster.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.model.Identifier;
import io.muster.sandbox.state.ContractViolation;
import io.muster.sandbox.state.JsonRequestReader;
import io.muster.sandbox.state.JsonStrings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A member as the view shows it and as the list of refused identifiers takes it. */
final class MemberListJson {

    private static final List<String> FIELDS = List.of("kind", "label", "value");

    private MemberListJson() {}

    static void write(JsonGenerator json, String text) throws IOException {
        Identifier member = Identifier.of(text);
        json.writeStartObject();
        if (member instanceof Identifier.Alias alias) {
            json.writeStringField("kind", "alias");
            json.writeStringField("label", alias.label());
        } else {
            json.writeStringField("kind", member instanceof Identifier.ExternalId ? "external_id" : "device_id");
        }
        json.writeStringField("value", member.value());
        json.writeEndObject();
    }

    static List<String> readList(byte[] json) throws ContractViolation {
        List<String> texts = new ArrayList<>();
        JsonRequestReader.read(
                json,
                body -> body.array("refused", element -> {
                    JsonStrings parts = new JsonStrings();
                    element.object("a member", FIELDS, name -> parts.put(name, element.string(name)));
                    texts.add(member(parts).text());
                }));
        return texts;
    }

    private static Identifier member(JsonStrings parts) throws ContractViolation {
        String value = parts.required("value");
        try {
            return switch (parts.required("kind")) {
                case "external_id" -> new Identifier.ExternalId(value);
                case "alias" -> new Identifier.Alias(parts.required("label"), value);
                case "device_id" -> new Identifier.DeviceId(value);
                default -> throw new ContractViolation("kind is external_id, alias or device_id");
            };
        } catch (IllegalArgumentException e) {
            throw new ContractViolation(String.valueOf(e.getMessage()));
        }
    }
}
