package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may do what on the page of one cohort, with users. */
class OneCohortRolesTest {

    private static final String PASSWORD = "plenty of quiet rivers";
    private static final List<String> AN_ADMINS =
            List.of("resync", "refresh", "retry-refused", "retire", "trust", "set-aside");

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final HttpBrowser browser = new HttpBrowser(muster::uri);

    /** The cohorts first: once there are users, nobody is answered without signing in. */
    @BeforeAll
    static void two_cohorts_and_a_user_of_each_role() {
        muster.database.people("vip", "ann", "ben");
        for (String cohort : List.of("calm", "leaving")) {
            muster.define(cohort, people("vip"));
            muster.imports(cohort);
        }
        for (Role role : Role.values()) {
            muster.access().accounts().add(role.word(), role, PASSWORD);
        }
    }

    @Test
    void who_has_not_signed_in_sees_neither_the_page_nor_its_history() {
        assertThat(browser.get("/cohorts/calm").statusCode()).isEqualTo(303);
        assertThat(browser.get("/cohorts/calm/history.csv").statusCode()).isEqualTo(303);
        assertThat(browser.get("/live/cohorts/calm").statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_viewer_reads_the_page_and_its_history_and_changes_nothing() {
        browser.signIn("viewer", PASSWORD);
        String csrf = browser.csrf();

        assertThat(browser.get("/cohorts/calm").body()).contains("This needs the role editor; you are viewer.");
        assertThat(browser.get("/cohorts/calm/history.csv").statusCode()).isEqualTo(200);
        assertThat(browser.get("/cohorts/calm/retire").body())
                .contains("This needs the role admin; you are viewer.")
                .doesNotContain("action=\"/cohorts/");
        assertThat(browser.form("/cohorts/calm/pause", Map.of("csrf", csrf)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_editor_pauses_with_a_reason_and_resumes_and_may_no_more() {
        browser.signIn("editor", PASSWORD);
        String csrf = browser.csrf();

        HttpResponse<String> paused =
                browser.form("/cohorts/calm/pause", Map.of("csrf", csrf, "why", "points are being\r\nrebuilt"));
        String page = browser.get("/cohorts/calm").body();
        HttpResponse<String> resumed = browser.form("/cohorts/calm/resume", Map.of("csrf", csrf, "on", "cohort"));

        assertThat(paused.statusCode()).isEqualTo(303);
        assertThat(paused.headers().firstValue("Location")).contains("/cohorts/calm?done=paused");
        assertThat(page)
                .contains("Paused by editor, today", "points are being rebuilt", "action=\"/cohorts/calm/resume\"");
        assertThat(resumed.headers().firstValue("Location")).contains("/cohorts/calm?done=resumed");
        assertThat(browser.get("/cohorts/calm").body()).contains("action=\"/cohorts/calm/pause\"");
        assertThat(browser.form("/cohorts/calm/pause", Map.of()).statusCode())
                .as("without the form token")
                .isEqualTo(403);
        for (String action : AN_ADMINS) {
            assertThat(browser.form("/cohorts/calm/" + action, Map.of("csrf", csrf, "confirm", "calm"))
                            .statusCode())
                    .as(action)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_proxy_that_is_not_known_is_told_of_on_loopback_too() {
        browser.get("/health/live", "X-Forwarded-For", "203.0.113.7");
        assertThat(muster.log.text()).doesNotContain("http=proxy-not-known");

        browser.get("/cohorts/calm", "X-Forwarded-For", "203.0.113.7");

        assertThat(muster.log.text())
                .contains("http=proxy-not-known address=127.0.0.1")
                .doesNotContain("203.0.113.7");
    }

    @Test
    void an_admin_retires_by_the_very_id_and_with_the_form_token() {
        browser.signIn("admin", PASSWORD);
        String csrf = browser.csrf();

        assertThat(browser.form("/cohorts/leaving/retire", Map.of("confirm", "leaving"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.form("/cohorts/leaving/retire", Map.of("csrf", csrf, "confirm", "leavin"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.form("/cohorts/leaving/retire", Map.of("csrf", csrf, "confirm", "leaving"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("/imports/");
    }
}
