package io.muster.page;

import static io.muster.history.Sample.CLOCK;
import static io.muster.history.Sample.context;
import static io.muster.history.Sample.daysAgo;
import static io.muster.history.Sample.definition;
import static io.muster.history.Sample.plain;
import static io.muster.history.Sample.rightOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.history.CohortState;
import io.muster.history.Import;
import io.muster.history.Phrases;
import io.muster.history.Sample;
import io.muster.page.CohortLine.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CohortsPageTest {

    private final Pages pages = new Pages(Phrases.english(), CLOCK);

    static CohortLine line(String name, CohortState state, Optional<Import> last, Optional<String> problem) {
        String id = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new CohortLine(
                id,
                name,
                "uk",
                SourceKind.SQL,
                last.map(it -> it.counts().presentAfter()).orElse(0L),
                state,
                last,
                problem,
                context(definition(id, name)).with(rightOn(daysAgo(1, "06:31"))));
    }

    static CohortLine right(String name) {
        return line(name, CohortState.RIGHT, Optional.of(Sample.named(Sample.lapsed(), name)), Optional.empty());
    }

    static List<CohortLine> twelve() {
        List<CohortLine> lines = new ArrayList<>();
        lines.add(line("Win-back Nordics", CohortState.NEVER, Optional.empty(), Optional.empty()));
        for (String name :
                List.of("App installed", "Cart left behind", "Do not contact", "Lapsed 90 days", "Store visitors")) {
            lines.add(right(name));
        }
        for (String name : List.of("Newsletter readers", "Black Friday", "VIP customers")) {
            lines.add(line(name, CohortState.WORKING, Optional.of(Sample.running()), Optional.empty()));
        }
        lines.add(line("Trial users UK", CohortState.STOPPED, Optional.of(Sample.stopped()), Optional.empty()));
        lines.add(line(
                "Loyalty gold",
                CohortState.PAUSED,
                Optional.of(Sample.unchanged()),
                Optional.of("By data-team: “points table is being rebuilt”.")));
        lines.add(line("Churn risk", CohortState.PARKED, Optional.of(Sample.churn()), Optional.empty()));
        return lines;
    }

    @Test
    void all_are_right() {
        assertThat(pages.cohortsPage(List.of(right("A"), right("B")))).contains("<h1>All 2 cohorts are right.</h1>");
        assertThat(pages.cohortsPage(List.of(right("A")))).contains("<h1>Your cohort is right.</h1>");
    }

    @Test
    void some_need_you() {
        assertThat(pages.cohortsPage(twelve()))
                .contains(
                        "<h1>2 of 12 cohorts need you.</h1>",
                        "The other 10 are as they should be: 5 right, 3 being updated now, 1 paused, 1 never imported.");
    }

    @Test
    void cohorts_stand_by_need_and_then_by_name() {
        assertThat(pages.cohortsPage(twelve()))
                .containsSubsequence(
                        "Need you",
                        "Churn risk",
                        "Trial users UK",
                        "Being updated",
                        "Black Friday",
                        "Newsletter readers",
                        "Right",
                        "App installed",
                        "Store visitors",
                        "At rest",
                        "Loyalty gold",
                        "Win-back Nordics");
    }

    @Test
    void a_line_says_its_state_and_leads_to_the_last_import() {
        String html = plain(pages.cohortsPage(twelve()));

        assertThat(html)
                .contains(
                        "<a href=\"/imports/4179\">Lapsed 90 days</a>",
                        "<b>Right.</b> 37 rows left out.",
                        "<b>Stopped.</b> Braze refused the keys of workspace uk. Braze still holds Sunday’s members.",
                        "<b>Paused.</b> By data-team: “points table is being rebuilt”. Braze keeps Sunday’s members.",
                        "<b>Never imported.</b> Valid",
                        "action=\"/cohorts/lapsed-90-days/imports\"",
                        "aria-label=\"Import Lapsed 90 days to Braze\"")
                .doesNotContain("/cohorts/trial-users-uk/imports");
    }

    @ParameterizedTest
    @EnumSource(CohortState.class)
    void every_state_has_its_words_even_without_an_import(CohortState state) {
        String html = pages.cohortsPage(List.of(line("<i>A</i>", state, Optional.empty(), Optional.empty())));

        assertThat(html)
                .contains("&lt;i&gt;A&lt;/i&gt;")
                .doesNotContain("<i>A", "null", "{0}", "style=", "<script>", "<b></b>");
    }

    @Test
    void a_skipped_import_leaves_the_cohort_as_it_was() {
        CohortLine skipped = line("Store", CohortState.RIGHT, Optional.of(Sample.skipped()), Optional.empty());

        assertThat(pages.cohortsPage(List.of(skipped)))
                .contains("<b>Right.</b> The 14:00 import was skipped: same file as before.");
    }

    @Test
    void a_wrong_definition_is_told_with_its_line() {
        CohortLine wrong = line(
                "lapsed-90",
                CohortState.INVALID,
                Optional.empty(),
                Optional.of("Line 7: “datasorce” is not a field; did you mean “datasource”?"));

        assertThat(pages.cohortsPage(List.of(wrong)))
                .contains("<b>Cannot be read.</b> Line 7: “datasorce” is not a field; did you mean “datasource”?"
                        + " The last valid definition stays in force.");
    }

    @Test
    void without_a_cohort_the_page_says_how_to_make_the_first() {
        assertThat(pages.cohortsPage(List.of())).contains("No cohort yet. One file makes the first.", "cohort: vip");
    }
}
