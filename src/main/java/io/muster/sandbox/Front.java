package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where each request comes in. Called by the server's threads. */
final class Front implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final PartnerEndpoint partners;
    private final ControlEndpoint control;
    private final Reply reply;

    Front(PartnerEndpoint partners, ControlEndpoint control, Reply reply) {
        this.partners = partners;
        this.control = control;
        this.reply = reply;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            reply.give(exchange, keptFate(exchange));
        } catch (RuntimeException | Error e) {
            // The server itself says nothing, and after an Error its client would wait for ever.
            exchange.close();
            LOG.error("the sandbox failed on a request; please report this", e);
            throw e;
        }
    }

    /** A request that the journal cannot keep takes no effect, and its client hears why. */
    private Fate keptFate(HttpExchange exchange) throws IOException {
        try {
            return fate(exchange);
        } catch (UncheckedIOException e) {
            LOG.error("a request took no effect: {}; make room there, the next one is tried again", e.getMessage());
            return Fate.refused(500, "The request took no effect: " + e.getMessage());
        }
    }

    private Fate fate(HttpExchange exchange) throws IOException {
        if (!Loopback.isHome(exchange)) {
            return Fate.refused(403, "The sandbox answers to loopback addresses only.");
        }
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        return switch (path[0]) {
            case "partners" -> partners.fate(exchange, path);
            case "sandbox" -> control.fate(exchange, path);
            default -> Fate.refused(404, "Not found.");
        };
    }
}
