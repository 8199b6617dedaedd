package io.muster.sandbox;

import io.muster.model.Identifier;
import io.muster.sandbox.state.ContractViolation;
import io.muster.sandbox.state.JsonRequestReader;
import io.muster.sandbox.state.JsonStrings;
import io.muster.sandbox.state.RequestedChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the body of a members call and holds it to every rule of docs/braze-api.md §2. Used for one body. */
final class MembersCallReader {

    private static final int MOST = 1000;
    private static final List<String> FIELDS =
            List.of("partner_api_key", "client_secret", "cohort_id", "cohort_changes");
    private static final List<String> CHANGE_FIELDS = List.of("user_ids", "device_ids", "aliases", "should_remove");
    private static final List<String> ALIAS_FIELDS = List.of("alias_name", "alias_label");

    private final JsonStrings strings = new JsonStrings();
    private final List<RequestedChange> changes = new ArrayList<>(MOST);
    private final Set<String> seen = new HashSet<>(2 * MOST);
    private boolean hasChanges;
    private int removes;

    private MembersCallReader() {}

    static PartnerCall.Members read(byte[] json) throws ContractViolation {
        MembersCallReader reader = new MembersCallReader();
        JsonRequestReader.read(json, body -> body.object("the body", FIELDS, name -> reader.field(body, name)));
        if (!reader.hasChanges) {
            throw new ContractViolation("cohort_changes is missing");
        }
        return new PartnerCall.Members(
                reader.strings.keys(), reader.strings.required("cohort_id"), reader.changes, reader.removes);
    }

    private void field(JsonRequestReader body, String name) throws IOException, ContractViolation {
        if (name.equals("cohort_changes")) {
            hasChanges = true;
            body.array(name, this::change);
        } else {
            strings.put(name, body.string(name));
        }
    }

    private void change(JsonRequestReader body) throws IOException, ContractViolation {
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
            throw new ContractViolation("a change names nobody");
        }
        identifiers.forEach(identifier -> changes.add(new RequestedChange(identifier, remove[0])));
        removes += remove[0] ? identifiers.size() : 0;
    }

    private void identifiers(JsonRequestReader body, String field, List<String> into)
            throws IOException, ContractViolation {
        int before = into.size();
        body.array(field, element -> {
            String identifier = identifier(element, field);
            if (!seen.add(identifier)) {
                throw new ContractViolation("an identifier of " + field + " stands twice in the request");
            }
            if (seen.size() > MOST) {
                throw new ContractViolation("the request has more than " + MOST + " identifiers");
            }
            into.add(identifier);
        });
        if (into.size() == before) {
            throw new ContractViolation(field + " is empty; leave it out");
        }
    }

    private static String identifier(JsonRequestReader body, String field) throws IOException, ContractViolation {
        try {
            return switch (field) {
                case "user_ids" -> new Identifier.ExternalId(trimmed(body.string("an element of user_ids"))).text();
                case "device_ids" -> new Identifier.DeviceId(trimmed(body.string("an element of device_ids"))).text();
                default -> alias(body).text();
            };
        } catch (IllegalArgumentException e) {
            throw new ContractViolation(e.getMessage() == null ? field + " has a bad element" : e.getMessage());
        }
    }

    private static Identifier.Alias alias(JsonRequestReader body) throws IOException, ContractViolation {
        JsonStrings parts = new JsonStrings();
        body.object("an alias", ALIAS_FIELDS, name -> parts.put(name, trimmed(body.string(name))));
        return new Identifier.Alias(parts.required("alias_label"), parts.required("alias_name"));
    }

    private static String trimmed(String value) throws ContractViolation {
        if (!value.isEmpty() && (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ')) {
            throw new ContractViolation("an identifier has outer blanks (docs/braze-api.md, Identifiers)");
        }
        return value;
    }
}
