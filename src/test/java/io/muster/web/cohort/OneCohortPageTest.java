package io.muster.web.cohort;

import static io.muster.imports.ImportSamples.CLOCK;
import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.daysAgo;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.plain;
import static io.muster.imports.ImportSamples.rightOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.Actor;
import io.muster.access.Actor.ActorKind;
import io.muster.access.Role;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.CohortState;
import io.muster.imports.Counts;
import io.muster.imports.CountsOf;
import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.ImportSamples;
import io.muster.imports.ImportState;
import io.muster.imports.query.CohortTotals;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.CohortStore.CohortPause;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.Target;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.cohorts.CohortSummary.SourceKind;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.Visitor;
import io.muster.wording.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fast")
class OneCohortPageTest {

    private static final CohortDefinition DEFINITION = definition("lapsed-90", "Lapsed 90 days");

    private final PageRenderer pages = new PageRenderer(Phrases.english(), CLOCK);

    private Optional<CohortPause> paused = Optional.empty();
    private Optional<Reason> behind = Optional.empty();
    private String workspace = "default";
    private boolean imported = true;
    private Optional<String> ranWith = Optional.empty();
    private List<DefinitionError> errors = List.of();

    @ParameterizedTest
    @EnumSource(CohortState.class)
    void every_state_has_a_page_that_a_strict_content_policy_allows(CohortState state) {
        for (List<Import> imports : List.of(List.<Import>of(), month(), List.of(ImportSamples.running()))) {
            imported = !imports.isEmpty();
            String html = page(details(state, imports), Visitor.LOOPBACK);

            assertThat(html)
                    .startsWith("<!doctype html>")
                    .contains("href=\"/assets/cohort.css\"", "href=\"/cohorts/lapsed-90/preview\"")
                    .containsOnlyOnce("<h1>Lapsed 90 days</h1>")
                    .doesNotContain("style=", "<style", "<script>", "onclick", "{0}", "null", "Optional[", "<b></b>");
        }
    }

    @Test
    void the_number_stands_with_what_changed_and_the_chart_says_where_its_axis_starts() {
        String html = page(details(CohortState.IN_SYNC, month()), Visitor.LOOPBACK);

        assertThat(html)
                .contains("<p class=\"big\">184,206</p>", "</span>+1,310", "</span>−482", "today 07:01")
                .containsPattern("The axis starts at 1\\d\\d,\\d00\\.");
    }

    @Test
    void imports_within_a_minute_have_labels_that_tell_them_apart() {
        CountsOf counts = new CountsOf().before(10).added(5).changes(5, 5);
        List<Import> quick = List.of(
                ImportSamples.of("a", "A", ImportState.SUCCEEDED, "07:00:20", "07:00:40", counts.build()),
                ImportSamples.of("a", "A", ImportState.SUCCEEDED, "07:00", "07:00:12", counts.build()));
        List<Import> quicker = List.of(
                ImportSamples.of("a", "A", ImportState.SUCCEEDED, "07:00", "07:00:14", counts.build()),
                ImportSamples.of("a", "A", ImportState.SUCCEEDED, "07:00", "07:00:12", counts.build()));

        assertThat(labels(quick)).containsExactly("07:00:12", "07:00:19", "07:00:26", "07:00:33", "07:00:40");
        assertThat(labels(quicker)).containsExactly("07:00:12", "", "07:00:13", "", "07:00:14");
    }

    private static List<String> labels(List<Import> newest) {
        return SizeChart.of(newest, Times.of(context(DEFINITION), Phrases.english()), Phrases.english())
                .orElseThrow()
                .x();
    }

    @Test
    void a_failed_import_is_a_dashed_rule_and_the_size_stays_level_up_to_it() {
        String html = page(details(CohortState.IN_SYNC, month()), Visitor.LOOPBACK);

        assertThat(html)
                .containsOnlyOnce("<path class=\"gap\"")
                .contains("the import of Wed 18 Nov, 07:00 failed; a later one caught up.");
        String gap = group(html, "class=\"gap\" d=\"M([\\d.]+) ");
        String path = group(html, "class=\"line\" d=\"([^\"]+)\"");
        String level = group(path, "L" + Pattern.quote(gap) + " ([\\d.]+)");
        assertThat(path).as("the point before has the same height").contains(" " + level + " L" + gap + " " + level);
    }

