package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.muster.sandbox.fault.RequestFate;
import io.muster.sandbox.fault.SandboxResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the client what its fate is. An answer that waits for its latency holds no thread. */
final class ReplyWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

    private final ScheduledExecutorService later;

    ReplyWriter(ScheduledExecutorService later) {
        this.later = later;
    }

    void give(HttpExchange exchange, RequestFate fate) {
        boolean atOnce =
                fate.latency().isZero() || (fate.answer() instanceof SandboxResponse.Silence quiet && quiet.atOnce());
        if (atOnce) {
            send(exchange, fate.answer());
        } else {
            var unused = later.schedule(
                    () -> send(exchange, fate.answer()), fate.latency().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void send(HttpExchange exchange, SandboxResponse answer) {
        // Closing an exchange that was not answered closes its connection.
        try (exchange) {
            if (answer instanceof SandboxResponse.Json json) {
                write(exchange, json);
            }
        } catch (UncheckedIOException e) {
            LOG.debug("a client hung up before its answer: {}", e.getMessage());
        }
    }

    private static void write(HttpExchange exchange, SandboxResponse.Json json) {
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            json.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = json.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(json.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
