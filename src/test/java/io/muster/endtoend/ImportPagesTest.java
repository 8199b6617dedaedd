package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.access.Role;
import io.muster.imports.ImportSamples;
import io.muster.sandbox.fault.FaultSettings;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An import's page and the page of all imports, as a browser asks for them. */
class ImportPagesTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final HttpBrowser editor = new HttpBrowser(muster::uri);
    private final HttpBrowser viewer = new HttpBrowser(muster::uri);

    @BeforeAll
    static void a_viewer_and_an_editor() {
        muster.access().accounts().add("viewer", Role.VIEWER, PASSWORD);
        muster.access().accounts().add("editor", Role.EDITOR, PASSWORD);
        muster.access().accounts().add("admin", Role.ADMIN, PASSWORD);
        muster.api.as(
                muster.access().tokens().make("test", Role.ADMIN, 1, "test").secret());
    }

    private HttpBrowser editor() {
        editor.signIn("editor", PASSWORD);
        return editor;
    }

    private HttpBrowser viewer() {
        viewer.signIn("viewer", PASSWORD);
        return viewer;
    }

    private static String text(HttpResponse<String> page) {
        return ImportSamples.plain(page.body());
    }

    /** Without its markup. */
    private static String shown(HttpResponse<String> page) {
        return text(page).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** A cohort whose last import would take 30 of 100 out. */
    private static ReportedImport parked(String cohort) {
        muster.define(cohort, people(cohort).with("guards: { max-removed: 20% }"));
        for (int more = 0; more < 4; more++) {
            muster.database.people(cohort, TestDatabase.ids(100 - more));
            muster.imports(cohort);
        }
        muster.database.people(cohort, TestDatabase.ids(60));
        return muster.imports(cohort);
    }

    @Test
    void who_joined_is_told_after_the_imports_batches_became_a_new_base() {
        muster.database.people("folded", "ann", "ben");
        muster.define("folded", people("folded"));
        muster.imports("folded");
        muster.database.people("folded", "ann", "cleo", "dora");
        ReportedImport parked = muster.imports("folded");
        assertThat(muster.database.number("select folded - (select min(no) from muster.batch b where b.cohort = c.id)"
                        + " from muster.cohort c where cohort = 'folded'"))
                .as("it was folded, into the first batch that there is")
                .isZero();

        assertThat(text(editor().get("/imports/" + parked.id())))
                .contains("2 to add, 1 to remove", "1 unchanged")
                .doesNotContain("to settle");
    }

    @Test
    void parked_removals_are_shown_with_what_is_usual_and_approved_by_an_editor() {
        ReportedImport parked = parked("parked");

        String page = text(editor().get("/imports/" + parked.id()));

        assertThat(page)
                .contains(
                        "May 37 members be removed?",
                        "it gave 60 rows, 39 % fewer than usual",
                        "Removals, last 4 imports",
                        "3 before: 1 each",
                        "Approve up to 37 removals",
                        "Back",
                        "60 rows read; 97 to 99 are usual");
        assertThat(viewer().get("/imports/" + parked.id()).body()).doesNotContain("/approve");
        assertThat(viewer.form("/imports/" + parked.id() + "/approve", Map.of("csrf", viewer.csrf()))
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> approved =
                editor.form("/imports/" + parked.id() + "/approve", Map.of("csrf", editor.csrf()));

        assertThat(approved.statusCode()).isEqualTo(303);
        String next = approved.headers().firstValue("Location").orElseThrow().replace("/imports/", "");
        assertThat(muster.history.ended(next).state()).isEqualTo("SUCCEEDED");
        assertThat(muster.braze.countOf("parked")).isEqualTo(60);
        assertThat(text(editor.get("/imports/" + parked.id())))
                .doesNotContain("Approve up to")
                .contains("A later import has ended since.");
    }

    @Test
    void who_waits_is_shown_masked_by_kind_and_counted_for_those_who_decide() throws Exception {
        muster.define(
                "kinds",
                file().with("match: { external_id: external_id, device_id: device_id,"
                        + " aliases: [ { label: email, name: mail } ] }"));
        muster.imports("kinds", "before.csv", """
                external_id,mail,device_id
                customer-4711,,
                customer-4712,,
                customer-4713,,
                ,zoe.marsh@example.com,
                ,,device-0815
                """);
        ReportedImport held = muster.imports("kinds", "after.csv", """
                external_id,mail,device_id
                customer-4713,,
                newcomer-1234,,
                """);
        assertThat(held.count("parkedRemoves")).isEqualTo(4);

        HttpResponse<String> page = editor().get("/imports/" + held.id());

        assertThat(shown(page))
                .containsPattern("Who would leave external ids 2 c•••••[12] c•••••[12] ")
                .contains("aliases email 1 z•••••m", "devices 1 d•••••5", "Who would join external ids 1 n•••••4");
        assertThat(shown(viewer().get("/imports/" + held.id())))
                .contains("aliases email z•••••m", "Who would join external ids n•••••4");
        assertThat(page.body()).doesNotContain("4711", "zoe", "0815", "1234");
        assertThat(muster.database.number("select count(*) from muster.parked_sample p"
                        + " where p::text ~ '4711|4712|zoe|marsh|0815|1234'"))
                .isZero();
    }

    @Test
    void a_running_import_is_followed_part_by_part_and_a_cancelled_one_says_what_braze_holds() {
        muster.database.people("long", TestDatabase.ids(200_000));
        muster.define("long", people("long"));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofSeconds(2)));
        String id = muster.start("long");
        await("the first requests").until(() -> muster.braze.countOf("long") > 0);

        String page = text(editor().get("/imports/" + id));
        assertThat(page)
                .contains("200,000 rows read", "200,000 to add, 0 to remove", "role=\"progressbar\"", "Cancel import…")
                .contains("requests a second", "in flight", "At the end");
        List<String> events = editor.events("/live/imports/" + id, 16);
        assertThat(events)
                .anyMatch(data -> data.startsWith("<li id=\"step-deliver\""))
                .anyMatch(data -> data.startsWith("<span id=\"import-said\">"))
                .noneMatch(data -> data.contains("<main"));

        assertThat(editor.form("/imports/" + id + "/cancel", Map.of("csrf", editor.csrf()))
                        .statusCode())
                .isEqualTo(303);
        muster.history.ended(id);
        muster.braze.faults(FaultSettings.NONE);

        assertThat(text(editor.get("/imports/" + id)))
                .contains("Cancelled.", "By editor at", "Braze now holds", "were not sent.", "compares anew");
    }

    @Test
    void rows_that_were_left_out_are_shown_masked_and_downloaded_by_an_editor_only() throws Exception {
        muster.define("holes", file().with("guards: { max-rejected: 100% }"));
        ReportedImport told =
                muster.imports("holes", "people.csv", "external_id,mail\nann-90210,ann@x.com\n,ben@x.com\n");
        String path = "/imports/" + told.id() + "/rejects.csv";

        String page = text(editor().get("/imports/" + told.id()));
        HttpResponse<String> taken = editor.get(path);

        assertThat(page)
                .contains("no identifier", "row 3", "Download these rows")
                .doesNotContain("ben@x.com");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(taken.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "holes-" + told.id());
        assertThat(taken.body()).contains("muster_row,muster_reason", "NO_IDENTIFIER", "ben@x.com");
        assertThat(viewer().get("/imports/" + told.id()).body()).doesNotContain("rejects.csv");
        assertThat(viewer.get(path).statusCode()).isEqualTo(403);
        assertThat(audit("download-rejects")).containsExactlyInAnyOrder("editor DONE", "viewer REFUSED");

        for (String file : muster.folders.rejects("holes")) {
            Files.delete(muster.folders
                    .inbox("holes", "x")
                    .resolve("../../../rejects/holes/" + file)
                    .normalize());
        }
        HttpResponse<String> gone = editor.get(path);

        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("is no longer kept");
        assertThat(text(editor.get("/imports/" + told.id()))).contains("Their file is no longer kept.");
    }

    @Test
    void all_imports_are_listed_the_newest_first_and_filtered_by_their_address() {
        muster.database.people("listed", "ann");
        muster.define("listed", people("listed").named("Listed people"));
        ReportedImport first = muster.imports("listed");
        ReportedImport second = muster.imports("listed");
        parked("waits");

        String all = editor().get("/imports?cohort=listed").body();

        assertThat(all).containsSubsequence("id=\"import-" + second.id(), "id=\"import-" + first.id());
        assertThat(all).doesNotContain("People of waits</a>", "{0}", "Optional[");
        assertThat(editor.get("/imports?cohort=listed&before=" + second.id()).body())
                .contains("id=\"import-" + first.id())
                .doesNotContain("id=\"import-" + second.id());
        assertThat(editor.get("/imports?state=need&cohort=waits").body()).contains("Blocked.");
        assertThat(editor.get("/imports?state=need&cohort=listed").body()).contains("There is no such import yet.");
        assertThat(editor.get("/imports?before=soon").statusCode()).isEqualTo(400);
        assertThat(Stream.of("all", "need", "failed", "parked", "right", "cancelled", "skipped")
                        .map(state -> editor.get("/imports?state=" + state).statusCode()))
                .containsOnly(200);
    }

    @Test
    void health_says_in_words_that_all_parts_work() {
        String page = text(viewer().get("/health"));

        assertThat(page)
                .contains("Our own PostgreSQL answers.", "routes run.", "are free where", "This node")
                .doesNotContain("{0}", "Optional[");
        assertThat(viewer.events("/live/health", 3)).anyMatch(data -> data.contains("id=\"health-parts\""));
    }

    private static List<String> audit(String action) {
        return muster.access().audit().last(100, Long.MAX_VALUE).stream()
                .filter(entry -> entry.action().equals(action))
                .map(entry -> entry.who() + " " + entry.outcome())
                .toList();
    }
}
