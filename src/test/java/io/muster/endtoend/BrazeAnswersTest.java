package io.muster.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.muster.endtoend.CohortRecipe.people;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers in Braze's place is not taken for Braze, and what Braze says is told apart by more than its status. */
class BrazeAnswersTest {

    private static final WireMockServer THERE =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    static {
        THERE.start();
    }

    private static final String MEMBERS = "/partners/muster/cohorts/users";
    private static final String CREATE = "/partners/muster/cohorts";
    private static final String SUCCESS = "{\"message\":\"success\"}";
    private static final String PAGE = "<!DOCTYPE html><html><body>Blocked by Acme Gateway 7</body></html>";
    private static final URI AT = URI.create(THERE.baseUrl());
    private static final String SECRET_ID = "zoe.7@example.com";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(settings -> SettingsWith.workspace(
            SettingsWith.workspace(
                    SettingsWith.times(settings, Duration.ofMillis(200), Duration.ofSeconds(1)),
                    "odd",
                    AT,
                    RunningMuster.IMPORT_KEY),
            "strict",
            AT,
            RunningMuster.IMPORT_KEY));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @AfterAll
    static void close() {
        THERE.stop();
    }

    @BeforeEach
    void braze_is_itself() {
        THERE.resetAll();
        says(MEMBERS, aResponse().withStatus(201).withBody(SUCCESS));
        says(CREATE, aResponse().withStatus(201).withBody(SUCCESS));
    }

    private static void says(String path, ResponseDefinitionBuilder answer) {
        THERE.stubFor(post(urlPathEqualTo(path)).willReturn(answer));
    }

    /** To an import's requests alone, so that no test of the connection hears it. */
    private static void says(String path, String cohort, ResponseDefinitionBuilder answer) {
        THERE.stubFor(post(urlPathEqualTo(path))
                .withRequestBody(matchingJsonPath("$.cohort_id", WireMock.equalTo(cohort)))
                .willReturn(answer));
    }

    private static String cohort() {
        return cohort("odd");
    }

    private static String cohort(String workspace) {
        String cohort = "answered-" + NUMBER.incrementAndGet();
        muster.database.people("answered", "ann", "ben", SECRET_ID);
        muster.define(cohort, people("answered").with("workspace: " + workspace));
        return cohort;
    }

    /** One form of an answer, for a cohort of its own, so that all can be tried at once. */
    private record Case(String name, String cohort, ResponseDefinitionBuilder answer, String words) {}

    private static List<Case> cases(Stream<Arguments> forms) {
        muster.database.people("answered", "ann", "ben", SECRET_ID);
        List<Case> cases = forms.map(Arguments::get)
                .map(each -> new Case(
                        (String) each[0],
                        "answered-" + NUMBER.incrementAndGet(),
                        (ResponseDefinitionBuilder) each[1],
                        (String) each[2]))
                .toList();
        cases.forEach(each -> muster.write(
                each.cohort, people("answered").with("workspace: odd").text(each.cohort)));
        cases.forEach(each -> await("the definition of " + each.cohort)
                .until(() -> muster.cohort(each.cohort).status() == 200));
        return cases;
    }

    private static List<ReportedImport> imports(List<Case> cases) {
        List<String> ids = cases.stream().map(each -> muster.start(each.cohort)).toList();
        return ids.stream().map(muster.history::ended).toList();
    }

