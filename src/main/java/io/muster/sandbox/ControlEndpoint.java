package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.fault.FaultSettingsJson;
import io.muster.sandbox.fault.RequestEffect;
import io.muster.sandbox.fault.RequestFate;
import io.muster.sandbox.fault.SandboxResponse;
import io.muster.sandbox.state.ContractViolation;
import io.muster.sandbox.state.JsonRequestReader;
import io.muster.sandbox.state.JsonStrings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows and sets by HTTP what {@link Sandbox} does in Java. Stateless. */
final class ControlEndpoint {

    private static final int MOST_BYTES = 1 << 20;
    private static final int USUAL_LIMIT = 1000;
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d{1,6})");

    private final Sandbox sandbox;
    private final String partner;

    ControlEndpoint(Sandbox sandbox, String partner) {
        this.sandbox = sandbox;
        this.partner = partner;
    }

    /** @param path its parts, the first of which is {@code sandbox} */
    RequestFate fate(HttpExchange exchange, String[] path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        try {
            return new RequestFate(answer(exchange, path, body), Duration.ZERO, RequestEffect.NONE);
        } catch (ContractViolation e) {
            return RequestFate.refused(e.status(), e.sentence());
        }
    }

    private SandboxResponse answer(HttpExchange exchange, String[] path, byte[] body) throws ContractViolation {
        String asked = exchange.getRequestMethod() + (path.length > 1 ? " " + path[1] : "");
        if (path.length == 3 && asked.equals("GET cohorts")) {
            return cohort(path[2], limit(exchange.getRequestURI().getQuery()));
        }
        if (path.length > 2) {
            throw new ContractViolation(404, "Not found.");
        }
        switch (asked) {
            case "GET" -> {
                return ControlViews.overview(partner, sandbox.overview());
            }
            case "PUT faults" -> sandbox.faults(FaultSettingsJson.read(body));
            case "DELETE faults" -> sandbox.faults(FaultSettings.NONE);
            case "PUT keys" -> setKeys(body);
            case "PUT refused" -> sandbox.refuse(MemberListJson.readList(body).toArray(String[]::new));
            case "POST reset" -> sandbox.reset();
            default -> throw new ContractViolation(404, "Not found.");
        }
        return SandboxResponse.of(200, "done");
    }

    private SandboxResponse cohort(String cohort, int limit) throws ContractViolation {
        Optional<String> name = sandbox.name(cohort);
        if (name.isEmpty()) {
            throw new ContractViolation(404, "No cohort has that id.");
        }
        try {
            return ControlViews.roll(name.get(), sandbox.roll(cohort, limit));
        } catch (IllegalStateException e) {
            throw new ContractViolation(409, String.valueOf(e.getMessage()));
        }
    }

    private static int limit(@Nullable String query) throws ContractViolation {
        if (query == null) {
            return USUAL_LIMIT;
        }
        Matcher limit = LIMIT.matcher(query);
        if (!limit.matches()) {
            throw new ContractViolation("limit is a number of up to six digits");
        }
        return Integer.parseInt(limit.group(1));
    }

    private void setKeys(byte[] body) throws ContractViolation {
        JsonStrings keys = new JsonStrings();
        JsonRequestReader.read(
                body,
                json -> json.object(
                        "keys", List.of("partnerKey", "clientSecret"), name -> keys.put(name, json.string(name))));
        sandbox.keys(keys.required("partnerKey"), keys.required("clientSecret"));
    }
}
