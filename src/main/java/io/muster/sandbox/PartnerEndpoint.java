package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.muster.sandbox.fault.RequestFate;
import io.muster.sandbox.state.ContractViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes a partner's request as far as a {@link PartnerCall} that keeps the contract. Stateless. */
final class PartnerEndpoint {

    /** docs/braze-api.md §2. */
    private static final int MOST_BYTES = 4 << 20;

    private final String partner;
    private final CallHandler callHandler;

    PartnerEndpoint(String partner, CallHandler callHandler) {
        this.partner = partner;
        this.callHandler = callHandler;
    }

    /** @param path its parts, the first of which is {@code partners} */
    RequestFate fate(HttpExchange exchange, String[] path) throws IOException {
        boolean cohorts = path.length >= 3 && path[2].equals("cohorts");
        boolean create = cohorts && path.length == 3;
        boolean members = cohorts && path.length == 4 && path[3].equals("users");
        if (!(create || members) || !path[1].equals(partner)) {
            return RequestFate.refused(404, "Not found: wrong partner name or path.");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return RequestFate.refused(405, "Only POST is known here.");
        }
        String where = exchange.getRequestURI().getPath();
        try {
            byte[] body = body(exchange.getRequestBody());
            RequiredHeaders.check(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("User-Agent"));
            return create
                    ? callHandler.create(where, CreateCallReader.read(body))
                    : callHandler.members(where, MembersCallReader.read(body));
        } catch (ContractViolation e) {
            return callHandler.violation(where, e);
        }
    }

    private static byte[] body(InputStream in) throws IOException, ContractViolation {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            // Read to its end: a client that still writes would see a reset connection instead of the answer.
            in.transferTo(OutputStream.nullOutputStream());
            throw new ContractViolation(413, "the body has more than " + MOST_BYTES + " bytes");
        }
        return body;
    }
}
