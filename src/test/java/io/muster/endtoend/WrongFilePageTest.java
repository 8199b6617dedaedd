package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.access.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a definition file that is wrong shows what stands there, and no more than its reader may know. */
class WrongFilePageTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final HttpBrowser browser = new HttpBrowser(muster::uri);

    @BeforeAll
    static void wrong_files() {
        Map<String, String> files = Map.of(
                "marked", """
                name: <script>alert(1)</script> & co
                source:
                  sql: { query: select 1 as external_id }
                match: { exernal_id: "<b>id</b>" }
                """,
                "hooked", """
                name: Hooked
                source:
                  sql: { query: select 1 as external_id }
                  sqll: x
                notify:
                  webhook: >-
                    https://hooks.example.com/T0/hush
                    hush2
                  too: [ crm@example.com ]
                """,
                "torn", "name: Torn\nsource: [ {\n\tsql: x\n");
        files.forEach(muster::write);
        await("all are seen").until(() -> files.keySet().stream().allMatch(cohort -> muster.api
                .get("/api/cohorts/" + cohort)
                .json()
                .path("state")
                .asText()
                .equals("INVALID")));
        for (Role role : Role.values()) {
            muster.access().accounts().add(role.word(), role, PASSWORD);
        }
    }

    @Test
    void the_lines_around_each_mistake_are_shown_with_their_numbers_and_escaped() {
        browser.signIn("viewer", PASSWORD);

        assertThat(browser.get("/cohorts/marked").body())
                .contains(
                        "&gt; 4 | match: { exernal_id: &quot;&lt;b&gt;id&lt;/b&gt;&quot; }".replace("&quot;", "\""),
                        "  2 | source:")
                .doesNotContain("<script>alert", "<b>id</b>");
        assertThat(browser.get("/cohorts/torn").body()).contains("  2 | source: [ {");
    }

    @Test
    void where_a_webhook_goes_is_shown_to_admins_alone() {
        browser.signIn("viewer", PASSWORD);
        String viewers = browser.get("/cohorts/hooked").body();
        HttpBrowser other = new HttpBrowser(muster::uri);
        other.signIn("admin", PASSWORD);
        String admins = other.get("/cohorts/hooked").body();

        assertThat(viewers)
                .contains("webhook: …", "&gt; 9 |   too: [ crm@example.com ]")
                .doesNotContain("hush");
        assertThat(admins).contains("hush2");
    }
}
