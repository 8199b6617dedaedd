package io.muster.web.cohorts;

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
import io.muster.definition.DefinitionReader;
import io.muster.definition.ReadResult;
import io.muster.imports.CohortState;
import io.muster.imports.Import;
import io.muster.imports.ImportSamples;
import io.muster.imports.query.MemberCountTrend;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.schedule.ScheduleCalendar;
import io.muster.web.cohorts.CohortSummary.SourceKind;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.Visitor;
import io.muster.web.schedule.ScheduleTiming;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fast")
class CohortsPageTest {

    private final PageRenderer pages = new PageRenderer(Phrases.english(), CLOCK);

    private static final FirstCohortSetup SETUP =
            new FirstCohortSetup(Path.of("config", "cohorts"), Path.of("data", "inbox"), List.of("default"));

    private String page(List<CohortSummary> cohorts) {
        return page(cohorts, CohortQuery.ALL);
    }

    private String page(List<CohortSummary> cohorts, CohortQuery choice) {
        return new CohortListPages(pages).page(cohorts, List.of(), choice, SETUP);
    }

    static CohortSummary line(String name, CohortState state, Optional<Import> last, Optional<Reason> problem) {
        String id = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new CohortSummary(
                id,
                name,
                "uk",
                SourceKind.SQL,
                last.map(it -> it.counts().presentAfter()).orElse(0L),
                state,
                state,
                last,
                problem,
                context(definition(id, name)).with(rightOn(daysAgo(1, "06:31"))),
                Optional.of(new ScheduleTiming(
                        ScheduleCalendar.of(new Schedule(Map.of("daily", "07:00")), id, ZoneOffset.UTC), false)),
                last.map(it -> List.of(new MemberCountTrend.Size(daysAgo(30, "07:00"), 177_000)))
                        .orElse(List.of()));
    }

    static CohortSummary right(String name) {
        return line(
                name,
                CohortState.IN_SYNC,
                Optional.of(ImportSamples.named(ImportSamples.lapsed(), name)),
                Optional.empty());
    }

    static List<CohortSummary> twelve() {
        List<CohortSummary> lines = new ArrayList<>();
        lines.add(line("Win-back Nordics", CohortState.NEVER, Optional.empty(), Optional.empty()));
        for (String name :
                List.of("App installed", "Cart left behind", "Do not contact", "Lapsed 90 days", "Store visitors")) {
            lines.add(right(name));
        }
        for (String name : List.of("Newsletter readers", "Black Friday", "VIP customers")) {
            lines.add(line(name, CohortState.IMPORTING, Optional.of(ImportSamples.running()), Optional.empty()));
        }
        lines.add(line("Trial users UK", CohortState.STOPPED, Optional.of(ImportSamples.stopped()), Optional.empty()));
        lines.add(line(
                "Loyalty gold",
                CohortState.PAUSED,
                Optional.of(ImportSamples.unchanged()),
                Optional.of(Reason.of(ReasonCode.PAUSED_WHY, "data-team", "points table is being rebuilt"))));
        lines.add(line("Churn risk", CohortState.PARKED, Optional.of(ImportSamples.churn()), Optional.empty()));
        return lines;
    }

    @Test
    void all_are_right() {
        assertThat(page(List.of(right("A"), right("B")))).contains("<h1>All 2 cohorts are in sync.</h1>");
        assertThat(page(List.of(right("A")))).contains("<h1>Your cohort is in sync.</h1>");
    }

    @Test
    void some_need_you() {
        assertThat(page(twelve()))
                .contains(
                        "<h1>2 of 12 cohorts need attention.</h1>",
                        "The other 10 are as they should be: 5 in sync, 3 importing, 1 paused, 1 never imported.");
    }

    @Test
    void cohorts_stand_by_need_and_then_by_name() {
        assertThat(page(twelve()))
                .containsSubsequence(
                        "Needs attention",
                        "Churn risk",
                        "Trial users UK",
                        "Importing",
                        "Black Friday",
                        "Newsletter readers",
                        "In sync",
                        "App installed",
                        "Store visitors",
                        "Never imported",
                        "Win-back Nordics",
                        "Paused",
                        "Loyalty gold");
    }

