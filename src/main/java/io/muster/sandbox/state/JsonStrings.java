package io.muster.sandbox.state;

import java.util.HashMap;
import java.util.Map;

/** The required strings of a body, as they come. */
public final class JsonStrings {

    private final Map<String, String> values = new HashMap<>();

    public void put(String field, String value) {
        values.put(field, value);
    }

    public String required(String field) throws ContractViolation {
        String value = values.get(field);
        if (value == null) {
            throw new ContractViolation(field + " is missing");
        }
        if (value.isBlank()) {
            throw new ContractViolation(field + " is blank");
        }
        return value;
    }

    public PartnerKeys keys() throws ContractViolation {
        return new PartnerKeys(required("partner_api_key"), required("client_secret"));
    }
}
