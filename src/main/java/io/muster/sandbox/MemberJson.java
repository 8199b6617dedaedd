package io.muster.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.cohort.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A member as the view shows it and as the list of refused identifiers takes it. */
final class MemberJson {

    private static final List<String> FIELDS = List.of("kind", "label", "value");

    private MemberJson() {}

    static void write(JsonGenerator json, String text) throws IOException {
        Member member = Member.of(text);
        json.writeStartObject();
        if (member instanceof Member.Alias alias) {
            json.writeStringField("kind", "alias");
            json.writeStringField("label", alias.label());
        } else {
            json.writeStringField("kind", member instanceof Member.ExternalId ? "external_id" : "device_id");
        }
        json.writeStringField("value", member.value());
        json.writeEndObject();
    }

    static List<String> readList(byte[] json) throws Violation {
        List<String> texts = new ArrayList<>();
        Body.read(
                json,
                body -> body.array("refused", element -> {
                    Strings parts = new Strings();
                    element.object("a member", FIELDS, name -> parts.put(name, element.string(name)));
                    texts.add(member(parts).text());
                }));
        return texts;
    }

    private static Member member(Strings parts) throws Violation {
        String value = parts.required("value");
        try {
            return switch (parts.required("kind")) {
                case "external_id" -> new Member.ExternalId(value);
                case "alias" -> new Member.Alias(parts.required("label"), value);
                case "device_id" -> new Member.DeviceId(value);
                default -> throw new Violation("kind is external_id, alias or device_id");
            };
        } catch (IllegalArgumentException e) {
            throw new Violation(String.valueOf(e.getMessage()));
        }
    }
}