    @Test
    void a_line_says_its_state_and_leads_to_its_cohort() {
        String html = plain(page(twelve()));

        assertThat(html)
                .contains(
                        "<a href=\"/cohorts/lapsed-90-days\">Lapsed 90 days</a>",
                        "<b>In sync.</b> 37 rows skipped.",
                        "<b>Stopped.</b> Braze refused the keys of workspace uk. Braze still holds Sunday’s members.",
                        "<b>Paused.</b> By data-team: “points table is being rebuilt”. Braze keeps Sunday’s members.",
                        "<b>Never imported.</b> Valid",
                        "action=\"/cohorts/lapsed-90-days/imports\"",
                        "aria-label=\"Import to Braze: Lapsed 90 days\"")
                .doesNotContain("/cohorts/trial-users-uk/imports");
    }

    @ParameterizedTest
    @EnumSource(CohortState.class)
    void every_state_has_its_words_even_without_an_import(CohortState state) {
        String html = page(List.of(line("<i>A</i>", state, Optional.empty(), Optional.empty())));

        assertThat(html)
                .contains("&lt;i&gt;A&lt;/i&gt;")
                .doesNotContain("<i>A", "null", "{0}", "style=", "<script>", "<b></b>");
    }

    @Test
    void a_skipped_import_leaves_the_cohort_as_it_was() {
        CohortSummary skipped =
                line("Store", CohortState.IN_SYNC, Optional.of(ImportSamples.skipped()), Optional.empty());

        assertThat(page(List.of(skipped)))
                .contains(
                        "<b>In sync.</b> The 14:00 import was skipped: the file is the same as before, byte for byte.");
    }

    @Test
    void a_wrong_definition_is_told_with_its_line() {
        CohortSummary wrong = line(
                "lapsed-90",
                CohortState.INVALID,
                Optional.empty(),
                Optional.of(Reason.uncoded("Line 7: “datasorce” is not a field; did you mean “datasource”?")));

        assertThat(page(List.of(wrong)))
                .contains("<b>Invalid definition.</b> Line 7: “datasorce” is not a field; did you mean “datasource”?"
                        + " The last valid definition stays in force.");
    }

    @Test
    void without_a_cohort_the_page_says_how_to_make_the_first() {
        assertThat(page(List.of()))
                .contains(
                        "No cohort yet. One file makes the first.",
                        "config/cohorts/vip.yaml",
                        "cohort: vip",
                        "daily: \"07:00\"",
                        "data/inbox/churn");
    }

    @Test
    void an_example_of_a_definition_is_one_that_can_be_read() {
        FirstSteps first = FirstSteps.of(SETUP, Phrases.english());

        assertThat(new DefinitionReader().read("vip.yaml", first.query()))
                .isInstanceOf(ReadResult.ValidDefinition.class);
        assertThat(new DefinitionReader().read("churn.yaml", first.file()))
                .isInstanceOf(ReadResult.ValidDefinition.class);
    }

    @Test
    void without_a_workspace_called_default_the_example_names_one() {
        FirstCohortSetup eu = new FirstCohortSetup(Path.of("config"), Path.of("inbox"), List.of("eu", "uk"));

        assertThat(FirstSteps.of(eu, Phrases.english()).query()).contains("\nworkspace: eu\n");
    }

    @Test
    void a_choice_hides_what_is_not_asked_for_and_says_how_many_there_are() {
        String html = page(twelve(), new CohortQuery(CohortFilter.NEED, ""));

        assertThat(html)
                .contains("value=\"need\" checked", "<span class=\"n\" id=\"n-need\">2</span>")
                .contains(
                        "id=\"n-all\">12<",
                        "id=\"n-importing\">3<",
                        "id=\"n-in-sync\">5<",
                        "id=\"n-paused\">1<",
                        "id=\"n-never\">1<");
        assertThat(shown(html)).containsExactly("churn-risk", "trial-users-uk");
    }

