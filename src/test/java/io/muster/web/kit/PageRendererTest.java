package io.muster.web.kit;

import static io.muster.imports.ImportSamples.CLOCK;
import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.daysAgo;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.plain;
import static io.muster.imports.ImportSamples.rightOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.Counts;
import io.muster.imports.CountsOf;
import io.muster.imports.Import;
import io.muster.imports.ImportSamples;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.imports.ImportAction;
import io.muster.web.imports.ImportPages;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fast")
class PageRendererTest {

    private static final ImportContext CONTEXT = context(definition("a", "A"));

    private final PageRenderer pages = new PageRenderer(Phrases.english(), CLOCK);

    static Stream<Import> everyState() {
        return Stream.of(
                ImportSamples.of("a", "A", ImportState.QUEUED, "13:00", "13:00", Counts.NONE),
                ImportSamples.running(),
                ImportSamples.with(
                        ImportSamples.running(), new CountsOf().rows(12_000).build()),
                ImportSamples.lapsed(),
                ImportSamples.unchanged(),
                ImportSamples.churn(),
                ImportSamples.refused(),
                ImportSamples.held(),
                ImportSamples.failed(),
                ImportSamples.stopped(),
                ImportSamples.cancelled(),
                ImportSamples.skipped());
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void every_state_has_a_page_that_a_strict_content_policy_allows(Import it) {
        String html = new ImportPages(pages).page(it, CONTEXT, EnumSet.allOf(ImportAction.class));

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
        String html = new ImportPages(pages).page(ImportSamples.named(ImportSamples.lapsed(), "<b>VIP</b>"), CONTEXT);

        assertThat(html).contains("&lt;b&gt;VIP&lt;/b&gt;").doesNotContain("<b>VIP");
    }

    @Test
    void a_finished_import_shows_its_figures_and_why_rows_were_left_out() {
        String html = plain(new ImportPages(pages).page(ImportSamples.lapsed(), CONTEXT));

        assertThat(html)
                .contains(
                        "<b>In sync since 07:01 today.</b> Braze accepted every change of this morning’s import; 37 rows were"
                                + " skipped.",
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
        Import one = ImportSamples.with(
                ImportSamples.with(
                        ImportSamples.lapsed(),
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
                .contains("1 row read<", "1 member; 1 row skipped", "1 to add, 0 to remove", "with 1 request<")
                .doesNotContain("1 rows", "1 members", "1 changes to", "1 requests");
    }

    @Test
    void refused_keys_show_the_four_causes_and_no_import_button() {
        String html = new ImportPages(pages).page(ImportSamples.stopped(), CONTEXT.with(rightOn(daysAgo(1, "06:31"))));

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
        String offered =
                plain(new ImportPages(pages).page(ImportSamples.churn(), CONTEXT, EnumSet.of(ImportAction.APPROVE)));

        assertThat(offered)
                .contains(
                        "May 4,210 members be removed?",
                        "They are 38.0 % of the 11,076 members before this import; the limit is 30 %.",
                        "Approve up to 4,210 removals",
                        "Back",
                        "The offer ends tomorrow 07:03");
        assertThat(new ImportPages(pages).page(ImportSamples.churn(), CONTEXT)).doesNotContain("/approve");
    }

    @Test
    void refused_identifiers_are_counted_once() {
        String html = new ImportPages(pages)
                .page(ImportSamples.with(ImportSamples.refused(), Map.of("REFUSED", 3L)), CONTEXT);

        assertThat(html).containsOnlyOnce("refused by Braze");
    }

    @Test
    void a_running_import_shows_how_far_it_is() {
        String html =
                plain(new ImportPages(pages).page(ImportSamples.running(), CONTEXT, EnumSet.of(ImportAction.CANCEL)));

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
