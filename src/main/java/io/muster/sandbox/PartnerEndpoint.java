package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes a partner's request as far as a {@link Call} that keeps the contract. Stateless. */
final class PartnerEndpoint {

    /** braze-api §2. */
    private static final int MOST_BYTES = 4 << 20;

    private final String partner;
    private final Reception reception;

    PartnerEndpoint(String partner, Reception reception) {
        this.partner = partner;
        this.reception = reception;
    }

    /** @param path its parts, the first of which is {@code partners} */
    Fate fate(HttpExchange exchange, String[] path) throws IOException {
        boolean cohorts = path.length >= 3 && path[2].equals("cohorts");
        boolean create = cohorts && path.length == 3;
        boolean members = cohorts && path.length == 4 && path[3].equals("users");
        if (!(create || members) || !path[1].equals(partner)) {
            return Fate.refused(404, "Not found: wrong partner name or path.");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Fate.refused(405, "Only POST is known here.");
        }
        String where = exchange.getRequestURI().getPath();
        try {
            byte[] body = body(exchange.getRequestBody());
            Headers.check(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("User-Agent"));
            return create
                    ? reception.create(where, CreateReader.read(body))
                    : reception.members(where, MembersReader.read(body));
        } catch (Violation e) {
            return reception.violation(where, e);
        }
    }

    private static byte[] body(InputStream in) throws IOException, Violation {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            // Read to its end: a client that still writes would see a reset connection instead of the answer.
            in.transferTo(OutputStream.nullOutputStream());
            throw new Violation(413, "the body has more than " + MOST_BYTES + " bytes");
        }
        return body;
    }
}
