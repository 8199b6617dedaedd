package io.muster.sandbox;

import java.util.HashMap;
import java.util.Map;

/** The required strings of a body, as they come. */
final class Strings {

    private final Map<String, String> values = new HashMap<>();

    void put(String field, String value) {
        values.put(field, value);
    }

    String required(String field) throws Violation {
        String value = values.get(field);
        if (value == null) {
            throw new Violation(field + " is missing");
        }
        if (value.isBlank()) {
            throw new Violation(field + " is blank");
        }
        return value;
    }

    Keys keys() throws Violation {
        return new Keys(required("partner_api_key"), required("client_secret"));
    }
}
