package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.fault.Fault;
import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.fault.Latency;
import io.muster.sandbox.fault.RateLimitHeader;
import io.muster.sandbox.fault.RequestEffect;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.DEFAULT);
    private final Partner partner = new Partner(sandbox);

    @BeforeEach
    void a_cohort_with_members_exists() throws IOException {
        partner.create("vip");
        partner.add("vip", "bob", "ann", "cem");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void the_overview_shows_cohorts_counters_faults_and_violations() throws IOException {
        partner.changes("vip", "{}");

        HttpResponse<String> overview = partner.control("GET", "/sandbox", "");

        assertThat(overview.statusCode()).isEqualTo(200);
        assertThat(overview.body())
                .contains("\"cohorts\":[{\"cohort\":\"vip\",\"name\":\"Cohort vip\",\"count\":3}]")
                .contains(
                        "\"membersRequests\":1",
                        "\"identifiersSent\":3",
                        "a change names nobody",
                        "\"lateLost\":0.0",
                        "\"onCreate\":false",
                        "\"latency\":\"0s\"")
                .doesNotContain("sandbox-partner-key", "sandbox-client-secret");
    }

    @Test
    void the_view_shows_the_first_members_in_order_and_how_many_there_are() throws IOException {
        partner.changes("vip", "{\"aliases\":[{\"alias_label\":\"email\",\"alias_name\":\"a@b\"}]}");

        assertThat(partner.control("GET", "/sandbox/cohorts/vip?limit=2", "").body())
                .isEqualTo("{\"cohort\":\"vip\",\"name\":\"Cohort vip\",\"count\":4,\"members\":["
                        + "{\"kind\":\"alias\",\"label\":\"email\",\"value\":\"a@b\"},"
                        + "{\"kind\":\"external_id\",\"value\":\"ann\"}]}");
        assertThat(partner.control("GET", "/sandbox/cohorts/vip", "").body()).contains("bob", "cem");
        assertThat(partner.control("GET", "/sandbox/cohorts/none", "").statusCode())
                .isEqualTo(404);
        assertThat(partner.control("GET", "/sandbox/cohorts/vip?limit=many", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void faults_are_set_and_taken_back() throws IOException {
        HttpResponse<String> set = partner.control("PUT", "/sandbox/faults", """
                {"lost":0.25,"lateLost":"10%","latency":"100ms-400ms","delay":"2s","limitHeader":"RESET_SECONDS",
                 "limitedUntil":"2026-03-01T12:00:00Z","loseEvery":7,"requestsPerSecond":60,"onCreate":true,"seed":9}""");

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(sandbox.faults())
                .isEqualTo(FaultSettings.NONE
                        .with(Fault.LOST, 0.25)
                        .with(Fault.LATE_LOST, 0.1)
                        .withLatency(new Latency(Duration.ofMillis(100), Duration.ofMillis(400)))
                        .withDelay(Duration.ofSeconds(2))
                        .withLimitHeader(RateLimitHeader.RESET_SECONDS)
                        .withLimitedUntil(Instant.parse("2026-03-01T12:00:00Z"))
                        .withLoseEvery(7)
                        .withRequestsPerSecond(60)
                        .withOnCreate(true)
                        .withSeed(9));
        assertThat(partner.control("DELETE", "/sandbox/faults", "").statusCode())
                .isEqualTo(200);
        assertThat(sandbox.faults()).isEqualTo(FaultSettings.NONE);
    }

    @Test
    void an_unknown_fault_is_named_beside_the_known_ones() throws IOException {
        HttpResponse<String> answer = partner.control("PUT", "/sandbox/faults", "{\"lossy\":1}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'lossy'", "lateLost", "loseEvery");
        for (String wrong : List.of(
                "{\"lost\":2}",
                "{\"lost\":-1}",
                "{\"latency\":\"soon\"}",
                "{\"limitHeader\":\"X\"}",
                "{\"seed\":null}",
                "{\"limitedUntil\":\"noon\"}",
                "{\"onCreate\":1}",
                "")) {
            assertThat(partner.control("PUT", "/sandbox/faults", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(sandbox.faults()).isEqualTo(FaultSettings.NONE);
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void keys_refused_identifiers_and_reset_work_over_http() throws IOException {
        partner.control(
                "PUT",
                "/sandbox/refused",
                "[{\"kind\":\"external_id\",\"value\":\"bad\"},{\"kind\":\"alias\",\"label\":\"l\",\"value\":\"n\"}]");
        int refused = partner.add("vip", "bad").statusCode();
        partner.control("PUT", "/sandbox/keys", "{\"partnerKey\":\"p2\",\"clientSecret\":\"s2\"}");
        int oldKeys = partner.add("vip", "dora").statusCode();
        int newKeys = partner.with("p2", "s2").add("vip", "dora").statusCode();
        partner.control("POST", "/sandbox/reset", "");

        assertThat(List.of(refused, oldKeys, newKeys)).containsExactly(400, 401, 201);
        assertThat(sandbox.name("vip")).isEmpty();
        assertThat(partner.with("sandbox-partner-key", "sandbox-client-secret")
                        .create("vip")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_page_of_another_origin_is_kept_out() throws IOException {
        HttpRequest.Builder foreign = partner.request("/sandbox/reset").header("Origin", "https://evil.example");

        assertThat(partner.send(foreign, "POST", "").statusCode()).isEqualTo(403);
        assertThat(sandbox.countOf("vip")).isEqualTo(3);
    }

    @Test
    void a_foreign_host_name_is_kept_out() throws IOException {
        assertThat(statusLine("rebound.example:80")).contains("403");
        assertThat(statusLine("127.0.0.1.example")).contains("403");
        assertThat(statusLine("localhost:" + sandbox.uri().getPort())).contains("200");
    }

    @Test
    void without_texts_the_count_is_known_and_the_view_says_why_not_more() throws IOException {
        try (Sandbox small = Sandbox.start(SandboxSettings.DEFAULT.withKeepTexts(false))) {
            Partner other = new Partner(small);
            other.create("vip");
            other.add("vip", "ann", "bob");
            other.remove("vip", "bob");

            assertThat(small.countOf("vip")).isEqualTo(1);
            assertThat(small.holds("vip", "eann")).isTrue();
            assertThat(small.holds("vip", "ebob")).isFalse();
            assertThat(other.control("GET", "/sandbox/cohorts/vip", "").statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void the_log_keeps_the_newest_requests() throws IOException {
        try (Sandbox brief = Sandbox.start(SandboxSettings.DEFAULT.withLoggedRequests(2))) {
            Partner other = new Partner(brief);
            other.create("vip");
            other.add("vip", "ann");
            other.remove("vip", "ann", "bob");

            assertThat(brief.requests()).hasSize(2);
            assertThat(brief.requests().get(1))
                    .extracting(
                            LoggedRequest::path,
                            LoggedRequest::cohort,
                            LoggedRequest::adds,
                            LoggedRequest::removes,
                            LoggedRequest::status,
                            LoggedRequest::effect)
                    .containsExactly("/partners/muster/cohorts/users", "vip", 0, 2, 201, RequestEffect.AT_ONCE);
        }
    }

    /** By hand: the JDK's client does not let a caller choose the Host. */
    private String statusLine(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.uri().getPort())) {
            String request = "GET /sandbox HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