    @Test
    void the_runs_have_one_tab_stop_a_mark_for_each_step_and_fourteen_stay_where_there_is_little_room() {
        String html = page(details(CohortState.IN_SYNC, month()), Visitor.LOOPBACK);
        String grid = html.substring(html.indexOf("<ol data-grid"), html.indexOf("</ol>"));

        assertThat(count(grid, "<a ")).isEqualTo(30);
        assertThat(count(grid, "tabindex=\"0\"")).isEqualTo(1);
        assertThat(count(grid, "<li class=\"o\">")).isEqualTo(16);
        assertThat(count(grid, "class=\"c none\""))
                .as("match, diff and deliver of the failed one")
                .isEqualTo(3);
        assertThat(count(grid, "class=\"c bad\"")).isEqualTo(1);
        assertThat(grid).contains("Wed 18 Nov, 07:00: Failed, 12\u00a0s, Source failed");
    }

    @Test
    void an_import_that_failed_before_any_step_is_not_shown_as_done() {
        Import it = ImportSamples.with(
                ImportSamples.of("a", "A", ImportState.FAILED, "07:00", "07:00:01", Counts.NONE),
                "default",
                FailureKind.MUSTER,
                "The database was full.");

        assertThat(RunsGrid.of(List.of(it), context(DEFINITION), Phrases.english())
                        .runs()
                        .get(0)
                        .cells())
                .containsExactly(RunsGrid.Cell.FAILED, RunsGrid.Cell.NONE, RunsGrid.Cell.NONE, RunsGrid.Cell.NONE);
    }

    @Test
    void the_history_says_why_what_is_not_right_is_not_and_that_nothing_was_sent() {
        String html = plain(page(details(CohortState.IN_SYNC, month()), Visitor.LOOPBACK));

        assertThat(html)
                .contains(
                        "Today 07:00", "The source database did not answer within 10 s.", "nothing sent", ">schedule<")
                .contains("href=\"/cohorts/lapsed-90?before=4160#history\">Older imports</a>", "211 since 26 April");
    }

    @Test
    void a_viewer_sees_every_action_with_why_it_is_not_for_them_and_can_post_none() {
        String html = page(details(CohortState.IN_SYNC, month()), visitor(Role.VIEWER));

        assertThat(html)
                .contains("This needs the role editor; you are viewer.", "This needs the role admin; you are viewer.")
                .contains("Pause", "Full resync", "Remove from Braze…", "Import to Braze")
                .doesNotContain("action=\"/cohorts/", "<dialog");
    }

    @Test
    void an_editor_pauses_and_imports_and_leaves_the_rest_to_an_admin() {
        String html = page(details(CohortState.IN_SYNC, month()), visitor(Role.EDITOR));

        assertThat(html)
                .contains("action=\"/cohorts/lapsed-90/pause\"", "id=\"import\" type=\"submit\"")
                .contains("name=\"csrf\" value=\"token\"")
                .doesNotContain("action=\"/cohorts/lapsed-90/resync\"", "/cohorts/lapsed-90/retire\"");
    }

    @Test
    void a_cohort_without_members_is_told_of_nobody_and_not_of_all_0() {
        Counts all = new CountsOf().before(5).removed(5).changes(5, 5).build();
        List<Import> emptied = List.of(
                ImportSamples.of("lapsed-90", "Lapsed 90 days", ImportState.SUCCEEDED, "07:00", "07:00:12", all));

        assertThat(page(details(CohortState.IN_SYNC, emptied), visitor(Role.ADMIN)))
                .contains("Braze holds nobody of it. Nothing is imported until somebody resumes.")
                .contains("By our ledger Braze holds nobody of it.")
                .doesNotContain("all 0 members", "its 0 members", "0 requests");
    }

