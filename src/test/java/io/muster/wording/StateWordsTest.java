package io.muster.wording;

import static io.muster.imports.ImportSamples.CLOCK;
import static io.muster.imports.ImportSamples.NOW;
import static io.muster.imports.ImportSamples.cancelledBy;
import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.daysAgo;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.fileDefinition;
import static io.muster.imports.ImportSamples.plain;
import static io.muster.imports.ImportSamples.rightOn;
import static io.muster.imports.ImportSamples.today;
import static io.muster.imports.ImportSamples.waiting;
import static io.muster.imports.ImportSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.Counts;
import io.muster.imports.CountsOf;
import io.muster.imports.Import;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.ImportSamples;
import io.muster.imports.ImportState;
import io.muster.imports.Trigger;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of states in the page's design, word for word. */
@Tag("fast")
class StateWordsTest {

    private final ImportWording words = new ImportWording(Phrases.english());

    @Test
    void a_right_import_says_how_many_rows_were_left_out() {
        Wording said = words.of(ImportSamples.lapsed(), context(definition("lapsed-90", "Lapsed 90 days")));

        assertThat(plain(said.list())).isEqualTo("In sync. 37 rows skipped.");
        assertThat(plain(said.page()))
                .isEqualTo("In sync since 07:01 today. Braze accepted every change of this morning’s import;"
                        + " 37 rows were skipped.");
        assertThat(said.subject()).isEqualTo("Lapsed 90 days: 1,310 added, 482 removed");
    }

    @Test
    void one_row_was_left_out() {
        Import one = with(
                with(
                        ImportSamples.lapsed(),
                        new CountsOf().rows(10).rejected(1).added(1).build()),
                Map.of("NO_IDENTIFIER", 1L));
        Wording said = words.of(one, ImportContext.of(CLOCK, Optional.empty()));

        assertThat(said.list()).hasToString("In sync. 1 row skipped: no identifier.");
        assertThat(said.page().rest()).endsWith("; 1 row was skipped.");
    }

    @Test
    void nothing_to_do_is_no_change() {
        Wording said = words.of(ImportSamples.unchanged(), context(definition("app", "App installed, no order")));

        assertThat(said.list()).hasToString("In sync. No change.");
        assertThat(said.page()).hasToString("In sync since 12:00 today. The source had not changed; nothing was sent.");
        assertThat(said.subject()).isEqualTo("App installed, no order: no change");
    }

    @Test
    void a_right_file_cohort_waits_for_a_file() {
        Import saturday = ImportSamples.of(
                "store-visitors",
                "Store visitors",
                ImportState.SUCCEEDED,
                "12:00",
                "12:01",
                new CountsOf().added(1_204).removed(518).build());
        Import it = new Import(
                1,
                saturday.cohort(),
                saturday.name(),
                "default",
                Trigger.FILE,
                Optional.empty(),
                Optional.of("a.csv"),
                saturday.state(),
                Reason.NONE,
                saturday.fault(),
                daysAgo(2, "18:12"),
                Optional.of(daysAgo(2, "18:12")),
                Optional.of(daysAgo(2, "18:13")),
                saturday.counts(),
                Map.of(),
                Optional.empty());
        Wording said = words.of(it, context(fileDefinition("store-visitors", "Store visitors", FileContents.MEMBERS)));

        assertThat(said.list()).hasToString("In sync, waiting for a file. The last one came on Saturday.");
        assertThat(said.page().rest()).endsWith("The next one goes into inbox/store-visitors.");
    }

    @Test
    void a_queued_import_names_the_one_before_it() {
        Import it = ImportSamples.of("a", "A", ImportState.QUEUED, "13:00", "13:00", Counts.NONE);
        var behind = new ImportContext.Present(Optional.of(4183L), Optional.empty(), Optional.empty());

        assertThat(words.of(it, ImportContext.of(CLOCK, Optional.empty()).with(behind))
                        .list())
                .hasToString("Next in line. Starts when import 4183 has ended.");
    }

    @Test
    void a_running_import_says_how_much_is_delivered_and_about_how_long_it_takes() {
        var pace = new ImportContext.Present(Optional.empty(), Optional.of(NOW.minusSeconds(64)), Optional.empty());
        Wording said = words.of(
                ImportSamples.running(),
                context(definition("newsletter", "Newsletter readers")).with(pace));

        assertThat(plain(said.list())).isEqualTo("Importing. 62 % delivered, about 40 s left.");
        assertThat(plain(said.heading())).isEqualTo("Newsletter readers: 62 % delivered");
        assertThat(plain(said.page()))
                .isEqualTo("About 40 seconds left. Started at 13:40:00 by hand, crm-team."
                        + " You can leave this page; a mail follows.");
    }

    @Test
    void without_a_pace_no_time_left_is_made_up() {
        Wording said = words.of(ImportSamples.running(), ImportContext.of(CLOCK, Optional.empty()));

        assertThat(plain(said.list())).isEqualTo("Importing. 62 % delivered.");
        assertThat(plain(said.page())).isEqualTo("Importing. Started at 13:40:00 by hand, crm-team.");
    }

