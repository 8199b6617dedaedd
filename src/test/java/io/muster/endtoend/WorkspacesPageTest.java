package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.access.Audit.AuditOutcome;
import io.muster.access.Role;
import io.muster.imports.ImportSamples;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wrong and right keys, tested by a button. */
class WorkspacesPageTest {

    private static final String PASSWORD = "plenty of quiet rivers";
    private static int keys;

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(settings -> SettingsWith.twin(settings, "eu"));

    private final HttpBrowser editor = new HttpBrowser(muster::uri);

    @BeforeAll
    static void a_user_of_each_role() {
        for (Role role : Role.values()) {
            muster.access().accounts().add(role.word(), role, PASSWORD);
        }
        muster.api.as(
                muster.access().tokens().make("test", Role.ADMIN, 1, "test").secret());
    }

    @BeforeEach
    void an_editor() {
        editor.signIn("editor", PASSWORD);
    }

    private static void set(String workspace, String key) {
        muster.set(settings -> SettingsWith.workspace(settings, workspace, muster.braze.uri(), key));
    }

    private static JsonNode workspace(String name) {
        for (JsonNode each : muster.api.get("/api/workspaces").json().get("workspaces")) {
            if (each.get("workspace").textValue().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no workspace " + name);
    }

    @Test
    void a_wrong_key_is_shown_with_its_causes_and_what_can_be_ruled_out_and_a_right_one_lets_it_go() {
        muster.database.people("uk", "ann", "ben");
        muster.define("uk", people("uk").named("Trial users UK").with("guards: { max-removed: 100% }"));
        muster.imports("uk");
        // Braze takes another key from now on, and nobody has told Muster.
        String key = "import-key-new-" + ++keys;
        muster.braze.keys(RunningMuster.PARTNER_KEY, key);

        muster.database.people("uk", "ann", "cleo");
        ReportedImport failed = muster.imports("uk");
        String page = ImportSamples.plain(editor.get("/imports/" + failed.id()).body());

        assertThat(page)
                .contains(
                        "Braze refused the keys",
                        "It is one of four causes",
                        "Braze accepted it until today",
                        "Set is 127.0.0.1:",
                        "Test the connection",
                        "Replace the key")
                .doesNotContain("can be ruled out", RunningMuster.IMPORT_KEY);

        set("eu", key);

        HttpResponse<String> other = editor.form("/workspaces/eu/test", Map.of("csrf", editor.csrf()));
        assertThat(other.statusCode()).isEqualTo(303);
        assertThat(other.headers().firstValue("Location")).contains("/workspaces#workspace-eu");
        assertThat(ImportSamples.plain(editor.get("/imports/" + failed.id()).body()))
                .contains(
                        "can be ruled out",
                        "Workspace eu uses the same partner key at the same address, and Braze accepted it");

        HttpResponse<String> again =
                editor.form("/workspaces/default/test", Map.of("csrf", editor.csrf(), "import", failed.id()));
        assertThat(again.headers().firstValue("Location")).contains("/imports/" + failed.id());
        assertThat(ImportSamples.plain(editor.get("/imports/" + failed.id()).body()))
                .contains(": Braze refused the keys (401).");
        assertThat(ImportSamples.plain(editor.get("/workspaces").body()))
                .contains("Stopped.", "muster.braze.workspaces.default.import-key")
                .doesNotContain(key, RunningMuster.IMPORT_KEY, RunningMuster.PARTNER_KEY);

        set("default", key);
        muster.api.post("/api/workspaces/default/test");

        assertThat(muster.history.ended("uk", 3).get(0).state()).isEqualTo("SUCCEEDED");
        assertThat(workspace("default").get("state").textValue()).isEqualTo("CONNECTED");

        muster.braze.keys(RunningMuster.PARTNER_KEY, RunningMuster.IMPORT_KEY);
        set("eu", RunningMuster.IMPORT_KEY);
        muster.api.post("/api/workspaces/eu/test");
    }

    @Test
    void another_key_that_is_accepted_asks_an_admin_whether_it_is_the_same_workspace() {
        muster.database.people("moved", "ann", "ben");
        muster.define("moved", people("moved").with("workspace: eu"));
        muster.imports("moved");
        await("the key is known")
                .until(() -> muster.database.number("select count(*) from muster.cohort"
                                + " where cohort = 'moved' and key_fingerprint <> ''")
                        == 1);
        String key = "import-key-of-eu-" + ++keys;
        muster.braze.keys(RunningMuster.PARTNER_KEY, key);
        set("eu", key);
        await("the replaced key")
                .until(() -> !workspace("eu").get("keyReplacedAt").isNull());

        assertThat(editor.get("/workspaces").body())
                .contains("Is eu still the same workspace?", "An admin can answer.");
        assertThat(editor.form("/workspaces/eu/same", Map.of("csrf", editor.csrf(), "same", "no"))
                        .statusCode())
                .isEqualTo(403);

        HttpBrowser admin = new HttpBrowser(muster::uri);
        admin.signIn("admin", PASSWORD);
        admin.form("/workspaces/eu/same", Map.of("csrf", admin.csrf(), "same", "no"));

        assertThat(workspace("eu").get("keyReplacedAt").isNull()).isTrue();
        // Not imported again: the sandbox is one workspace, where its cohort has begun already.
        assertThat(muster.cohort("moved").json().get("present").longValue()).isZero();
        assertThat(muster.api.post("/api/workspaces/eu/same").status())
                .as("nobody asks any more")
                .isEqualTo(409);

        muster.braze.keys(RunningMuster.PARTNER_KEY, RunningMuster.IMPORT_KEY);
        set("eu", RunningMuster.IMPORT_KEY);
        await("the key of before")
                .until(() -> workspace("eu").get("state").textValue().equals("CONNECTED"));
    }

    @Test
    void a_viewer_tests_nothing_and_a_workspace_that_is_not_there_is_not_tested() {
        HttpBrowser viewer = new HttpBrowser(muster::uri);
        viewer.signIn("viewer", PASSWORD);

        assertThat(viewer.get("/workspaces").body()).contains("eu").doesNotContain("/test\"");
        assertThat(viewer.form("/workspaces/eu/test", Map.of("csrf", viewer.csrf()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(editor.form("/workspaces/eu/test", Map.of()).statusCode())
                .as("without the form token")
                .isEqualTo(403);
        assertThat(editor.form("/workspaces/nowhere/test", Map.of("csrf", editor.csrf()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(muster.access().audit().last(100, Long.MAX_VALUE))
                .anyMatch(entry -> entry.action().equals("test-workspace")
                        && entry.who().equals("viewer")
                        && entry.outcome() == AuditOutcome.REFUSED);
    }
}
