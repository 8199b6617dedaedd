package io.muster.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's program that takes webhooks, and checks them as Standard Webhooks tells receivers to. */
final class WebhookReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final int port;

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
    }

    /** A request as it came. */
    record Request(String path, String id, long timestamp, String signature, String type, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Written from the specification and not from our code. */
        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
                String signed = id + "." + timestamp + "." + body;
                String expected =
                        Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
                return List.of(signature.split(" ")).contains("v1," + expected);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static WebhookReceiver start() {
        return on(0);
    }

    /** One that is there again after it was away. */
    static WebhookReceiver on(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            WebhookReceiver receiver = new WebhookReceiver(server);
            server.createContext("/", exchange -> {
                var headers = exchange.getRequestHeaders();
                receiver.requests.add(new Request(
                        exchange.getRequestURI().toString(),
                        headers.getFirst("webhook-id"),
                        Long.parseLong(headers.getFirst("webhook-timestamp")),
                        headers.getFirst("webhook-signature"),
                        headers.getFirst("Content-Type"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                Integer status = receiver.answers.poll();
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status == null ? 204 : status, -1);
                exchange.close();
            });
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the next request is answered with, in place of 204. */
    void answers(int status) {
        answers.add(status);
    }

    int port() {
        return port;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The requests about a cohort so far. */
    List<Request> about(String cohort) {
        return requests.stream()
                .filter(request -> request.json().at("/data/cohort").asText().equals(cohort))
                .toList();
    }

    /** Waits for so many of them. */
    List<Request> about(String cohort, int count) {
        return await(count + " webhooks about " + cohort).until(() -> about(cohort), found -> found.size() >= count);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