    @Test
    void an_admin_reads_the_number_on_what_sends_or_takes_out_everybody() {
        String html = page(details(CohortState.IN_SYNC, month()), visitor(Role.ADMIN));

        assertThat(html)
                .contains("An import sends all 184,206 members again, 185 requests, billed by Braze as writes")
                .contains("Removes all 184,206 members from it in Braze and retires it.", "Remove 184,206 members")
                .containsSubsequence("<dialog", "autofocus>Keep the cohort", "data-confirmed");
        assertThat(count(html, "<form ")).isEqualTo(count(html, "name=\"csrf\""));
    }

    @Test
    void a_paused_cohort_says_who_paused_it_and_offers_to_resume_before_anything_is_sent() {
        paused = Optional.of(new CohortPause(daysAgo(1, "09:00"), "data-team", "points table is being rebuilt"));

        String html = plain(page(details(CohortState.PAUSED, month()), Visitor.LOOPBACK));

        assertThat(html)
                .contains("Paused by data-team, yesterday 09:00: points table is being rebuilt.")
                .contains("action=\"/cohorts/lapsed-90/resume\"", "It is paused; resume it first.")
                .doesNotContain("action=\"/cohorts/lapsed-90/pause\"", "action=\"/cohorts/lapsed-90/resync\"");
    }

    @Test
    void a_ledger_that_is_behind_is_said_first_with_the_two_ways_out() {
        behind = Optional.of(Reason.of(ReasonCode.LEDGER_OLDER));

        String html = page(details(CohortState.LEDGER_BEHIND, month()), Visitor.LOOPBACK);

        assertThat(html)
                .containsSubsequence(
                        "Braze may hold more than Muster knows",
                        "action=\"/cohorts/lapsed-90/resync\"",
                        "action=\"/cohorts/lapsed-90/trust\"",
                        "id=\"cohort-size\"")
                .contains("Run a full resync, or trust the database, first.")
                .doesNotContain("id=\"import\" type=\"submit\"");
    }

    @Test
    void a_cohort_whose_members_are_elsewhere_offers_to_take_them_out_or_to_leave_them_there() {
        workspace = "us";

        assertThat(page(details(CohortState.FAILED, month()), Visitor.LOOPBACK))
                .contains("184,206 members are in workspace us, and the definition now says default.")
                .contains("action=\"/cohorts/lapsed-90/set-aside\"", "/cohorts/lapsed-90/retire");
    }

    @Test
    void a_definition_that_changed_since_the_last_import_shows_its_lines() {
        ranWith = Optional.of(DEFINITION.text() + "guards: { max-removed: 20% }\n");

        assertThat(page(details(CohortState.IN_SYNC, month()), Visitor.LOOPBACK))
                .contains("The definition has changed since: preview it before the next import.")
                .contains("1 line differs from the last import.", "guards: { max-removed: 20% }", "d-gone");
    }

    @Test
    void a_definition_that_cannot_be_read_shows_each_mistake_with_its_line() {
        errors = List.of(new DefinitionError(
                "lapsed-90.yaml", 7, "datasorce", "“datasorce” is not a field", "did you mean “datasource”?"));

        assertThat(page(details(CohortState.INVALID, month()), Visitor.LOOPBACK))
                .contains("<b>Line 7.</b> “datasorce” is not a field; did you mean “datasource”?", "stays in force");
    }

    @Test
    void older_imports_stay_as_they_are_while_they_are_read() {
        CohortDetails newest = details(CohortState.IN_SYNC, month());

        assertThat(page(newest, Visitor.LOOPBACK)).contains("data-live=\"/live/cohorts/lapsed-90\"");
        assertThat(page(before(newest), Visitor.LOOPBACK))
                .doesNotContain("data-live")
                .contains("Newest imports");
    }

    @Test
    void what_is_live_is_found_on_the_page_by_its_id() {
        CohortDetails details = details(CohortState.IMPORTING, List.of(ImportSamples.running()));
        String html = page(details, Visitor.LOOPBACK);

        assertThat(CohortPages.parts(details, pages, Visitor.LOOPBACK))
                .hasSize(4)
                .allSatisfy(part -> {
                    assertThat(html).contains("id=\"" + part.id() + "\"");
                    assertThat(part.html().get()).contains("id=\"" + part.id() + "\"");
                });
    }

