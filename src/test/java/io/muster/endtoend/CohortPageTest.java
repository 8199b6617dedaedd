package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of one cohort on the running service, where nobody signs in. */
class CohortPageTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final HttpBrowser browser = new HttpBrowser(muster::uri);

    @BeforeAll
    static void a_cohort_with_a_past() {
        muster.database.people("vip", "ann", "ben");
        muster.define("vip", people("vip").named("VIP customers"));
        muster.imports("vip");
        muster.database.people("vip", "ann", "ben", "cyd");
        muster.imports("vip");
    }

    @Test
    void the_page_tells_how_the_cohort_is_and_streams_what_changes() {

        String page = browser.get("/cohorts/vip").body();

        assertThat(page)
                .contains("<h1>VIP customers</h1>", "<b>In sync since", "<p class=\"big\">3</p>")
                .contains("data-live=\"/live/cohorts/vip\"", "vip.yaml, changed ", "as the last import ran with it.");
        assertThat(browser.get("/cohorts/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void the_history_is_a_table_for_spreadsheets_with_the_names_of_the_api() {
        String file = "@SUM(1+1).csv";
        muster.define("dropped", CohortRecipe.file().with("guards: { max-rejected: 100% }"));
        muster.imports("dropped", file, "external_id\nann\n\"\"\n\"\"\nNULL\n");

        HttpResponse<String> answer = browser.get("/cohorts/dropped/history.csv");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .containsIgnoringWhitespaces("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"dropped-imports.csv\"");
        List<NamedCsvRecord> rows = records(answer.body());
        assertThat(rows).hasSize(1);
        NamedCsvRecord row = rows.get(0);
        ReportedImport outcome = muster.history.last("dropped");
        List<String> fields = new ArrayList<>();
        outcome.json().fieldNames().forEachRemaining(fields::add);
        fields.remove("waiting");
        // Added later, so it is the last column: who counts columns goes on.
        fields.remove("reasonCode");
        fields.add("reasonCode");
        assertThat(row.getHeader()).isEqualTo(fields);
        assertThat(row.getField("file")).as("no formula").isEqualTo("'" + file);
        assertThat(row.getField("state")).isEqualTo("SUCCEEDED");
        assertThat(row.getField("added")).isEqualTo("1");
        assertThat(row.getField("rejects")).isEqualTo("NO_IDENTIFIER 3");
        assertThat(row.getField("remarks")).isEqualTo("WORD_FOR_NOTHING 1");
        assertThat(Instant.parse(row.getField("startedAt"))).isBefore(Instant.now());
        assertThat(row.getField("startedAt")).endsWith("Z");
    }

    @Test
    void a_long_history_comes_whole_and_page_by_page() {
        muster.define("long", people("vip"));
        muster.database.execute("""
                insert into muster.import (cohort, name, workspace, trigger, state, definition, started_at, finished_at)
                select 'long', 'Long', 'default', 'SCHEDULE', 'SUCCEEDED', '', now(), now()
                  from generate_series(1, 1234)""");

        String page = browser.get("/cohorts/long").body();
        String older = "/cohorts/long?before=" + page.replaceAll("(?s).*?\\?before=(\\d+)#history\">.*", "$1");

        assertThat(records(browser.get("/cohorts/long/history.csv").body()))
                .hasSize(1234)
                .extracting(row -> Long.valueOf(row.getField("id")))
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(page).contains("1,214 since");
        assertThat(browser.get(older).body()).contains("1,194 since", "Newest imports");
        assertThat(browser.get("/cohorts/long?before=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void a_cohort_is_retired_only_by_its_very_id() {
        muster.define("leaving", people("vip"));
        muster.imports("leaving");

        assertThat(browser.get("/cohorts/leaving/retire").body())
                .contains("all 3 members", "action=\"/cohorts/leaving/retire\"");
        for (String typed : List.of("", "leavin", "LEAVING", "vip")) {
            HttpResponse<String> answer = browser.form("/cohorts/leaving/retire", Map.of("confirm", typed));
            assertThat(answer.statusCode()).as(typed).isEqualTo(400);
            assertThat(answer.body()).contains("role=\"alert\">That is not the cohort’s id.");
        }
        assertThat(muster.history.of("leaving")).hasSize(1);

        HttpResponse<String> answer = browser.form("/cohorts/leaving/retire", Map.of("confirm", " leaving "));

        assertThat(answer.statusCode()).isEqualTo(303);
        muster.history.ended("leaving", 2);
        await("retired").until(() -> muster.state("leaving"), "RETIRED"::equals);
        assertThat(muster.holds("leaving")).isEmpty();
        assertThat(browser.get("/cohorts/leaving").body()).contains("<b>Retired.</b>");
    }

    @Test
    void a_cohort_is_paused_before_its_first_import_and_imported_once_it_is_resumed() {
        muster.define("fresh", people("vip").named("Fresh people"));
        assertThat(browser.get("/cohorts/fresh").body())
                .contains("Nothing of it is imported until somebody resumes", "id=\"danger-pause\"")
                .doesNotContain("id=\"danger-retire\"");

        HttpResponse<String> paused = browser.form("/cohorts/fresh/pause", Map.of("why", "not yet", "on", "cohort"));

        assertThat(paused.statusCode()).isEqualTo(303);
        assertThat(paused.headers().firstValue("Location")).hasValue("/cohorts/fresh?done=paused");
        assertThat(browser.get("/cohorts/fresh?done=paused").body())
                .contains("<b>Paused.</b>", "not yet", "<p>Imports of Fresh people are paused.</p>")
                .contains("action=\"/cohorts/fresh/resume\"", "id=\"resume\"");
        assertThat(muster.api.post("/api/cohorts/fresh/imports").status()).isEqualTo(409);
        assertThat(muster.holds("fresh")).isEmpty();

        browser.form("/cohorts/fresh/resume", Map.of("on", "cohort"));
        assertThat(browser.get("/cohorts/fresh").body()).contains("<b>Never imported.</b>");
        assertThat(muster.imports("fresh").state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("fresh")).hasSize(3);
    }

    @Test
    void a_cohort_whose_definition_is_gone_says_what_braze_holds_and_is_retired_from_its_page() {
        muster.define("gone", people("vip").named("Gone people"));
        muster.imports("gone");
        muster.undefine("gone");

        HttpResponse<String> page = browser.get("/cohorts/gone");
        assertThat(browser.get("/").body()).contains("<a href=\"/cohorts/gone\">Gone people: 3 members</a>");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Gone people</h1>", "<b>Definition deleted.</b>")
                .contains("Braze still holds its 3 members in workspace default")
                .contains("name: Gone people", "action=\"/cohorts/gone/retire\"", "/imports?cohort=gone");
        assertThat(browser.form("/cohorts/gone/retire", Map.of("confirm", "gon"))
                        .body())
                .contains("role=\"alert\">That is not the cohort’s id.");

        HttpResponse<String> retired = browser.form("/cohorts/gone/retire", Map.of("confirm", "gone"));

        assertThat(retired.statusCode()).isEqualTo(303);
        muster.history.ended(
                retired.headers().firstValue("Location").orElseThrow().replace("/imports/", ""));
        await("nobody").until(() -> muster.holds("gone").isEmpty());
        await("its page").until(() -> browser.get("/cohorts/gone").body(), text -> text.contains("Braze holds nobody"));
        assertThat(browser.get("/").body()).doesNotContain("/cohorts/gone");
        assertThat(browser.get("/cohorts/gone").body()).doesNotContain("/retire\"");
    }

    @Test
    void an_admin_sends_everybody_again() {
        muster.define("again", people("vip"));
        muster.imports("again");

        HttpResponse<String> unsure = browser.form("/cohorts/again/refresh", Map.of());
        assertThat(unsure.statusCode()).isEqualTo(400);
        assertThat(unsure.body()).contains("Nothing was sent. Tick first");
        assertThat(browser.form("/cohorts/again/resync", Map.of()).statusCode()).isEqualTo(400);

        HttpResponse<String> answer = browser.form("/cohorts/again/refresh", Map.of("sure", "yes"));

        String id = answer.headers().firstValue("Location").orElseThrow().replace("/imports/", "");
        assertThat(muster.history.ended(id).count("settled")).isEqualTo(3);
    }

    @Test
    void a_changed_definition_shows_its_lines_and_a_broken_one_its_mistakes() {
        muster.define("edited", people("vip"));
        muster.imports("edited");
        muster.define("edited", people("vip").with("guards: { max-removed: 10% }"));

        assertThat(browser.get("/cohorts/edited").body())
                .contains("The definition has changed since", "1 line differs", "d-new");

        muster.write("edited", people("vip").with("guards: { max-remove: 10% }").text("edited"));

        await("the mistake").until(() -> browser.get("/cohorts/edited").body(), page -> page.contains("<b>Line "));
        assertThat(browser.get("/cohorts/edited").body()).contains("max-remove", "stays in force");
    }

    private static List<NamedCsvRecord> records(String text) {
        assertThat(text).startsWith("\ufeff");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text.substring(1))) {
            return reader.stream().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
