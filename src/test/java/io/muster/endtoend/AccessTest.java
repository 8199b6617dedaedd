package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.access.Access;
import io.muster.access.Audit.AuditEntry;
import io.muster.access.Audit.AuditOutcome;
import io.muster.access.Role;
import io.muster.settings.Settings.WebhookSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may, on the running service with users. */
class AccessTest {

    private static final String PASSWORD = "plenty of quiet rivers";
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static Access access;

    private final HttpBrowser browser = new HttpBrowser(muster::uri);

    @BeforeAll
    static void three_users_and_a_token_of_each_role() {
        muster.database.people("vip", "ann", "ben");
        muster.define("vip", people("vip"));
        access = muster.access();
        for (Role role : Role.values()) {
            access.accounts().add(role.word(), role, PASSWORD);
            TOKENS.put(
                    role,
                    access.tokens().make("as-" + role.word(), role, 1, "test").secret());
        }
        muster.opensAs("https://muster.example.com");
    }

    @Test
    void without_signing_in_a_page_leads_to_the_form_and_the_api_answers_401() {
        HttpResponse<String> page = browser.get("/imports/7?x=1");
        HttpResponse<String> api = browser.get("/api/cohorts");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/sign-in?next=%2Fimports%2F7%3Fx%3D1");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(api.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void signing_in_opens_the_pages_with_a_cookie_that_no_script_and_no_other_site_gets() {
        HttpResponse<String> answer = browser.signIn("Editor", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/account");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-muster=")
                .contains("Path=/", "HttpOnly", "Secure", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(browser.get("/").body()).contains(">editor</a>", "Sign out");
        assertThat(browser.get("/account").body()).contains("You are an editor");
    }

    @Test
    void a_session_that_somebody_else_chose_is_never_taken_up() {
        browser.withSession("chosen-by-an-attacker");

        browser.signIn("viewer", PASSWORD);
        String mine = browser.session().orElseThrow();
        browser.signIn("viewer", PASSWORD);

        assertThat(mine).isNotEqualTo("chosen-by-an-attacker");
        assertThat(browser.session()).isPresent().get().isNotEqualTo(mine);
        assertThat(new HttpBrowser(muster::uri)
                        .withSession("chosen-by-an-attacker")
                        .get("/")
                        .statusCode())
                .isEqualTo(303);
        assertThat(new HttpBrowser(muster::uri).withSession(mine).get("/").statusCode())
                .as("the one before, after signing in anew")
                .isEqualTo(303);
    }

    @Test
    void a_viewer_sees_and_imports_nothing() {
        browser.signIn("viewer", PASSWORD);
        String csrf = browser.csrf();
        int before = imports();

        HttpResponse<String> page = browser.form("/cohorts/vip/imports", Map.of("csrf", csrf));
        HttpResponse<String> api = browser.send("POST", "/api/cohorts/vip/imports", "", "X-CSRF-Token", csrf);

        HttpResponse<String> french =
                browser.form("/cohorts/vip/imports", Map.of("csrf", csrf), "Accept-Language", "fr");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(french.body()).contains("Cela demande le rôle editor");
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.body()).contains("This needs the role editor; you are viewer.");
        assertThat(browser.get("/").body()).contains("vip").doesNotContain("action=\"/cohorts/");
        assertThat(imports()).isEqualTo(before);
        assertThat(newest("import", "viewer"))
                .isEqualTo(new AuditedRow("USER", "viewer", "import", "vip", AuditOutcome.REFUSED));
    }