    @Test
    void a_settling_import_counts_down() {
        Import it = waiting(
                with(ImportSamples.running(), new CountsOf().changes(110, 96).build()),
                WaitCause.SETTLING,
                NOW.plusSeconds(41));
        var one = new ImportContext.Present(Optional.empty(), Optional.empty(), Optional.of(1L));

        assertThat(plain(words.of(it, ImportContext.of(CLOCK, Optional.empty()).with(one))
                        .list()))
                .isEqualTo(
                        "Waiting to confirm. One request went unanswered; 14 changes wait 41 s so that the last word counts.");
    }

    @Test
    void a_used_up_limit_says_until_when() {
        Import it = waiting(
                with(ImportSamples.running(), new CountsOf().changes(100, 59).build()),
                WaitCause.BRAZE_LIMIT,
                today("14:00"));
        Wording said = words.of(it, ImportContext.of(CLOCK, Optional.empty()));

        assertThat(plain(said.list()))
                .isEqualTo("Waiting for Braze until 14:00. The hour’s requests are used up; it goes on by itself."
                        + " 59 % delivered.");
        assertThat(said.subject()).isEqualTo("Newsletter readers: waits for Braze until 14:00");
    }

    @Test
    void parked_removals_wait_for_a_person() {
        Wording said = words.of(ImportSamples.churn(), context(definition("churn", "Churn risk")));

        assertThat(plain(said.list()))
                .isEqualTo("Removals awaiting approval. 4,210 of 11,076 would leave, over the 30 % limit."
                        + " The 162 who joined are in.");
        assertThat(said.heading()).isEqualTo("Churn risk: 4,210 removals await approval");
        assertThat(said.page())
                .hasToString("Partly imported, today 07:03. The 162 who joined are in Braze."
                        + " The 4,210 who left are still in the cohort and can still be messaged.");
        assertThat(said.subject()).isEqualTo("Churn risk: 4,210 removals await your approval");
        assertThat(said.tone()).isEqualTo(Tone.NEED);
    }

    @Test
    void parked_joins_wait_for_a_person_too() {
        Import it = with(
                ImportSamples.churn(),
                new CountsOf().before(100).parkedAdds(61_377).removed(1).build());
        Wording said = words.of(it, context(definition("churn", "Churn risk")));

        assertThat(plain(said.list()))
                .isEqualTo(
                        "Additions awaiting approval. 61,377 would join 100, over the 50 % limit. The 1 who left is out.");
        assertThat(said.subject()).isEqualTo("Churn risk: 61,377 additions await your approval");
    }

    @Test
    void a_loss_over_a_week_is_told_as_such() {
        Import it = with(
                ImportSamples.churn(),
                new CountsOf().before(1_000).parkedRemoves(90).build());

        assertThat(plain(
                        words.of(it, context(definition("churn", "Churn risk"))).list()))
                .isEqualTo(
                        "Removals awaiting approval. 90 of 1,000 would leave; with the last 7 days that is over the 30 % limit.");
    }

    @Test
    void refused_identifiers_leave_the_cohort_nearly_right() {
        Wording said = words.of(ImportSamples.refused(), context(definition("vip", "VIP customers")));

        assertThat(said.list()).hasToString("Partly refused. Braze refused 3 identifiers; the other 18,442 are in.");
        assertThat(said.subject()).isEqualTo("VIP customers: Braze refused 3 of 18,445");
    }

    @Test
    void a_held_import_says_what_the_guard_saw_and_what_braze_holds() {
        Wording said = words.of(
                ImportSamples.held(),
                context(definition("cart", "Cart left behind")).with(rightOn(daysAgo(1, "14:30"))));

        assertThat(said.list())
                .hasToString("Blocked. The source gave 0 rows; nothing was sent. Braze holds yesterday’s 6,918.");
        assertThat(said.page().rest()).endsWith("The guard min-members blocked it.");
        assertThat(said.subject()).isEqualTo("Cart left behind: blocked, the source gave 0 rows");
    }

    @Test
    void each_guard_has_its_words() {
        ImportContext context = context(definition("cart", "Cart left behind"));

        assertThat(heldFor(new CountsOf().rows(1_000).rejected(412).members(588).build(), context))
                .isEqualTo("412 of 1,000 rows were skipped, over the 20 % limit");
        assertThat(heldFor(new CountsOf().rows(9).build(), context))
                .isEqualTo("the source gave 0 members, at least 1 are asked for");
        assertThat(heldFor(
                        new CountsOf()
                                .rows(9)
                                .members(9)
                                .before(90)
                                .parkedRemoves(81)
                                .build(),
                        context))
                .isEqualTo("81 of 90 would leave");
        assertThat(heldFor(
                        new CountsOf()
                                .rows(9)
                                .members(9)
                                .before(2)
                                .parkedAdds(7)
                                .build(),
                        context))
                .isEqualTo("7 would join 2");
    }

    private String heldFor(Counts counts, ImportContext context) {
        return plain(words.of(with(ImportSamples.held(), counts), context).heading())
                .replace("Cart left behind: blocked, ", "");
    }