    private String page(CohortDetails details, Visitor visitor) {
        return CohortPages.page(details, pages.seenBy(visitor), visitor, Optional.empty());
    }

    private static Visitor visitor(Role role) {
        return new Visitor(Optional.of(new Actor(ActorKind.USER, role.word(), role)), Optional.of("token"));
    }

    /** Thirty mornings, the last one today; on 18 November the source did not answer. */
    private static List<Import> month() {
        List<Import> imports = new ArrayList<>();
        imports.add(ImportSamples.lapsed());
        for (int days = 1; days < 30; days++) {
            Import of = ImportSamples.of(
                    "lapsed-90",
                    "Lapsed 90 days",
                    days == 5 ? ImportState.FAILED : ImportState.SUCCEEDED,
                    "07:00",
                    days == 5 ? "07:00:12" : "07:01",
                    days == 5
                            ? new CountsOf().before(183_378 - 300L * 4 - 300).build()
                            : new CountsOf()
                                    .rows(184_000)
                                    .before(183_378 - 300L * days)
                                    .added(700)
                                    .removed(400)
                                    .changes(1_100, 1_100)
                                    .build());
            imports.add(earlier(
                    days == 5
                            ? ImportSamples.with(
                                    of,
                                    "default",
                                    FailureKind.SOURCE,
                                    "The source database did not answer within 10 s.")
                            : of,
                    days));
        }
        return imports;
    }

    private static Import earlier(Import it, int days) {
        Duration ago = Duration.ofDays(days);
        return new Import(
                4_179 - days,
                it.cohort(),
                it.name(),
                it.workspace(),
                it.trigger(),
                it.by(),
                it.file(),
                it.state(),
                it.why(),
                it.fault(),
                it.queuedAt().minus(ago),
                it.startedAt().map(at -> at.minus(ago)),
                it.finishedAt().map(at -> at.minus(ago)),
                it.counts(),
                it.rejects(),
                it.waiting());
    }

    private CohortDetails details(CohortState state, List<Import> newest) {
        long present = newest.isEmpty() ? 0 : newest.get(0).counts().presentAfter();
        CohortSummary line = new CohortSummary(
                "lapsed-90",
                "Lapsed 90 days",
                "default",
                SourceKind.SQL,
                present,
                state,
                state,
                newest.stream().findFirst(),
                Optional.empty(),
                context(DEFINITION).with(rightOn(daysAgo(1, "07:01"))),
                Optional.empty(),
                List.of());
        Optional<CohortEntry> ledger = imported
                ? Optional.of(new CohortEntry(
                        new Target(1, "lapsed-90", workspace, "https://rest.example.com", "muster"),
                        daysAgo(200, "07:00"),
                        Optional.of("Lapsed 90 days"),
                        present,
                        "",
                        paused,
                        state == CohortState.RETIRED,
                        behind))
                : Optional.empty();
        return new CohortDetails(
                line,
                DEFINITION,
                ledger,
                newest,
                newest.subList(0, Math.min(20, newest.size())),
                false,
                newest.size() < 20
                        ? new CohortTotals.Older(0, Optional.empty())
                        : new CohortTotals.Older(211, Optional.of(daysAgo(211, "07:00"))),
                ranWith,
                190_000,
                Optional.empty(),
                CohortDefinition.Further.NOBODY,
                Optional.empty(),
                Optional.empty(),
                errors,
                Optional.empty(),
                false);
    }

    private static CohortDetails before(CohortDetails it) {
        return new CohortDetails(
                it.line(),
                it.definition(),
                it.ledger(),
                it.newest(),
                it.newest().subList(20, 30),
                true,
                it.older(),
                it.ranWith(),
                it.largest(),
                it.schedule(),
                it.further(),
                it.lastFile(),
                it.place(),
                it.errors(),
                it.wrongText(),
                it.stopped());
    }

    private static String group(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