    @Test
    void an_editor_imports_in_the_own_name_and_it_is_written_down() {
        browser.signIn("editor", PASSWORD);

        HttpResponse<String> answer = browser.form("/cohorts/vip/imports", Map.of("csrf", browser.csrf()));

        assertThat(answer.statusCode()).isEqualTo(303);
        String id = answer.headers().firstValue("Location").orElseThrow().replace("/imports/", "");
        assertThat(json(get("/api/imports/" + id, Role.VIEWER)).get("by").textValue())
                .isEqualTo("editor");
        JsonNode entry = entries().stream()
                .filter(each -> id.equals(each.path("importId").textValue()))
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("who").textValue()).isEqualTo("editor");
        assertThat(entry.get("kind").textValue()).isEqualTo("USER");
        assertThat(entry.get("action").textValue()).isEqualTo("import");
        assertThat(entry.get("subject").textValue()).isEqualTo("vip");
        assertThat(entry.get("address").textValue()).isEqualTo("127.0.0.1");
        assertThat(entry.get("outcome").textValue()).isEqualTo("DONE");
    }

    @Test
    void a_token_imports_in_its_own_name() {
        HttpResponse<String> answer = browser.send("POST", "/api/cohorts/vip/imports", "", bearer(Role.EDITOR));

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = json(answer).get("id").textValue();
        assertThat(json(get("/api/imports/" + id, Role.VIEWER)).get("by").textValue())
                .isIn("token as-editor", "editor");
        assertThat(newest("import", "as-editor"))
                .isEqualTo(new AuditedRow("TOKEN", "as-editor", "import", "vip", AuditOutcome.DONE));
    }

    @Test
    void without_the_form_token_nothing_is_changed() {
        browser.signIn("editor", PASSWORD);
        String csrf = browser.csrf();
        HttpBrowser other = new HttpBrowser(muster::uri);
        other.signIn("editor", PASSWORD);
        int before = imports();

        assertThat(browser.form("/cohorts/vip/imports", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.form("/cohorts/vip/imports", Map.of("csrf", csrf + "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.form("/cohorts/vip/imports", Map.of("csrf", csrf)).statusCode())
                .as("another session's")
                .isEqualTo(403);
        assertThat(browser.send("POST", "/api/cohorts/vip/imports", "").statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(imports()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin=https://evil.example.com",
                "Origin=null",
                "Origin=http://127.0.0.1:1",
                "Sec-Fetch-Site=cross-site",
                "Sec-Fetch-Site=same-site"
            })
    void from_another_site_nothing_is_changed_even_with_the_form_token(String header) {
        browser.signIn("editor", PASSWORD);
        String csrf = browser.csrf();
        int before = imports();
        String[] sent = header.split("=", 2);

        assertThat(browser.form("/cohorts/vip/imports", Map.of("csrf", csrf), sent)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/sign-in", Map.of("name", "viewer", "password", PASSWORD), sent)
                        .statusCode())
                .isEqualTo(403);
        assertThat(imports()).isEqualTo(before);
    }

    @Test
    void from_the_public_url_it_is_ours() {
        browser.signIn("editor", PASSWORD);

        assertThat(browser.form(
                                "/cohorts/vip/imports",
                                Map.of("csrf", browser.csrf()),
                                "Origin",
                                "https://muster.example.com",
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void an_expired_session_is_none() {
        browser.signIn("viewer", PASSWORD);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        muster.database.execute(
                "update muster.session set expires_at = now() - interval '1 second'" + " where account = 'viewer'");

        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void signing_out_ends_the_session_and_everywhere_all_of_them() {
        browser.signIn("admin", PASSWORD);
        String secret = browser.session().orElseThrow();
        browser.form("/sign-out", Map.of("csrf", browser.csrf()));
        assertThat(browser.session()).isEmpty();
        assertThat(browser.withSession(secret).get("/").statusCode()).isEqualTo(303);

        HttpBrowser one = new HttpBrowser(muster::uri);
        HttpBrowser other = new HttpBrowser(muster::uri);
        one.signIn("admin", PASSWORD);
        other.signIn("admin", PASSWORD);
        one.form("/sign-out/everywhere", Map.of("csrf", one.csrf()));
        assertThat(other.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void the_account_page_lists_the_own_sessions_and_ends_one() {
        access.accounts().add("nora", Role.VIEWER, PASSWORD);
        HttpBrowser other = new HttpBrowser(muster::uri);
        other.signIn("nora", PASSWORD);
        browser.signIn("nora", PASSWORD);
        HttpBrowser stranger = new HttpBrowser(muster::uri);
        stranger.signIn("editor", PASSWORD);

        String page = browser.get("/account").body();
        java.util.regex.Matcher ends = java.util.regex.Pattern.compile("/account/sessions/[0-9a-f]{64}/end")
                .matcher(page);
        assertThat(page).contains("This browser: signed in today at ");
        assertThat(ends.results().count()).as("the other one alone").isEqualTo(1);
        assertThat(ends.reset().find()).isTrue();
        String path = ends.group();

        assertThat(stranger.form(path, Map.of("csrf", stranger.csrf())).statusCode())
                .isEqualTo(404);
        assertThat(browser.form(path, Map.of()).statusCode())
                .as("without the form token")
                .isEqualTo(403);
        assertThat(other.get("/").statusCode()).isEqualTo(200);

        assertThat(browser.form(path, Map.of("csrf", browser.csrf())).statusCode())
                .isEqualTo(303);
        assertThat(other.get("/").statusCode()).isEqualTo(303);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(newest("end-session", "nora").outcome()).isEqualTo(AuditOutcome.DONE);
    }

    @Test
    void changing_the_own_password_ends_the_other_sessions() {
        access.accounts().add("dora", Role.VIEWER, PASSWORD);
        HttpBrowser elsewhere = new HttpBrowser(muster::uri);
        elsewhere.signIn("dora", PASSWORD);
        browser.signIn("dora", PASSWORD);
        String fresh = "another set of words";

        assertThat(change(PASSWORD, "short", "short").body()).contains("at least 12 characters");
        assertThat(change(PASSWORD, fresh, fresh + "!").body()).contains("The two new passwords differ.");
        assertThat(change("wrong", fresh, fresh).body()).contains("Name and password do not match.");
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);

        assertThat(change(PASSWORD, fresh, fresh).statusCode()).isEqualTo(303);
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(303);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_name_and_a_wrong_password_read_alike() {
        HttpResponse<String> wrongName = browser.signIn("nobody-of-that-name", "x");
        HttpResponse<String> wrongPassword = browser.signIn("viewer", "x");

        assertThat(wrongName.statusCode()).isEqualTo(403);
        assertThat(wrongName.body()).contains("Name and password do not match.").isEqualTo(wrongPassword.body());
        assertThat(wrongName.headers().map().keySet())
                .isEqualTo(wrongPassword.headers().map().keySet());
        assertThat(newest("sign-in", "")).isEqualTo(new AuditedRow("NOBODY", "", "sign-in", "", AuditOutcome.REFUSED));
        assertThat(newest("sign-in", "viewer").outcome()).isEqualTo(AuditOutcome.REFUSED);
    }

    @Test
    void guessing_is_slowed_down() {
        access.accounts().add("emil", Role.VIEWER, PASSWORD);
        HttpResponse<String> last = browser.signIn("emil", "x");
        for (int i = 0; i < 20 && last.statusCode() == 403; i++) {
            last = browser.signIn("emil", "x");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(last.body()).contains("Too many tries.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "//evil.example.com", "/\\evil.example.com", "", "x"})
    void after_signing_in_nobody_is_sent_to_another_site(String next) {
        HttpResponse<String> answer =
                browser.form("/sign-in", Map.of("name", "admin", "password", PASSWORD, "next", next));

        assertThat(answer.headers().firstValue("Location")).contains("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"muster_wrong", "", "undefined"})
    void a_token_that_is_none_is_refused_even_with_a_session(String token) {
        browser.signIn("admin", PASSWORD);

        assertThat(browser.get("/api/cohorts", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void every_route_has_its_role_and_every_role_its_route() {
        Set<String> withRole = new TreeSet<>();
        for (String route : muster.routes()) {
            String[] parts = route.split(" ", 2);
            HttpResponse<String> answer = browser.send(parts[0], filled(parts[1]), "", bearer(Role.ADMIN));
            if (!answer.body().contains("has no role")) {
                withRole.add(route);
            }
        }
        assertThat(withRole).isEqualTo(muster.routes());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void each_role_is_let_through_where_the_description_says_and_nowhere_else(Role role) {
        JsonNode paths = json(browser.get("/api/openapi.json")).get("paths");
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            Optional<Role> least =
                    Role.of(operation.getValue().path("x-least-role").asText());
            if (least.isPresent()) {
                String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                HttpResponse<String> answer = browser.send(method, filled(path.getKey()), "", bearer(role));
                assertThat(answer.statusCode() != 403)
                        .as("%s %s as %s: %d", method, path.getKey(), role, answer.statusCode())
                        .isEqualTo(role.covers(least.get()));
                assertThat(browser.send(method, filled(path.getKey()), "").statusCode())
                        .as("%s %s as nobody", method, path.getKey())
                        .isEqualTo(401);
            }
        }));
    }

    @Test
    void health_says_to_everybody_how_it_is_and_only_to_users_what_ails() {
        muster.database.execute("insert into muster.workspace (name, key_fingerprint, stopped_at, stopped_reason)"
                + " values ('old', '', now(), 'The keys were refused.') on conflict do nothing");

        assertThat(browser.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(browser.get("/health/ready").body())
                .contains("\"state\":\"UP\"")
                .doesNotContain("old");
        assertThat(get("/health/ready", Role.VIEWER).body()).contains("workspace old", "The keys were refused.");
    }

    @Test
    void every_answer_has_the_headers_that_keep_browsers_strict() {
        for (String path : List.of("/sign-in", "/api/cohorts", "/no/such/page", "/assets/muster.css", "/health/live")) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
        }
    }

    @Test
    void a_large_or_a_broken_body_is_refused_without_a_stack_trace() {
        for (String body : List.of("{", "[]", "{\"name\": 7}", "{\"x\": 1}", "\"" + "x".repeat(70_000) + "\"")) {
            HttpResponse<String> answer = browser.send(
                    "POST",
                    "/api/users",
                    body,
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + TOKENS.get(Role.ADMIN));
            assertThat(answer.statusCode()).isIn(400, 413);
            assertThat(answer.body()).doesNotContain("Exception", "at io.muster");
        }
    }

    @Test
    void no_secret_is_in_the_log_or_the_audit() {
        browser.signIn(PASSWORD, "somebody");
        browser.signIn("viewer", PASSWORD);

        assertThat(muster.log.text()).doesNotContain(PASSWORD, browser.session().orElseThrow());
        assertThat(TOKENS.values()).noneMatch(token -> muster.log.text().contains(token));
        assertThat(entries().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void whoever_signs_in_as_EDITOR_is_written_down_as_editor() {
        browser.signIn("  EDITOR ", PASSWORD);

        assertThat(newest("sign-in", "editor"))
                .isEqualTo(new AuditedRow("USER", "editor", "sign-in", "", AuditOutcome.DONE));
        assertThat(muster.log.text()).contains("audit=sign-in outcome=DONE kind=USER who=editor address=127.0.0.1");
    }

    @Test
    void a_change_of_a_user_is_done_whole_or_not_at_all_and_says_what_became_of_whom() {
        access.accounts().add("patsy", Role.VIEWER, PASSWORD);
        String[] asAdmin = {"Content-Type", "application/json", "Authorization", "Bearer " + TOKENS.get(Role.ADMIN)};

        for (String body : List.of(
                "{\"role\":\"admin\",\"password\":\"short\"}",
                "{\"role\":\"owner\",\"password\":\"another set of words\"}",
                "{\"role\":\"admin\",\"password\":\"password1234\"}",
                "{\"role\":\"admin\",\"name\":\"x\"}",
                // What one reader takes and another overlooks.
                "{\"role\":\"viewer\",\"role\":\"admin\"}",
                "{\"role\":\"admin\",\"role\":\"viewer\"}",
                "{\"role\":\"viewer\",\"r\\u006fle\":\"admin\"}",
                "{\"role\":\"viewer\"}{\"role\":\"admin\"}",
                "{\"role\":\"admin\"} x",
                "{\"role\":\"admin\",}",
                "{\"role\":\"admin\"/**/}",
                "{'role':'admin'}",
                "{\"Role\":\"admin\"}",
                "{\"role\":[\"admin\"]}",
                "{\"role\":null}",
                "[{\"role\":\"admin\"}]",
                "\"admin\"",
                "")) {
            assertThat(browser.send("PATCH", "/api/users/patsy", body, asAdmin).statusCode())
                    .isEqualTo(400);
            assertThat(access.accounts().find("patsy").orElseThrow().role()).isEqualTo(Role.VIEWER);
        }
        assertThat(browser.send("PATCH", "/api/users/patsy", "{\"role\":\"editor\"}", asAdmin)
                        .statusCode())
                .isEqualTo(200);

        assertThat(entries().stream()
                        .filter(each -> each.get("subject").asText().equals("patsy"))
                        .findFirst()
                        .orElseThrow()
                        .get("detail")
                        .asText())
                .isEqualTo("role viewer → editor");
        assertThat(muster.log.text()).contains("audit=change-user outcome=DONE", "subject=patsy");
    }

    @Test
    void made_up_cohorts_share_one_refused_row() {
        for (int i = 0; i < 30; i++) {
            browser.send("POST", "/api/cohorts/made-up-" + i + "/resync", "");
        }
        browser.send("POST", "/api/cohorts/vip/resync", "");

        List<String> subjects = access.audit().last(500, Long.MAX_VALUE).stream()
                .filter(row -> row.action().equals("resync") && row.kind().equals("NOBODY"))
                .map(AuditEntry::subject)
                .toList();
        assertThat(subjects).contains("vip").allMatch(subject -> subject.isEmpty() || subject.equals("vip"));
        assertThat(subjects).hasSize(2);
    }

    @Test
    void a_token_makes_no_token_and_its_makers_end_is_its_own() {
        access.accounts().add("mia", Role.ADMIN, PASSWORD);
        browser.signIn("mia", PASSWORD);
        String body = "{\"name\":\"mias\",\"role\":\"admin\"}";
        JsonNode made = json(browser.send(
                "POST", "/api/tokens", body, "Content-Type", "application/json", "X-CSRF-Token", browser.csrf()));
        String[] asMias = {
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + made.get("secret").asText()
        };
        HttpBrowser script = new HttpBrowser(muster::uri);

        assertThat(script.send("POST", "/api/tokens", body.replace("mias", "more"), asMias)
                        .statusCode())
                .isEqualTo(409);
        assertThat(script.get("/api/users", asMias).statusCode()).isEqualTo(200);
        access.accounts().role("mia", Role.EDITOR);
        assertThat(script.get("/api/users", asMias).statusCode()).isEqualTo(401);
        assertThat(browser.get("/api/me").statusCode())
                .as("another role ends the sessions")
                .isEqualTo(401);
    }

    @Test
    void the_form_token_is_written_anew_in_each_answer() {
        browser.signIn("editor", PASSWORD);
        String first = browser.csrf();
        String second = browser.csrf();

        assertThat(first).isNotEqualTo(second);
        for (String token : List.of(first, second)) {
            assertThat(browser.send("POST", "/api/schedules/preview", "{\"daily\":\"07:00\"}", "X-CSRF-Token", token)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void head_asks_for_a_sign_in_as_get_does() {
        for (String path : List.of("/api/users", "/api/cohorts", "/", "/imports", "/api/audit")) {
            int get = browser.get(path).statusCode();
            assertThat(browser.send("HEAD", path, "").statusCode())
                    .as(path)
                    .isEqualTo(get)
                    .isIn(303, 401);
        }
    }

    @Test
    void over_https_alone_and_with_nothing_that_no_page_needs() {
        var headers = browser.get("/sign-in").headers();

        assertThat(headers.firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
        assertThat(new RawHttp(muster::uri)
                        .send("POST /sign-in HTTP/1.1\r\nHost: muster.example.com\r\nConnection: close\r\n"
                                + "Origin: http://muster.example.com\r\nContent-Length: 0\r\n\r\n")
                        .text())
                .contains("403", "own pages");
    }

    @Test
    void a_webhook_of_our_own_is_no_program() {
        for (String header : List.of(
                "webhook-id=1",
                "Webhook-Id=",
                "webhook-signature=v1,x",
                "User-Agent=Muster",
                "User-Agent=muster/1.0")) {
            String[] parts = header.split("=", 2);
            HttpResponse<String> answer = browser.send(
                    "POST",
                    "/api/cohorts/vip/retire",
                    "",
                    parts[0],
                    parts[1],
                    "Authorization",
                    "Bearer " + TOKENS.get(Role.ADMIN));
            assertThat(answer.statusCode()).as(header).isEqualTo(403);
        }
    }

    @Test
    void a_proxy_that_is_not_known_is_told_of() {
        browser.get("/sign-in", "X-Forwarded-For", "203.0.113.7");

        assertThat(muster.log.text())
                .contains("http=proxy-not-known address=127.0.0.1")
                .doesNotContain("203.0.113.7");
    }

    @Test
    void one_person_has_ten_streams_and_the_others_have_theirs() {
        browser.signIn("viewer", PASSWORD);
        String cookie = "__Host-muster=" + browser.session().orElseThrow();
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<InputStream>>> open = Stream.generate(() -> client.sendAsync(
                        HttpRequest.newBuilder(muster.uri().resolve("/live/cohorts"))
                                .header("Accept", "text/event-stream")
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream()))
                .limit(10)
                .toList();
        open.forEach(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        // Its head is there before it counts as open; its first event is not.
        open.forEach(each -> assertThat(isTold(each.join().body())).isTrue());

        HttpResponse<String> eleventh = browser.get("/live/cohorts", "Accept", "text/event-stream");
        assertThat(eleventh.statusCode()).isEqualTo(503);
        assertThat(eleventh.headers().firstValue("Retry-After")).isPresent();
        HttpBrowser other = new HttpBrowser(muster::uri);
        other.signIn("admin", PASSWORD);
        assertThat(other.events("/live/cohorts", 1)).hasSize(1);
        open.forEach(each -> {
            try {
                each.join().body().close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void one_person_has_ten_streams_when_forty_are_asked_for_at_once() {
        browser.signIn("editor", PASSWORD);
        String cookie = "__Host-muster=" + browser.session().orElseThrow();
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<InputStream>>> asked = Stream.generate(() -> client.sendAsync(
                        HttpRequest.newBuilder(muster.uri().resolve("/live/cohorts"))
                                .header("Accept", "text/event-stream")
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream()))
                .limit(40)
                .toList();

        List<InputStream> bodies = asked.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 200)
                .map(HttpResponse::body)
                .toList();
        long told = bodies.stream().filter(AccessTest::isTold).count();

        assertThat(told).isBetween(1L, 10L);
        bodies.forEach(AccessTest::close);
    }

    private static boolean isTold(InputStream events) {
        try {
            return events.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(InputStream events) {
        try {
            events.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void only_an_admin_reads_where_a_webhook_goes() {
        String text = people("hook")
                .with("notify: { webhook: 'https://hooks.example.com/services/TOPSECRET' }")
                .text("hook");
        muster.set(settings -> SettingsWith.webhook(
                settings,
                new WebhookSettings(
                        Optional.of(new io.muster.settings.Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")), false)));
        muster.stop();
        muster.start();
        muster.write("hook", text);
        org.awaitility.Awaitility.await()
                .until(() -> get("/api/cohorts/hook", Role.ADMIN).statusCode() == 200);

        assertThat(get("/api/cohorts/hook", Role.ADMIN).body()).contains("TOPSECRET");
        assertThat(get("/cohorts/hook", Role.ADMIN).body()).contains("TOPSECRET");
        for (Role role : List.of(Role.VIEWER, Role.EDITOR)) {
            for (String path :
                    List.of("/api/cohorts/hook", "/cohorts/hook", "/cohorts/hook/preview", "/cohorts/hook/schedule")) {
                assertThat(get(path, role).body()).as("%s as %s", path, role).doesNotContain("TOPSECRET");
            }
            assertThat(get("/api/cohorts/hook", role).body()).contains("https://hooks.example.com/…");
        }
    }

    @Test
    void the_audit_says_when_a_schedule_started_and_starts_and_whom_it_mails_and_the_log_not_whom() {
        String[] asEditor = {"Content-Type", "application/json", "Authorization", "Bearer " + TOKENS.get(Role.EDITOR)};
        browser.send("PUT", "/api/cohorts/vip/schedule", "{\"daily\":\"07:00\",\"zone\":\"UTC\"}", asEditor);
        muster.database.execute("update muster.schedule set mail_to = array['crm@example.com']");
        browser.send("PUT", "/api/cohorts/vip/schedule", "{\"daily\":\"08:30\",\"zone\":\"UTC\"}", asEditor);

        assertThat(entries().stream()
                        .filter(each -> each.get("action").asText().equals("set-schedule"))
                        .findFirst()
                        .orElseThrow()
                        .get("detail")
                        .asText())
                .contains("07:00", " → ", "08:30", "mails to crm@example.com");
        assertThat(muster.log.text()).contains("audit=set-schedule").doesNotContain("crm@example.com");
    }

    private record AuditedRow(String kind, String who, String action, String subject, AuditOutcome outcome) {}

    private AuditedRow newest(String action, String who) {
        return access.audit().last(500, Long.MAX_VALUE).stream()
                .filter(each -> each.action().equals(action) && each.who().equals(who))
                .map(each -> new AuditedRow(each.kind(), each.who(), each.action(), each.subject(), each.outcome()))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> change(String old, String fresh, String again) {
        return browser.form(
                "/account/password", Map.of("csrf", browser.csrf(), "password", old, "fresh", fresh, "again", again));
    }

    private List<JsonNode> entries() {
        JsonNode entries = json(get("/api/audit?limit=500", Role.ADMIN)).get("entries");
        return Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
                .map(entries::get)
                .toList();
    }

    private int imports() {
        return json(get("/api/cohorts/vip/imports?limit=500", Role.VIEWER))
                .get("imports")
                .size();
    }

    private HttpResponse<String> get(String path, Role role) {
        return new HttpBrowser(muster::uri).get(path, bearer(role));
    }

    /** With names of what is not there, so that nothing happens. */
    private static String filled(String path) {
        return path.replace("{cohort}", "nobody")
                .replace("{id}", "999999999")
                .replace("{name}", "no-such")
                .replace("{workspace}", "nowhere");
    }

    private static String[] bearer(Role role) {
        return new String[] {"Authorization", "Bearer " + Objects.requireNonNull(TOKENS.get(role))};
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
