package io.muster.notify.mail;

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
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.CountsOf;
import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.ImportSamples;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.Phrases;
import io.muster.notify.message.MessageWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fast")
class MailWriterTest {

    private static final CohortDefinition SQL = definition("lapsed-90", "Lapsed 90 days");

    private final MessageWriter words = new MessageWriter(Phrases.english(), "https://muster.example.com/");
    private final MailWriter writer = new MailWriter();

    private Mail mail(Import it, CohortDefinition definition, ImportContext context) {
        return writer.write(words.ofEnd(it, definition, context).orElseThrow().content());
    }

    @Test
    void a_success_says_what_changed_and_what_is_in_braze_now() {
        Mail mail = mail(ImportSamples.lapsed(), SQL, context(SQL).withNext(Optional.of(daysAgo(-1, "07:00"))));

        assertThat(mail.subject()).isEqualTo("Lapsed 90 days: 1,310 added, 482 removed");
        assertThat(plain(mail.text())).isEqualTo("""
                IN SYNC. 1,310 added, 482 removed in Lapsed 90 days

                Braze accepted every change. The import started on Monday 23 November 2026 at 07:00 (Europe/Paris) by its schedule and took 1 min 12 s.

                Members in Braze: 184,206
                Before: 183,378
                Added: +1,310
                Removed: −482
                Skipped, no identifier: 29
                Skipped, device of an identified person: 8
                Next import: Tue 24 Nov, 07:00

                See the import:
                https://muster.example.com/imports/4179

                --\s
                Sent by Muster because your address is in the definition or the schedule of Lapsed 90 days. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.
                """);
        assertThat(mail.html())
                .contains("bgcolor=\"#17663a\"", "+1,310", "href=\"https://muster.example.com/imports/4179\"");
    }

    @Test
    void no_change_says_that_nothing_was_sent() {
        Mail mail = mail(ImportSamples.unchanged(), SQL, context(SQL));

        assertThat(mail.subject()).isEqualTo("App installed, no order: no change");
        assertThat(mail.text()).contains("IN SYNC. No change in App installed, no order", "nothing was sent.");
    }

    @Test
    void parked_removals_ask_for_a_decision_and_say_until_when() {
        Mail mail = mail(ImportSamples.churn(), SQL, context(SQL));

        assertThat(mail.subject()).isEqualTo("Churn risk: 4,210 removals await your approval");
        assertThat(plain(mail.text()))
                .contains(
                        "NEEDS ATTENTION. 4,210 removals in Churn risk await your approval",
                        "over the 30 % limit",
                        "Members in Braze now: 11,238",
                        "Members if approved: 7,028",
                        "The offer ends: Tue 24 Nov, 07:03",
                        "Review:",
                        "Nothing is approved by opening this mail.",
                        "Times are Europe/Paris.");
    }

    @Test
    void refused_keys_list_the_four_causes() {
        Mail mail = mail(ImportSamples.stopped(), SQL, context(SQL).with(rightOn(daysAgo(1, "06:31"))));

        assertThat(mail.subject()).isEqualTo("Trial users UK: stopped, Braze refused the keys");
        assertThat(mail.text())
                .contains(
                        "STOPPED. Braze refused the keys of workspace uk",
                        "Nothing was sent for Trial users UK on Monday 23 November 2026 at 06:30 (Europe/Paris)."
                                + " Braze still holds Sunday’s 48,310 members.",
                        "One of four causes:\n  1. The data import key is wrong or was invalidated (most likely)\n"
                                + "  2. The workspace is on another cluster\n"
                                + "  3. Muster is not enabled for this workspace\n"
                                + "  4. The partner key is wrong\n",
                        "Changes not sent: 397",
                        "Last import in sync: Sun 22 Nov, 06:31");
        assertThat(mail.html()).contains("(most likely)");
    }

    @Test
    void right_again_says_how_long_it_was_not_up_to_date() {
        ImportContext context = context(SQL).with(ImportSamples.after(ImportSamples.stopped(), today("06:30")));
        Mail mail = mail(ImportSamples.recovered(), SQL, context);

        assertThat(plain(mail.subject())).isEqualTo("Trial users UK: back in sync after 7 h 32 min");
        assertThat(mail.text())
                .contains("BACK IN SYNC. Trial users UK is back in sync", "Was not in sync: 06:30 to 14:02");
    }

    @ParameterizedTest
    @MethodSource("everyEnd")
    void every_end_has_a_mail_with_one_subject_line_and_one_link(Import it, ImportContext context) {
        Mail mail = mail(it, SQL, context);

        assertThat(mail.subject()).isNotBlank().doesNotContain("\r", "\n", "{", "null");
        assertThat(mail.text()).doesNotContain("<", "&amp;", "{0}", "null", "Optional", "  \n");
        assertThat(mail.html())
                .startsWith("<!doctype html>")
                .doesNotContain("{0}", "null", "Optional", "<img", "<script");
        assertThat(mail.html().split("<a ", -1)).hasSize(2);
    }

    static Stream<Arguments> everyEnd() {
        ImportContext sql = context(SQL);
        CohortDefinition list = fileDefinition("n", "N", FileContents.CHANGES);
        Import braze = ImportSamples.with(
                ImportSamples.with(
                        ImportSamples.failed(),
                        new CountsOf().rows(9).before(9).added(3).changes(9, 3).build()),
                "default",
                FailureKind.BRAZE,
                "Braze did not answer for 15 min.");
        return Stream.of(
                        new Object[] {ImportSamples.lapsed(), sql},
                        new Object[] {ImportSamples.unchanged(), sql},
                        new Object[] {ImportSamples.churn(), sql},
                        new Object[] {ImportSamples.refused(), sql},
                        new Object[] {ImportSamples.held(), sql.with(rightOn(daysAgo(40, "10:00")))},
                        new Object[] {ImportSamples.stopped(), sql},
                        new Object[] {ImportSamples.failed(), sql.withNext(Optional.of(today("14:30")))},
                        new Object[] {braze, sql},
                        new Object[] {ImportSamples.cancelled(), sql.with(cancelledBy("crm-team"))},
                        new Object[] {
                            ImportSamples.cancelled(),
                            ImportContext.of(CLOCK, Optional.of(list)).with(cancelledBy("crm-team"))
                        },
                        new Object[] {
                            ImportSamples.recovered(),
                            sql.with(ImportSamples.after(ImportSamples.stopped(), daysAgo(2, "06:30")))
                        })
                .map(Arguments::of);
    }

    @Test
    void a_name_is_escaped_in_html_and_left_alone_in_text() {
        Mail mail = mail(ImportSamples.named(ImportSamples.lapsed(), "<b>VIP</b> & co"), SQL, context(SQL));

        assertThat(mail.html()).contains("&lt;b&gt;VIP&lt;/b&gt; &amp; co").doesNotContain("<b>VIP");
        assertThat(mail.text()).contains("in <b>VIP</b> & co");
        assertThat(mail.subject()).startsWith("<b>VIP</b> & co:");
    }

    @Test
    void an_import_that_still_runs_is_not_written_about_however_it_waits() {
        Import waits =
                ImportSamples.waiting(ImportSamples.running(), WaitCause.BRAZE_LIMIT, NOW.plus(Duration.ofHours(3)));

        assertThat(words.ofEnd(waits, SQL, context(SQL))).isEmpty();
    }
}