    @Test
    void refused_keys_stop_the_workspace() {
        Wording said = words.of(
                ImportSamples.stopped(),
                context(definition("trial-uk", "Trial users UK")).with(rightOn(daysAgo(1, "06:31"))));

        assertThat(said.list())
                .hasToString("Stopped. Braze refused the keys of workspace uk. Braze still holds Sunday’s members.");
        assertThat(said.heading()).isEqualTo("Trial users UK: Braze refused the keys");
        assertThat(said.page())
                .hasToString("Failed today at 06:30, nothing was sent. Braze still holds Sunday’s 48,310 members."
                        + " All imports of workspace uk are stopped; other workspaces go on.");
        assertThat(said.subject()).isEqualTo("Trial users UK: stopped, Braze refused the keys");
    }

    @Test
    void keys_refused_where_braze_holds_nobody_say_so() {
        Import it = with(ImportSamples.stopped(), new CountsOf().build());

        assertThat(words.of(it, context(definition("trial-uk", "Trial users UK")))
                        .list())
                .hasToString("Stopped. Braze refused the keys of workspace uk. Braze holds nobody of this cohort.");
    }

    @Test
    void keys_refused_half_way_do_not_claim_that_nothing_was_sent() {
        Import it = with(
                ImportSamples.stopped(),
                new CountsOf().before(10).added(5).changes(9, 5).build());
        Wording said =
                words.of(it, context(definition("trial-uk", "Trial users UK")).with(rightOn(daysAgo(1, "06:31"))));

        assertThat(said.page())
                .hasToString(
                        "Failed today at 06:30. Braze accepted 5 of 9 changes before. Braze still holds 15 members."
                                + " All imports of workspace uk are stopped; other workspaces go on.");
    }

    @Test
    void a_failure_says_its_reason_and_the_next_try() {
        Wording said = words.of(
                ImportSamples.failed(),
                context(definition("lapsed-90", "Lapsed 90 days")).withNext(Optional.of(today("14:30"))));

        assertThat(said.list())
                .hasToString(
                        "Failed. The query did not finish within 10 s; make it faster, or raise the source's timeout."
                                + " The next try is at 14:30.");
        assertThat(said.subject()).isEqualTo("Lapsed 90 days: failed, the query did not finish");
    }

    @Test
    void a_cancelled_import_says_who_and_how_far() {
        Wording said = words.of(
                ImportSamples.cancelled(),
                context(definition("newsletter", "Newsletter readers")).with(cancelledBy("crm-team")));

        assertThat(plain(said.list()))
                .isEqualTo("Cancelled. By crm-team at 62 %. What was sent counts; the next import does the rest.");
        assertThat(plain(said.subject())).isEqualTo("Newsletter readers: cancelled by crm-team at 62 %");
    }

    @Test
    void a_cancelled_change_list_must_be_dropped_again() {
        Import it = with(
                ImportSamples.cancelled(),
                new CountsOf().added(1).changes(2_000, 796).build());
        Wording said = words.of(
                it, context(fileDefinition("n", "N", FileContents.CHANGES)).with(cancelledBy("crm-team")));

        assertThat(said.list().rest())
                .endsWith("What was sent counts; the other 1,204 changes of this file are dropped."
                        + " Drop it again to go on.");
    }

    @Test
    void a_skipped_import_is_right_only_after_a_right_one() {
        ImportContext after =
                context(definition("store", "Store visitors")).with(ImportSamples.after(ImportSamples.lapsed(), NOW));

        assertThat(words.of(ImportSamples.skipped(), after).list())
                .hasToString("In sync. The 14:00 import was skipped: the file is the same as before, byte for byte.");
        assertThat(words.of(ImportSamples.skipped(), ImportContext.of(CLOCK, Optional.empty()))
                        .list())
                .hasToString("Skipped. The 14:00 import was skipped: the file is the same as before, byte for byte.");
    }

    @Test
    void an_overtaken_import_does_not_say_how_it_is_now() {
        var past = new ImportPast(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), true);
        Wording said = words.of(
                ImportSamples.churn(),
                context(definition("churn", "Churn risk")).with(past));

        assertThat(said.heading()).isEqualTo("Churn risk");
        assertThat(said.page()).hasToString("Was partly imported, today 07:03. A later import has ended since.");
    }

    @Test
    void right_again_says_for_how_long_it_was_not() {
        ImportContext context = context(definition("trial-uk", "Trial users UK"))
                .with(ImportSamples.after(ImportSamples.stopped(), today("06:30")));

        assertThat(plain(words.rightAgain(ImportSamples.recovered(), context)))
                .isEqualTo("Trial users UK: back in sync after 7 h 32 min");
    }

    @Test
    void a_subject_is_one_line_whatever_the_name_holds() {
        Import it = ImportSamples.named(ImportSamples.lapsed(), "Lapsed\r\nBcc: all@example.com");

        assertThat(words.of(it, ImportContext.of(CLOCK, Optional.empty())).subject())
                .doesNotContain("\r", "\n");
    }
}
