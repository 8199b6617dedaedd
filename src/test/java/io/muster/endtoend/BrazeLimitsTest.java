package io.muster.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A 429 keeps back what goes to its endpoint, for a while, and nothing else. */
class BrazeLimitsTest {

    private static final WireMockServer THERE =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private static final WireMockServer BUSY =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    static {
        THERE.start();
        BUSY.start();
    }

    private static final String MEMBERS = "/partners/muster/cohorts/users";
    private static final String CREATE = "/partners/muster/cohorts";
    private static final String LIMIT = "{\"message\":\"The rate limit is reached.\"}";
    private static final String PAGE = "<html><body>Too many requests, says Acme Gateway 7</body></html>";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(settings -> SettingsWith.workspace(
            SettingsWith.workspace(
                    SettingsWith.times(settings, Duration.ofSeconds(4), Duration.ofSeconds(2)),
                    "there",
                    URI.create(THERE.baseUrl()),
                    RunningMuster.IMPORT_KEY),
            "busy",
            URI.create(BUSY.baseUrl()),
            RunningMuster.IMPORT_KEY));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @AfterAll
    static void close() {
        THERE.stop();
        BUSY.stop();
    }

    @BeforeEach
    void both_take_what_comes() {
        for (WireMockServer each : List.of(THERE, BUSY)) {
            each.resetAll();
            says(each, MEMBERS, aResponse().withStatus(201).withBody("{\"message\":\"success\"}"));
            says(each, CREATE, aResponse().withStatus(201).withBody("{\"message\":\"success\"}"));
        }
        await("the end of another test's wait").until(() -> !waits().contains(THERE.baseUrl()));
        assertThat(muster.imports(cohort("there")).state()).isEqualTo("SUCCEEDED");
        THERE.resetRequests();
    }

    private static String waits() {
        return muster.api.get("/health/ready").json().toString();
    }

    private static void says(WireMockServer where, String path, ResponseDefinitionBuilder answer) {
        where.stubFor(post(urlPathEqualTo(path)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder limited(String body, String retryAfter) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(429).withBody(body);
        return retryAfter.isEmpty() ? answer : answer.withHeader("Retry-After", retryAfter);
    }

    private static String cohort(String workspace) {
        String cohort = "limited-" + NUMBER.incrementAndGet();
        muster.database.people("limits", "ann", "ben", "cleo");
        muster.define(cohort, people("limits").with("workspace: " + workspace).with("guards: { max-removed: 100% }"));
        return cohort;
    }

    @ParameterizedTest(name = "{0} says {1} for {2} s")
    @CsvSource({
        MEMBERS + ", 'The rate limit is reached.', 1",
        MEMBERS + ", '', 2",
        MEMBERS + ", 'x', ''",
        CREATE + ", 'The rate limit is reached.', 1",
        CREATE + ", '', ''"
    })
    void whoever_only_says_429_keeps_nobody_for_ever_and_others_never(String path, String message, String seconds) {
        String limited = cohort("there");
        String free = cohort("default");
        says(THERE, path, limited(message.isEmpty() ? "" : "{\"message\":\"" + message + "\"}", seconds));
        String waits = muster.start(limited);
        await("a 429").until(() -> THERE.getAllServeEvents().stream()
                .anyMatch(each -> each.getResponse().getStatus() == 429));

        ReportedImport other = muster.imports(free);
        assertThat(other.state()).as(other.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.history.find(waits).state()).isEqualTo("RUNNING");

        ReportedImport told = muster.history.ended(waits);
        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason())
                .contains(THERE.baseUrl() + " answered 429, over its limit, and took nothing for 4 s.")
                .contains("The next import sends what is missing");
        assertThat(told.count("uncertain")).isZero();
    }

    @Test
    void an_hour_s_wait_can_be_cancelled_at_once_holds_over_a_restart_and_holds_nobody_else() {
        String limited = cohort("busy");
        String free = cohort("there");
        says(BUSY, MEMBERS, limited(LIMIT, "86400"));
        // Long enough that only a cancel ends it.
        muster.set(settings -> SettingsWith.retryFor(settings, Duration.ofMinutes(15)));
        muster.stop();
        muster.start();
        try {
            String waits = muster.start(limited);
            await("the wait").until(() -> waits().contains(BUSY.baseUrl()));
            assertThat(muster.imports(free).state()).isEqualTo("SUCCEEDED");

            muster.api.post("/api/imports/" + waits + "/cancel");
            assertThat(muster.history.ended(waits).state()).isEqualTo("CANCELLED");

            muster.stop();
            muster.start();
            assertThat(muster.imports(free).state()).isEqualTo("SUCCEEDED");
            assertThat(waits()).contains(BUSY.baseUrl());
        } finally {
            muster.stop();
            muster.database.execute("delete from muster.braze_limit");
            muster.set(settings -> SettingsWith.retryFor(settings, Duration.ofSeconds(4)));
            muster.start();
        }
    }

    @ParameterizedTest
    @CsvSource({"'" + PAGE + "', a web page", "'{\"error\":\"slow down\"}', JSON", "slow down, a text"})
    void a_429_of_somebody_else_is_read_as_any_foreign_answer(String body, String words) {
        String cohort = cohort("there");
        says(THERE, MEMBERS, limited(body, "3600"));

        ReportedImport told = muster.imports(cohort);
        says(THERE, MEMBERS, aResponse().withStatus(201).withBody("{\"message\":\"success\"}"));
        ReportedImport next = muster.imports(cohort);

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason())
                .contains("a proxy or another server in Braze's place answered 429", words)
                .doesNotContain("Acme");
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).isEmpty();
    }

    @Test
    void imports_that_wait_for_one_endpoint_leave_room_for_those_of_others() {
        List<String> limited =
                IntStream.range(0, 8).mapToObj(i -> cohort("there")).toList();
        String free = cohort("default");
        limited.forEach(muster::imports);
        muster.database.people("limits", "ann", "ben", "dora");
        says(THERE, MEMBERS, limited(LIMIT, "1"));
        String first = muster.start(limited.get(0));
        await("a 429").until(() -> THERE.getAllServeEvents().stream()
                .anyMatch(each -> each.getResponse().getStatus() == 429));
        List<String> others = limited.stream().skip(1).map(muster::start).toList();

        ReportedImport other = muster.imports(free);

        assertThat(other.state()).as(other.reason()).isEqualTo("SUCCEEDED");
        says(THERE, MEMBERS, aResponse().withStatus(201).withBody("{\"message\":\"success\"}"));
        assertThat(muster.history.ended(first).hasEnded()).isTrue();
        others.forEach(each -> assertThat(muster.history.ended(each).state()).isEqualTo("SUCCEEDED"));
    }
}
