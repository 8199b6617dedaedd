package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser or a script sends, to the letter: cookies, forms and headers are the test's own. */
final class HttpBrowser {

    /** Its prefix is there over TLS alone. */
    private static final Pattern COOKIE = Pattern.compile("(?:__Host-)?muster=([^;]*).*");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Supplier<URI> server;
    private Optional<String> session = Optional.empty();

    HttpBrowser(Supplier<URI> server) {
        this.server = server;
    }

    Optional<String> session() {
        return session;
    }

    HttpBrowser withSession(String value) {
        session = Optional.of(value);
        return this;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** The data of the first so many parts that an open page is sent. */
    List<String> events(String path, int most, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.get().resolve(path)).header("Accept", "text/event-stream");
        session.ifPresent(value -> request.header("Cookie", "muster=" + value + "; __Host-muster=" + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (Stream<String> lines =
                client.send(request.build(), BodyHandlers.ofLines()).body()) {
            StringBuilder event = new StringBuilder();
            List<String> all = new ArrayList<>();
            Iterator<String> each = lines.iterator();
            while (all.size() < most && each.hasNext()) {
                String line = each.next();
                if (line.startsWith("data:")) {
                    event.append(line.substring("data:".length()).strip()).append('\n');
                } else if (line.isEmpty() && !event.isEmpty()) {
                    all.add(event.toString());
                    event.setLength(0);
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return send("POST", path, body, all.toArray(String[]::new));
    }

    HttpResponse<String> signIn(String name, String password) {
        return form("/sign-in", Map.of("name", name, "password", password, "next", "/account"));
    }

    /** The form token of the pages that this session sees. */
    String csrf() {
        Matcher field = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(get("/").body());
        assertThat(field.find()).as("a form token on the page").isTrue();
        return field.group(1);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.get().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        session.ifPresent(value -> request.header("Cookie", "muster=" + value + "; __Host-muster=" + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .map(COOKIE::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .forEach(value -> session = value.isEmpty() ? Optional.empty() : Optional.of(value));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
