package io.muster.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Muster's API over real HTTP. */
final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] NO_HEADERS = {};

    private final HttpClient client = HttpClient.newHttpClient();
    private final Supplier<URI> server;
    private volatile Optional<String> token = Optional.empty();

    ApiClient(Supplier<URI> server) {
        this.server = server;
    }

    /** Comes with this token from now on. */
    void as(String secret) {
        token = Optional.of(secret);
    }

    ApiReply get(String path) {
        return send("GET", path, NO_HEADERS);
    }

    ApiReply put(String path, String body, String... headers) {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    ApiReply post(String path, String body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    ApiReply delete(String path, String... headers) {
        return send("DELETE", path, headers);
    }

    ApiReply post(String path, String... headers) {
        return send("POST", path, headers);
    }

    /** Posts a body of JSON. */
    ApiReply ask(String path, String body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    /** Posts a body of JSON as a partner's program. */
    ApiReply partner(String path, String body, String agent) {
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "User-Agent",
                agent);
    }

    /** The status under another host's name, which no client would send by itself. */
    int statusUnder(String host, String path) {
        URI uri = server.get();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers names and values, alternating */
    private ApiReply send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    private ApiReply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.get().resolve(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new ApiReply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(body);
        }
    }
}
