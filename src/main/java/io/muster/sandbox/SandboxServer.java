package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.muster.sandbox.fault.RequestFate;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where each request comes in. Called by the server's threads. */
final class SandboxServer implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);

    private final PartnerEndpoint partners;
    private final ControlEndpoint control;
    private final ReplyWriter reply;

    SandboxServer(PartnerEndpoint partners, ControlEndpoint control, ReplyWriter reply) {
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
    private RequestFate keptFate(HttpExchange exchange) throws IOException {
        try {
            return fate(exchange);
        } catch (UncheckedIOException e) {
            LOG.error("a request took no effect: {}; make room there, the next one is tried again", e.getMessage());
            return RequestFate.refused(500, "The request took no effect: " + e.getMessage());
        }
    }

    private RequestFate fate(HttpExchange exchange) throws IOException {
        if (!LoopbackOnly.isHome(exchange)) {
            return RequestFate.refused(403, "The sandbox answers to loopback addresses only.");
        }
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        return switch (path[0]) {
            case "partners" -> partners.fate(exchange, path);
            case "sandbox" -> control.fate(exchange, path);
            default -> RequestFate.refused(404, "Not found.");
        };
    }
}