    @Test
    void a_search_finds_parts_of_names_and_ids_in_any_case() {
        assertThat(shown(page(twelve(), new CohortQuery(CohortFilter.ALL, "LAPSED 9"))))
                .containsExactly("lapsed-90-days");
        assertThat(shown(page(twelve(), new CohortQuery(CohortFilter.ALL, "lapsed-9"))))
                .containsExactly("lapsed-90-days");
        assertThat(shown(page(twelve(), new CohortQuery(CohortFilter.NEED, "lapsed"))))
                .isEmpty();
    }

    @Test
    void what_is_searched_for_is_text_and_never_markup() {
        String html = page(twelve(), CohortQuery.of(Optional.of("no such"), Optional.of("\"><b>x")));

        assertThat(html).contains("value=\"all\" checked").doesNotContain("<b>x");
    }

    @Test
    void each_state_offers_the_one_thing_to_do() {
        String html = page(twelve());

        assertThat(html)
                .contains(
                        "Review<span class=\"vh\"> Churn risk",
                        "See causes<span class=\"vh\"> Trial users UK",
                        "action=\"/cohorts/loyalty-gold/resume\"",
                        "href=\"/cohorts/win-back-nordics/preview\"");
    }

    @Test
    void a_viewer_sees_no_button_that_would_be_refused() {
        Visitor viewer = new Visitor(Optional.of(new Actor(ActorKind.USER, "ana", Role.VIEWER)), Optional.of("token"));

        assertThat(new CohortListPages(pages.seenBy(viewer)).page(twelve(), List.of(), CohortQuery.ALL, SETUP))
                .doesNotContain("btn icon", "/resume\"")
                .contains("Review<span");
    }

    @Test
    void a_size_is_drawn_over_thirty_days_and_said_in_a_sentence() {
        assertThat(plain(page(List.of(right("A")))))
                .contains("aria-label=\"184,206, up 4 % in 30 days\"", "d=\"M0.0 25.0 L96.0 3.0\"");
    }

    @Test
    void a_file_that_was_never_read_has_a_line_without_a_link() {
        CohortSummary unread = new CohortSummary(
                "vip.yaml",
                "vip.yaml",
                "",
                SourceKind.SQL,
                0,
                CohortState.INVALID,
                CohortState.INVALID,
                Optional.empty(),
                Optional.of(Reason.uncoded("Line 2: “sorce” is not a field.")),
                io.muster.imports.query.ImportContext.of(CLOCK, Optional.empty()),
                Optional.empty(),
                List.of());

        assertThat(page(List.of(unread)))
                .contains(
                        "<span class=\"name\">vip.yaml</span>",
                        "Line 2: “sorce” is not a field. Nothing is imported by it until it is mended.")
                .doesNotContain("/cohorts/vip.yaml");
    }

    @Test
    void a_stopped_workspace_is_told_once_and_its_cohorts_stand_as_they_were() {
        List<CohortSummary> lines = new ArrayList<>();
        for (CohortSummary line : twelve()) {
            lines.add(halted(line));
        }

        String html = plain(page(lines));

        assertThat(html)
                .contains("<h1>Workspace uk is stopped.</h1>", "href=\"/workspaces\">See why, and what to do</a>")
                .containsSubsequence(
                        "Needs attention", "Churn risk", "Trial users UK", "In sync", "App installed", "Paused")
                .doesNotContain("cohorts need attention.");
        assertThat(html.split("class=\"who s-bad\"", -1)).as("rows in red").hasSize(2);
        assertThat(html).as("a button that would be refused").doesNotContain("btn icon");
    }

    private static CohortSummary halted(CohortSummary line) {
        return new CohortSummary(
                line.cohort(),
                line.name(),
                line.workspace(),
                line.source(),
                line.present(),
                CohortState.STOPPED,
                line.own(),
                line.lastImport(),
                Optional.of(Reason.uncoded("Braze refused the keys (401).")),
                line.context(),
                line.timing(),
                line.trail());
    }

    private static List<String> shown(String html) {
        return Pattern.compile("<tr class=\"row\" role=\"row\" id=\"cohort-([^\"]+)\"([^>]*)>")
                .matcher(html)
                .results()
                .filter(row -> !row.group(2).contains(" hidden"))
                .map(row -> row.group(1))
                .toList();
    }
}