    private static ResponseDefinitionBuilder answer(int status, String type, byte[] body) {
        return aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body);
    }

    static Stream<Arguments> strangers() {
        byte[] success = SUCCESS.getBytes(UTF_8);
        return Stream.of(
                arguments("a page", answer(200, "text/html", PAGE.getBytes(UTF_8)), "a web page"),
                arguments("a page called JSON", answer(200, "application/json", PAGE.getBytes(UTF_8)), "a web page"),
                arguments("XML", answer(201, "application/xml", "<ok/>".getBytes(UTF_8)), "a web page"),
                arguments("status", json("{\"status\":\"error\"}"), "JSON"),
                arguments("status ok", json("{\"status\":\"ok\",\"messages\":[\"success\"]}"), "JSON"),
                arguments("errors alone", json("{\"errors\":[\"no such cohort\"]}"), "JSON"),
                arguments("message that is none", json("{\"message\":null}"), "JSON"),
                arguments("message that is a number", json("{\"message\":200}"), "JSON"),
                arguments("message further down", json("{\"answer\":{\"message\":\"success\"}}"), "JSON"),
                arguments("Message", json("{\"Message\":\"success\"}"), "JSON"),
                arguments("array", json("[{\"message\":\"success\"}]"), "JSON"),
                arguments("text in JSON", json("\"success\""), "JSON"),
                arguments("null", json("null"), "JSON"),
                arguments("true", json("true"), "JSON"),
                arguments("no object", json("{}"), "JSON"),
                arguments("an error", said("error: invalid cohort"), "a message that is no acceptance"),
                arguments("a failure", said("Request failed"), "a message that is no acceptance"),
                arguments("no success", said("unsuccessful"), "a message that is no acceptance"),
                arguments("success and more", said("success: false"), "a message that is no acceptance"),
                arguments("another language", said("Größe übernommen"), "a message that is no acceptance"),
                arguments("an empty message", said(""), "a message that is no acceptance"),
                arguments("a page in it", said("<html>success</html>"), "a message that is no acceptance"),
                arguments("not queued", said("queued failed"), "a message that is no acceptance"),
                arguments(
                        "202 with an error",
                        aResponse().withStatus(202).withBody("{\"message\":\"Internal error\"}"),
                        "a message that is no acceptance"),
                arguments("two messages", json("{\"message\":\"error\",\"message\":\"success\"}"), "a text"),
                arguments("cut off", json("{\"message\":\"succ"), "a text"),
                arguments("two objects", json(SUCCESS + SUCCESS), "a text"),
                arguments("JSON and a page", json(SUCCESS + PAGE), "a web page"),
                arguments("single quotes", json("{'message':'success'}"), "a text"),
                arguments("text", answer(200, "text/plain", "OK".getBytes(UTF_8)), "a text"),
                arguments("206", answer(206, "text/plain", "OK".getBytes(UTF_8)), "a text"),
                arguments("202 with a page", answer(202, "text/html", PAGE.getBytes(UTF_8)), "a web page"),
                arguments("203", answer(203, "text/html", PAGE.getBytes(UTF_8)), "a web page"),
                arguments("UTF-16", answer(200, "application/json", SUCCESS.getBytes(UTF_16)), "bytes"),
                arguments(
                        "Latin-1",
                        answer(200, "application/json", "{\"message\":\"erfüllt\"}".getBytes(ISO_8859_1)),
                        "bytes"),
                arguments(
                        "no such charset",
                        answer(200, "text/html; charset=x-none", PAGE.getBytes(UTF_8)),
                        "a web page"),
                arguments("packed and not called so", answer(200, "application/json", packed(success)), "bytes"),
                arguments(
                        "a packed page", called(answer(200, "text/html", packed(PAGE.getBytes(UTF_8)))), "a web page"),
                arguments("nested", json("[".repeat(5_000) + "]".repeat(5_000)), "a text"),
                arguments("without an end", json(" ".repeat(600_000) + SUCCESS), "more than 512 kB"),
                arguments(
                        "a bomb", called(answer(200, "application/json", packed(new byte[50_000_000]))), "more than"));
    }

    private static ResponseDefinitionBuilder said(String message) {
        return aResponse().withStatus(201).withBody("{\"message\":\"" + message + "\"}");
    }

    private static ResponseDefinitionBuilder json(String body) {
        return answer(200, "application/json", body.getBytes(UTF_8));
    }

    private static ResponseDefinitionBuilder called(ResponseDefinitionBuilder packed) {
        return packed.withHeader("Content-Encoding", "gzip");
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_2xx_of_somebody_else_is_no_answer_and_the_next_import_settles_it() {
        List<Case> cases = cases(strangers());
        cases.forEach(each -> says(MEMBERS, each.cohort, each.answer));

        List<ReportedImport> failed = imports(cases);
        cases.forEach(each -> says(MEMBERS, each.cohort, json(SUCCESS)));
        List<ReportedImport> next = imports(cases);

        assertThat(cases).zipSatisfy(failed, (each, it) -> {
            assertThat(it.state()).as(each.name + ": " + it.reason()).isEqualTo("FAILED");
            assertThat(it.reason())
                    .as(each.name)
                    .startsWith("Braze gave no definite answer for ")
                    .contains("a proxy or another server in Braze's place answered 20", each.words)
                    .doesNotContain("Acme", "DOCTYPE", "no such cohort");
            assertThat(it.count("added")).as(each.name).isZero();
            assertThat(it.count("uncertain")).as(each.name).isEqualTo(3);
            assertThat(it.count("presentAfter")).as(each.name).isZero();
            assertThat(it.count("requests")).as(each.name).isGreaterThan(1);
        });
        assertThat(cases).zipSatisfy(next, (each, it) -> {
            assertThat(it.state()).as(each.name + ": " + it.reason()).isEqualTo("SUCCEEDED");
            assertThat(it.count("presentAfter")).as(each.name).isEqualTo(3);
        });
        assertThat(muster.log.text()).doesNotContain("Acme");
    }

    static Stream<Arguments> acceptances() {
        return Stream.of(
                arguments("200", json(SUCCESS), ""),
                arguments("called HTML", answer(200, "text/html", SUCCESS.getBytes(UTF_8)), ""),
                arguments("more fields", json("{\"message\":\"success\",\"dispatch_id\":7,\"errors\":[]}"), ""),
                arguments("errors null", json("{\"message\":\"success\",\"errors\":null}"), ""),
                arguments("mark of order", json("\uFEFF" + SUCCESS), ""),
                arguments("blanks around", json("\r\n " + SUCCESS + "\n\n"), ""),
                arguments("another case", json("{\"message\":\" Success. \"}"), ""),
                arguments("packed", called(answer(200, "application/json", packed(SUCCESS.getBytes(UTF_8)))), ""),
                arguments("no content", aResponse().withStatus(204), ""),
                arguments("no body", aResponse().withStatus(200), ""),
                arguments("a blank", answer(200, "text/html", " ".getBytes(UTF_8)), ""),
                arguments("202", aResponse().withStatus(202).withBody(SUCCESS), ""),
                arguments("202 alone", aResponse().withStatus(202), ""),
                arguments("queued", json("{\"message\":\"queued\"}"), ""));
    }

    @Test
    void what_braze_says_for_yes_is_one() {
        List<Case> cases = cases(acceptances());
        cases.forEach(each -> says(MEMBERS, each.cohort, each.answer));

        assertThat(cases).zipSatisfy(imports(cases), (each, it) -> {
            assertThat(it.state()).as(each.name + ": " + it.reason()).isEqualTo("SUCCEEDED");
            assertThat(it.reason()).as(each.name).isEqualTo("Braze accepted every change.");
            assertThat(it.count("added")).as(each.name).isEqualTo(3);
            assertThat(it.count("warnings")).as(each.name).isZero();
            assertThat(it.count("requests")).as(each.name).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"202, success", "200, Queued for processing"})
    void what_braze_has_only_queued_keeps_a_contrary_change_until_it_is_quiet(int status, String message) {
        String cohort = cohort();
        muster.define(cohort, people("answered").with("workspace: odd").with("guards: { max-removed: 100% }"));
        says(MEMBERS, cohort, aResponse().withStatus(status).withBody("{\"message\":\"" + message + "\"}"));
        muster.imports(cohort);
        muster.database.people("answered", "ann");

        String second = muster.start(cohort);

        await("it settles").until(() -> muster.history
                .find(second)
                .json()
                .at("/waiting/why")
                .asText()
                .equals("SETTLING"));
        ReportedImport told = muster.history.ended(second);
        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("removed")).isEqualTo(2);
    }

    @Test
    void warnings_beside_an_acceptance_are_counted_and_told_without_keys_and_identifiers() {
        String cohort = cohort();
        says(
                MEMBERS,
                cohort,
                json(
                        "{\"message\":\"success\",\"errors\":[\"user %s of ann and 'ben' with client_secret %s is not active\",{\"type\":\"x\"}]}"
                                .formatted(SECRET_ID, RunningMuster.IMPORT_KEY)));

        ReportedImport told = muster.imports(cohort);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("warnings")).isEqualTo(2);
        assertThat(told.count("added")).isEqualTo(3);
        assertThat(told.reason())
                .startsWith("Braze accepted every change. It listed 2 warnings beside; the first: “user •••")
                .contains("is not active")
                .doesNotContain(SECRET_ID, "ann ", "ben", RunningMuster.IMPORT_KEY);
        assertThat(new HttpBrowser(muster::uri).get("/imports/" + told.id()).body())
                .contains("It listed 2 warnings beside");
        assertThat(new HttpBrowser(muster::uri)
                        .get("/cohorts/" + cohort + "/history.csv")
                        .body())
                .doesNotContain(SECRET_ID);
        assertThat(muster.log.text()).doesNotContain(SECRET_ID, RunningMuster.IMPORT_KEY);
    }

    static Stream<Arguments> refusals() {
        String json = "{\"error\":\"Acme policy 7\"}";
        return Stream.of(
                arguments("301 empty", turnedAway(301, ""), "sends us elsewhere"),
                arguments("302 page", turnedAway(302, PAGE), "sends us elsewhere"),
                arguments("303 empty", turnedAway(303, ""), "sends us elsewhere"),
                arguments("307 page", turnedAway(307, PAGE), "sends us elsewhere"),
                arguments("308 empty", turnedAway(308, ""), "sends us elsewhere"),
                arguments("304 empty", turnedAway(304, ""), "sends us elsewhere"),
                arguments("400 page", turnedAway(400, PAGE), "A proxy or firewall"),
                arguments("400 other JSON", turnedAway(400, json), "A proxy or firewall"),
                arguments("401 page", turnedAway(401, PAGE), "A proxy or firewall"),
                arguments("401 text", turnedAway(401, "Unauthorized"), "A proxy or firewall"),
                arguments("403 page", turnedAway(403, PAGE), "A proxy or firewall"),
                arguments("403 other JSON", turnedAway(403, json), "A proxy or firewall"),
                arguments("407 empty", turnedAway(407, ""), "A proxy or firewall"),
                arguments("407 page", turnedAway(407, PAGE), "A proxy or firewall"),
                arguments("405 page", turnedAway(405, PAGE), "A proxy or firewall"),
                arguments("405 of Braze", turnedAway(405, SUCCESS), "Braze answered 405"),
                arguments("409 of Braze", turnedAway(409, SUCCESS), "Braze answered 409"),
                arguments("410 empty", turnedAway(410, ""), "Braze answered 410"),
                arguments("422 of Braze", turnedAway(422, SUCCESS), "Braze answered 422"),
                arguments("431 page", turnedAway(431, PAGE), "A proxy or firewall"),
                arguments("451 page", turnedAway(451, PAGE), "A proxy or firewall"));
    }

    private static ResponseDefinitionBuilder turnedAway(int status, String body) {
        return answer(status, "text/html", body.getBytes(UTF_8))
                .withHeader("Location", "https://dashboard.example.com/sign_in");
    }

    @Test
    void who_turns_it_away_for_braze_stops_no_workspace_and_refuses_nobody() {
        List<Case> cases = cases(refusals());
        cases.forEach(each -> says(MEMBERS, each.cohort, each.answer));

        List<ReportedImport> failed = imports(cases);
        cases.forEach(each -> says(MEMBERS, each.cohort, json(SUCCESS)));
        List<ReportedImport> next = imports(cases);

        assertThat(cases).zipSatisfy(failed, (each, it) -> {
            assertThat(it.state()).as(each.name + ": " + it.reason()).isEqualTo("FAILED");
            assertThat(it.reason())
                    .as(each.name)
                    .contains(each.words, each.name.substring(0, 3))
                    .doesNotContain("Acme", "four causes", "sign_in");
            assertThat(it.count("requests")).as(each.name).isEqualTo(1);
            assertThat(it.count("refused")).as(each.name).isZero();
            assertThat(it.count("uncertain")).as(each.name).isZero();
        });
        assertThat(cases).zipSatisfy(next, (each, it) -> {
            assertThat(it.state()).as(each.name + ": " + it.reason()).isEqualTo("SUCCEEDED");
            assertThat(it.count("added")).as(each.name).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "{\"status\":\"error\"}"})
    void a_create_that_somebody_else_answered_is_no_create(String body) {
        String cohort = cohort();
        says(CREATE, cohort, answer(200, "text/html", body.getBytes(UTF_8)));

        ReportedImport failed = muster.imports(cohort);
        says(CREATE, cohort, json(SUCCESS));
        ReportedImport next = muster.imports(cohort);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("in Braze's place");
        assertThat(failed.count("requests")).isZero();
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(THERE.findAll(postRequestedFor(urlPathEqualTo(MEMBERS))
                        .withRequestBody(matchingJsonPath("$.cohort_id", WireMock.equalTo(cohort)))))
                .hasSize(1);
    }

    @Test
    void a_create_that_is_sent_elsewhere_fails_at_once() {
        String cohort = cohort();
        says(CREATE, cohort, aResponse().withStatus(302).withHeader("Location", "/sign_in"));

        ReportedImport failed = muster.imports(cohort);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("sends us elsewhere (302)", "REST endpoint");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 403, 502})
    void a_test_of_the_connection_takes_nobody_else_for_braze(int status) {
        says(MEMBERS, answer(status, "text/html", PAGE.getBytes(UTF_8)));

        ApiReply tested = muster.api.post("/api/workspaces/odd/test");
        String page = new HttpBrowser(muster::uri).get("/workspaces").body();

        assertThat(tested.json().get("state").asText()).isEqualTo("NO_ANSWER");
        assertThat(page).contains("answered " + status).contains(status == 302 ? "leads elsewhere" : "a web page");
        assertThat(page).doesNotContain("Acme");

        says(MEMBERS, json(SUCCESS));
        assertThat(muster.api
                        .post("/api/workspaces/odd/test")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @CsvSource({
        "401, '" + SUCCESS + "', four causes",
        "403, '" + SUCCESS + "', four causes",
        "401, '', four causes",
        "404, '" + SUCCESS + "', does not know the partner",
        "404, '" + PAGE + "', knows Braze's partner API"
    })
    void braze_s_own_no_stops_the_workspace(int status, String body, String words) {
        String cohort = cohort("strict");
        says(MEMBERS, answer(status, "text/html", body.getBytes(UTF_8)));

        ReportedImport failed = muster.imports(cohort);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains(words);
        assertThat(muster.state(cohort)).isEqualTo("STOPPED");

        says(MEMBERS, json(SUCCESS));
        muster.api.post("/api/workspaces/strict/test");
        List<ReportedImport> all = muster.history.ended(cohort, 2);
        assertThat(all.get(0).state()).as(all.get(0).reason()).isEqualTo("SUCCEEDED");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of("br", "zstd", "x-none", "gzip, x-none", "gzip")
                .map(encoding -> arguments(
                        "called " + encoding,
                        json(SUCCESS).withHeader("Content-Encoding", encoding),
                        "Braze gave no definite answer"));
    }

    @Test
    void what_the_client_cannot_unpack_is_no_answer_and_no_fault_of_the_disk() {
        List<Case> cases = cases(unreadable());
        cases.forEach(each -> says(MEMBERS, each.cohort, each.answer));

        List<ReportedImport> failed = imports(cases);

        assertThat(cases).zipSatisfy(failed, (each, it) -> {
            assertThat(it.state()).as(each.name + ": " + it.reason()).isEqualTo("FAILED");
            assertThat(it.reason()).as(each.name).startsWith(each.words);
            assertThat(it.count("uncertain")).as(each.name).isEqualTo(3);
            assertThat(it.count("requests")).as(each.name).isGreaterThan(1);
        });
        assertThat(muster.log.text()).doesNotContain(" ERROR ");
    }

    @Test
    void an_answer_that_drips_for_ever_ends_as_none() {
        String cohort = cohort();
        says(MEMBERS, cohort, json(SUCCESS + " ".repeat(2_000)).withChunkedDribbleDelay(2_000, 120_000));

        ReportedImport failed = muster.imports(cohort);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).startsWith("Braze gave no definite answer");
        assertThat(failed.count("uncertain")).isEqualTo(3);
    }

    @Test
    void no_answer_is_kept_back_by_what_a_429_names() {
        for (String absurd : Arrays.asList("-1", "1e300")) {
            String cohort = cohort();
            THERE.stubFor(post(urlPathEqualTo(MEMBERS))
                    .withRequestBody(matchingJsonPath("$.cohort_id", WireMock.equalTo(cohort)))
                    .inScenario(cohort)
                    .whenScenarioStateIs("Started")
                    .willSetStateTo("free")
                    .willReturn(answer(429, "text/html", PAGE.getBytes(UTF_8)).withHeader("Retry-After", absurd)));
            THERE.stubFor(post(urlPathEqualTo(MEMBERS))
                    .withRequestBody(matchingJsonPath("$.cohort_id", WireMock.equalTo(cohort)))
                    .inScenario(cohort)
                    .whenScenarioStateIs("free")
                    .willReturn(json(SUCCESS)));

            ReportedImport told = muster.imports(cohort);

            assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        }
    }
}
