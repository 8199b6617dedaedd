package io.muster.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the sandbox as a load balancer does: it can be closed, and it knows who came and how many at once. */
final class LoadBalancer implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> userAgents = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final URI to;
    private volatile int instead;
    private volatile boolean all;
    private HttpServer server;

    LoadBalancer(URI to) {
        this.to = to;
        this.server = started(0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void closes() {
        server.stop(0);
    }

    void opens() {
        server = started(server.getAddress().getPort());
    }

    /** Turns members away with this status, as something on the way to Braze would; 0 lets them through again. */
    void answers(int status) {
        instead = status;
    }

    /** The same for the create calls. */
    void answersAll(int status) {
        all = status > 0;
        instead = status;
    }

    Set<String> userAgents() {
        return userAgents;
    }

    /** The most requests that were inside at once, from now on counted again. */
    int mostAtOnce() {
        return most.getAndSet(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer started(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            opened.setExecutor(threads);
            opened.createContext("/", this::pass);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (instead > 0 && (all || exchange.getRequestURI().getPath().endsWith("/users"))) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(instead, -1);
                return;
            }
            HttpResponse<byte[]> answer = passed(exchange);
            answer.headers().firstValue("Retry-After").ifPresent(value -> exchange.getResponseHeaders()
                    .set("Retry-After", value));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts what an import sends, not the test of the keys; a place is free before the answer goes out. */
    private HttpResponse<byte[]> passed(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean counts = new String(body, StandardCharsets.UTF_8).contains("user_ids");
        if (counts) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        }
        try {
            String agent = exchange.getRequestHeaders().getFirst("User-Agent");
            userAgents.add(String.valueOf(agent));
            return client.send(
                    HttpRequest.newBuilder(to.resolve(exchange.getRequestURI()))
                            .header("Content-Type", "application/json")
                            .header("User-Agent", agent)
                            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } finally {
            if (counts) {
                inside.decrementAndGet();
            }
        }
    }
}
