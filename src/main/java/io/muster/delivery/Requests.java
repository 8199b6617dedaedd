package io.muster.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.cohort.Member;
import io.muster.ledger.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The bodies of the two requests (braze-api §1 and §2). Both keys stand in the body, so that no body may reach a log.
 * Safe for use by many threads.
 */
public final class Requests {

    private static final int BYTES_AN_IDENTIFIER = 48;

    private final JsonFactory json = new JsonFactory();

    /** The keys that each body holds. */
    public record Keys(String partnerKey, String importKey) {
        @Override
        public String toString() {
            return "Keys[***]";
        }
    }

    /** Create or rename (braze-api §1). */
    public byte[] create(Keys keys, String cohort, String name, Instant createdAt) {
        return write(512, out -> {
            head(out, keys, cohort);
            out.writeStringField("name", name);
            out.writeStringField(
                    "created_at", createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
        });
    }

    /** Add and remove (braze-api §2): empty arrays are left out. */
    public byte[] members(Keys keys, String cohort, Batch batch) {
        return write(256 + batch.size() * BYTES_AN_IDENTIFIER, out -> {
            head(out, keys, cohort);
            out.writeArrayFieldStart("cohort_changes");
            change(out, batch.adds(), false);
            change(out, batch.removes(), true);
            out.writeEndArray();
        });
    }

    /** No change at all: the usual connection test (braze-api §2). */
    public byte[] test(Keys keys, String cohort) {
        return write(256, out -> {
            head(out, keys, cohort);
            out.writeArrayFieldStart("cohort_changes");
            out.writeEndArray();
        });
    }

    private static void head(JsonGenerator out, Keys keys, String cohort) throws IOException {
        out.writeStringField("partner_api_key", keys.partnerKey());
        out.writeStringField("client_secret", keys.importKey());
        out.writeStringField("cohort_id", cohort);
    }

    private static void change(JsonGenerator out, List<String> members, boolean remove) throws IOException {
        if (members.isEmpty()) {
            return;
        }
        List<String> users = new ArrayList<>(members.size());
        List<String> devices = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        for (String member : members) {
            switch (member.charAt(0)) {
                case Member.ExternalId.KIND -> users.add(member);
                case Member.DeviceId.KIND -> devices.add(member);
                default -> aliases.add(member);
            }
        }
        out.writeStartObject();
        texts(out, "user_ids", users);
        texts(out, "device_ids", devices);
        if (!aliases.isEmpty()) {
            out.writeArrayFieldStart("aliases");
            for (String alias : aliases) {
                int end = alias.indexOf(Member.SEPARATOR);
                out.writeStartObject();
                out.writeStringField("alias_name", alias.substring(end + 1));
                out.writeStringField("alias_label", alias.substring(1, end));
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (remove) {
            out.writeBooleanField("should_remove", true);
        }
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String field, List<String> members) throws IOException {
        if (!members.isEmpty()) {
            out.writeArrayFieldStart(field);
            for (String member : members) {
                out.writeString(member.substring(1));
            }
            out.writeEndArray();
        }
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private byte[] write(int size, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            writing.to(out);
            out.writeEndObject();
        } catch (IOException impossible) {
            // A byte array takes everything.
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
