package io.muster.sandbox;

import io.muster.cohort.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the body of a members call and holds it to every rule of braze-api §2. Used for one body. */
final class MembersReader {

    private static final int MOST = 1000;
    private static final List<String> FIELDS =
            List.of("partner_api_key", "client_secret", "cohort_id", "cohort_changes");
    private static final List<String> CHANGE_FIELDS = List.of("user_ids", "device_ids", "aliases", "should_remove");
    private static final List<String> ALIAS_FIELDS = List.of("alias_name", "alias_label");

    private final Strings strings = new Strings();
    private final List<Change> changes = new ArrayList<>(MOST);
    private final Set<String> seen = new HashSet<>(2 * MOST);
    private boolean hasChanges;
    private int removes;

    private MembersReader() {}

    static Call.Members read(byte[] json) throws Violation {
        MembersReader reader = new MembersReader();
        Body.read(json, body -> body.object("the body", FIELDS, name -> reader.field(body, name)));
        if (!reader.hasChanges) {
            throw new Violation("cohort_changes is missing");
        }
        return new Call.Members(
                reader.strings.keys(), reader.strings.required("cohort_id"), reader.changes, reader.removes);
    }

    private void field(Body body, String name) throws IOException, Violation {
        if (name.equals("cohort_changes")) {
            hasChanges = true;
            body.array(name, this::change);
        } else {
            strings.put(name, body.string(name));
        }
    }

    private void change(Body body) throws IOException, Violation {
        List<String> identifiers = new ArrayList<>();
        boolean[] remove = {false};
        body.object("a change", CHANGE_FIELDS, name -> {
            if (name.equals("should_remove")) {
                remove[0] = body.flag(name);
            } else {
                identifiers(body, name, identifiers);
            }
        });
        if (identifiers.isEmpty()) {
            throw new Violation("a change names nobody");
        }
        identifiers.forEach(identifier -> changes.add(new Change(identifier, remove[0])));
        removes += remove[0] ? identifiers.size() : 0;
    }

    private void identifiers(Body body, String field, List<String> into) throws IOException, Violation {
        int before = into.size();
        body.array(field, element -> {
            String identifier = identifier(element, field);
            if (!seen.add(identifier)) {
                throw new Violation("an identifier of " + field + " stands twice in the request");
            }
            if (seen.size() > MOST) {
                throw new Violation("the request has more than " + MOST + " identifiers");
            }
            into.add(identifier);
        });
        if (into.size() == before) {
            throw new Violation(field + " is empty; leave it out");
        }
    }

    private static String identifier(Body body, String field) throws IOException, Violation {
        try {
            return switch (field) {
                case "user_ids" -> new Member.ExternalId(trimmed(body.string("an element of user_ids"))).text();
                case "device_ids" -> new Member.DeviceId(trimmed(body.string("an element of device_ids"))).text();
                default -> alias(body).text();
            };
        } catch (IllegalArgumentException e) {
            throw new Violation(e.getMessage() == null ? field + " has a bad element" : e.getMessage());
        }
    }

    private static Member.Alias alias(Body body) throws IOException, Violation {
        Strings parts = new Strings();
        body.object("an alias", ALIAS_FIELDS, name -> parts.put(name, trimmed(body.string(name))));
        return new Member.Alias(parts.required("alias_label"), parts.required("alias_name"));
    }

    private static String trimmed(String value) throws Violation {
        if (!value.isEmpty() && (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ')) {
            throw new Violation("an identifier has outer blanks (braze-api, Identifiers)");
        }
        return value;
    }
}
