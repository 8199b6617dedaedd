package io.muster.page;

import static io.muster.history.Sample.CLOCK;
import static io.muster.history.Sample.context;
import static io.muster.history.Sample.daysAgo;
import static io.muster.history.Sample.definition;
import static io.muster.history.Sample.plain;
import static io.muster.history.Sample.rightOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.history.Context;
import io.muster.history.Counts;
import io.muster.history.CountsOf;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import io.muster.history.Sample;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {

    private static final Context CONTEXT = context(definition("a", "A"));

    private final Pages pages = new Pages(Phrases.english(), CLOCK);

    static Stream<Import> everyState() {
        return Stream.of(
                Sample.of("a", "A", ImportState.QUEUED, "13:00", "13:00", Counts.NONE),
                Sample.running(),
                Sample.with(Sample.running(), new CountsOf().rows(12_000).build()),
                Sample.lapsed(),
                Sample.unchanged(),
                Sample.churn(),
                Sample.refused(),
                Sample.held(),
                Sample.failed(),
                Sample.stopped(),
                Sample.cancelled(),
                Sample.skipped());
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void every_state_has_a_page_that_a_strict_content_policy_allows(Import it) {
        String html = new ImportPages(pages).page(it, CONTEXT, EnumSet.allOf(Action.class));

        assertThat(html)
                .startsWith("<!doctype html>")
                .doesNotContain("style=", "<style", "<script>", "onclick", "javascript:", "{0}", "null", "Optional[");
        assertThat(html).containsOnlyOnce("<h1>").contains("href=\"/assets/muster.css\"");
        assertThat(html.split("btn go", -1).length).as("filled buttons").isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void an_open_page_is_kept_up_to_date(Import it) {
        assertThat(new ImportPages(pages).page(it, CONTEXT))
                .contains(
                        "data-live=\"/live/imports/" + it.id() + "\"",
                        "id=\"import-head\"",
                        "id=\"step-deliver\"",
                        "id=\"import-said\"");
    }

    @Test
    void names_are_escaped() {
        String html = new ImportPages(pages).page(Sample.named(Sample.lapsed(), "<b>VIP</b>"), CONTEXT);

        assertThat(html).contains("&lt;b&gt;VIP&lt;/b&gt;").doesNotContain("<b>VIP");
    }

    @Test
    void a_finished_import_shows_its_figures_and_why_rows_were_left_out() {
        String html = plain(new ImportPages(pages).page(Sample.lapsed(), CONTEXT));

        assertThat(html)
                .contains(
                        "<b>Right since 07:01 today.</b> Braze accepted every change of this morning’s import; 37 rows were"
                                + " left out.",
                        "183,378",
                        "+1,310",
                        "−482",
                        "184,206",
                        "no identifier",
                        "device of an identified person",
                        "1 min 12 s",
                        "by its schedule",
                        "Times are Europe/Paris.",
                        "action=\"/cohorts/lapsed-90/imports\"",
                        "aria-label=\"Import to Braze: Lapsed 90 days\"");
    }

    @Test
    void one_row_is_not_called_rows() {
        Import one = Sample.with(
                Sample.with(
                        Sample.lapsed(),
                        new CountsOf()
                                .rows(1)
                                .members(1)
                                .rejected(1)
                                .requests(1)
                                .added(1)
                                .changes(1, 1)
                                .build()),
                Map.of("NO_IDENTIFIER", 1L));

        assertThat(new ImportPages(pages).page(one, CONTEXT))
                .contains("1 row read<", "1 member; 1 row left out", "1 to add, 0 to remove", "with 1 request<")
                .doesNotContain("1 rows", "1 members", "1 changes to", "1 requests");
    }

    @Test
    void refused_keys_show_the_four_causes_and_no_import_button() {
        String html = new ImportPages(pages).page(Sample.stopped(), CONTEXT.with(rightOn(daysAgo(1, "06:31"))));

        assertThat(html)
                .contains(
                        "It is one of four causes",
                        "The data import key is wrong or was invalidated",
                        "Braze accepted it until yesterday 06:31.",
                        "The workspace is on another cluster",
                        "Muster is not enabled for this workspace",
                        "The partner key is wrong",
                        "most likely")
                .doesNotContain("/imports\"><button");
    }

    @Test
    void an_approval_says_its_number_and_is_offered_only_where_it_is_taken() {
        String offered = plain(new ImportPages(pages).page(Sample.churn(), CONTEXT, EnumSet.of(Action.APPROVE)));

        assertThat(offered)
                .contains(
                        "May 4,210 members be removed?",
                        "They are 38.0 % of the 11,076 members before this import; the limit is 30 %.",
                        "Approve up to 4,210 removals",
                        "Leave them parked",
                        "The offer ends tomorrow 07:03");
        assertThat(new ImportPages(pages).page(Sample.churn(), CONTEXT)).doesNotContain("/approve");
    }

    @Test
    void refused_identifiers_are_counted_once() {
        String html = new ImportPages(pages).page(Sample.with(Sample.refused(), Map.of("REFUSED", 3L)), CONTEXT);

        assertThat(html).containsOnlyOnce("refused by Braze");
    }

    @Test
    void a_running_import_shows_how_far_it_is() {
        String html = plain(new ImportPages(pages).page(Sample.running(), CONTEXT, EnumSet.of(Action.CANCEL)));

        assertThat(html)
                .contains(
                        "<h1>Newsletter readers: 62 % delivered</h1>",
                        "aria-valuenow=\"62\"", "770,791 of 1,243,212 changes accepted by Braze", "/cancel");
    }

    @Test
    void what_is_not_there_is_said_in_a_sentence() {
        assertThat(pages.notFound("There is no import 99 <here>."))
                .contains("<h1>Not here</h1>", "There is no import 99 &lt;here&gt;.");
    }
}
