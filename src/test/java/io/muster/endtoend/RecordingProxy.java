package io.muster.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.model.Identifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What lies between Muster and the sandbox. It writes down each identifier that comes by, whatever becomes of the
 * request, and holds some answers back until nobody waits for them any more.
 */
final class RecordingProxy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI to;
    private final Ear ear;
    private final SplittableRandom chance;
    private final double held;
    private final Duration holding;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private long requests;

    /** What a members request says of one identifier. */
    record Said(String cohort, String identifier, boolean remove) {}

    /** Told of each members request as it arrives, and of each that was answered with 2xx. One call at a time. */
    interface Ear {
        void arrives(List<Said> request);

        void accepted(List<Said> request);
    }

    /**
     * @param held the share of the answers that is held back
     * @param holding for so long, which is more than the response timeout
     */
    RecordingProxy(URI to, Ear ear, long seed, double held, Duration holding) {
        this.to = to;
        this.ear = ear;
        this.chance = new SplittableRandom(seed);
        this.held = held;
        this.holding = holding;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Members requests that have come by. */
    long requests() {
        lock.lock();
        try {
            return requests;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the request with this number. @return whether it came in time */
    boolean awaits(long number, Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (requests < number && left > 0) {
                left = came.awaitNanos(left);
            }
            return requests >= number;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        // Closed without an answer where the sandbox gives none.
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            List<Said> said = read(body);
            boolean late = arrives(said);
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(to.resolve(exchange.getRequestURI()))
                            .header("Content-Type", "application/json")
                            .header("User-Agent", exchange.getRequestHeaders().getFirst("User-Agent"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (late) {
                TimeUnit.NANOSECONDS.sleep(holding.toNanos());
            } else if (answer.statusCode() / 100 == 2) {
                accepted(said);
            }
            answer.headers().firstValue("Retry-After").ifPresent(value -> exchange.getResponseHeaders()
                    .set("Retry-After", value));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean arrives(List<Said> said) {
        if (said.isEmpty()) {
            return false;
        }
        lock.lock();
        try {
            requests++;
            ear.arrives(said);
            came.signalAll();
            return chance.nextDouble() < held;
        } finally {
            lock.unlock();
        }
    }

    private void accepted(List<Said> said) {
        lock.lock();
        try {
            ear.accepted(said);
        } finally {
            lock.unlock();
        }
    }

    /** What the request says; nothing where it creates a cohort or tests the keys. */
    private static List<Said> read(byte[] body) throws IOException {
        JsonNode request = JSON.readTree(body);
        String cohort = request.path("cohort_id").asText();
        List<Said> said = new ArrayList<>();
        for (JsonNode change : request.path("cohort_changes")) {
            boolean remove = change.path("should_remove").asBoolean();
            for (JsonNode id : change.path("user_ids")) {
                said.add(new Said(cohort, new Identifier.ExternalId(id.asText()).text(), remove));
            }
            for (JsonNode id : change.path("device_ids")) {
                said.add(new Said(cohort, new Identifier.DeviceId(id.asText()).text(), remove));
            }
            for (JsonNode id : change.path("aliases")) {
                Identifier alias = new Identifier.Alias(
                        id.path("alias_label").asText(), id.path("alias_name").asText());
                said.add(new Said(cohort, alias.text(), remove));
            }
        }
        return said;
    }
}
