package io.muster.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A partner that calls the sandbox over real HTTP: by the book, or with any body and header. */
public final class Partner {

    static final String AGENT = "partner-Muster-CohortImport/0.1.0";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private String partnerKey = "sandbox-partner-key";
    private String clientSecret = "sandbox-client-secret";

    public Partner(Sandbox sandbox) {
        this(sandbox.uri());
    }

    Partner(URI uri) {
        this.uri = uri;
    }

    public Partner with(String partnerKey, String clientSecret) {
        this.partnerKey = partnerKey;
        this.clientSecret = clientSecret;
        return this;
    }

    public HttpResponse<String> create(String cohort) throws IOException {
        return create(cohort, "Cohort " + cohort, "2026-01-01T00:00:00Z");
    }

    public HttpResponse<String> create(String cohort, String name, String createdAt) throws IOException {
        return post(
                "/partners/muster/cohorts",
                body(cohort, "\"name\":\"" + name + "\",\"created_at\":\"" + createdAt + "\""));
    }

    public HttpResponse<String> add(String cohort, String... externalIds) throws IOException {
        return changes(cohort, "{\"user_ids\":" + quoted(Arrays.asList(externalIds)) + "}");
    }

    public HttpResponse<String> remove(String cohort, String... externalIds) throws IOException {
        return changes(cohort, "{\"user_ids\":" + quoted(Arrays.asList(externalIds)) + ",\"should_remove\":true}");
    }

    /** @param changes the elements of cohort_changes */
    public HttpResponse<String> changes(String cohort, String changes) throws IOException {
        return post("/partners/muster/cohorts/users", body(cohort, "\"cohort_changes\":[" + changes + "]"));
    }

    String body(String cohort, String rest) {
        return "{\"partner_api_key\":\"" + partnerKey + "\",\"client_secret\":\"" + clientSecret + "\",\"cohort_id\":\""
                + cohort + "\"," + rest + "}";
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").header("User-Agent", AGENT), "POST", body);
    }

    public HttpResponse<String> control(String method, String path, String body) throws IOException {
        return send(request(path), method, body);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri.resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request, String method, String body) throws IOException {
        try {
            return client.send(
                    request.method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    static String quoted(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
