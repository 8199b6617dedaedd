package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a guard keeps back is reminded of once a day, with its age, until somebody did something about it. */
class RemindersTest {

    private static final String TO_CRM = "notify: { to: [ crm@example.com ], when: trouble }";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase shop = muster.database;
    private final MailServer mailroom = muster.mailroom;

    @Test
    void parked_removals_are_reminded_of_daily_until_a_later_import_has_ended() throws Exception {
        ReportedImport parked = parks("daily", "Daily people");

        aDayPasses("daily");
        ReceivedMail first = ReceivedMail.of(mailroom.about("Daily people: still awaiting approval, for 1 day"));
        aDayPasses("daily");
        mailroom.about("Daily people: still awaiting approval, for 2 days");
        staysSo("Daily people: still awaiting approval", 2);
        shop.people(
                "daily",
                Stream.concat(TestDatabase.ids(10).stream(), Stream.of("new")).toList());
        ReportedImport back = muster.imports("daily");
        aDayPasses("daily");

        assertThat(first.text())
                .contains("8 of 10 would leave, over the 30", "still in the cohort", "expired after 24 h")
                .contains(RunningMuster.PUBLIC_URL + "/imports/" + parked.id());
        assertThat(back.state()).isEqualTo("SUCCEEDED");
        staysSo("Daily people: still awaiting approval", 2);
    }

    @Test
    void after_days_without_the_service_one_mail_comes_and_says_the_age() {
        parks("asleep", "Sleeping people");

        shop.execute("""
                update muster.import set finished_at = finished_at - interval '3 days'
                 where cohort = 'asleep' and guard is not null""");

        mailroom.about("Sleeping people: still awaiting approval, for 3 days");
        staysSo("Sleeping people: still awaiting approval", 1);
    }

    @Test
    void a_held_import_is_reminded_of_too_and_its_age_is_that_of_the_first_in_a_row() {
        shop.people("emptied", "ann", "ben");
        muster.define("emptied", people("emptied").named("Emptied people").with(TO_CRM));
        muster.imports("emptied");
        shop.people("emptied");
        muster.imports("emptied");
        aDayPasses("emptied");
        mailroom.about("Emptied people: still blocked, for 1 day");

        muster.imports("emptied");
        aDayPasses("emptied");

        mailroom.about("Emptied people: still blocked, for 2 days");
        staysSo("Emptied people: still blocked", 2);
    }

    @Test
    void an_approval_that_runs_ends_it() {
        ReportedImport parked = parks("approved", "Approved people");

        muster.history.ended(
                muster.api.post("/api/imports/" + parked.id() + "/approve").id());
        aDayPasses("approved");

        staysSo("Approved people: still", 0);
    }

    @Test
    void the_same_failure_is_told_of_once_a_day_another_at_once_and_its_end_once() throws Exception {
        shop.people("hourly", "ann");
        CohortRecipe broken = CohortRecipe.sql("select id as external_id, no_such from shop.hourly")
                .named("Hourly people")
                .with(TO_CRM);
        muster.define("hourly", broken);

        told(muster.imports("hourly"));
        told(muster.imports("hourly"));
        told(muster.imports("hourly"));
        staysSo("Hourly people: failed", 1);

        aDayPasses("hourly");
        told(muster.imports("hourly"));
        told(muster.imports("hourly"));
        staysSo("Hourly people: failed", 2);

        muster.define(
                "hourly",
                CohortRecipe.sql("select id as external_id from shop.gone")
                        .named("Hourly people")
                        .with(TO_CRM));
        told(muster.imports("hourly"));
        told(muster.imports("hourly"));
        staysSo("Hourly people: failed", 3);

        muster.define("hourly", people("hourly").named("Hourly people").with(TO_CRM));
        told(muster.imports("hourly"));
        told(muster.imports("hourly"));
        staysSo("Hourly people: back in sync", 1);
        staysSo("Hourly people", 4);
    }

    @Test
    void refused_keys_are_reminded_of_daily_while_nothing_else_is_tried() throws Exception {
        muster.define(
                "keyless",
                CohortRecipe.sql("select no_such").named("Keyless people").with(TO_CRM));
        told(muster.imports("keyless"));
        shop.execute("update muster.import set failure_kind = 'KEYS' where cohort = 'keyless'");

        aDayPasses("keyless");
        ReceivedMail first = ReceivedMail.of(mailroom.about("Keyless people: still stopped, for 1 day"));
        aDayPasses("keyless");
        mailroom.about("Keyless people: still stopped, for 2 days");

        assertThat(first.text()).contains("Stopped for 1 day, since", "Nothing of workspace default is imported until");
        staysSo("Keyless people: still stopped", 2);
    }

    /** Whoever is to hear of it has heard. */
    private void told(ReportedImport outcome) {
        await("the telling")
                .until(() -> shop.number("select count(*) from muster.import where notified_at is not null and id = "
                                + outcome.id())
                        == 1);
    }

    private ReportedImport parks(String cohort, String name) {
        shop.people(cohort, TestDatabase.ids(10));
        muster.define(cohort, people(cohort).named(name).with(TO_CRM));
        muster.imports(cohort);
        shop.people(cohort, "p1", "p2", "new");
        return muster.imports(cohort);
    }

    private void aDayPasses(String cohort) {
        shop.execute("update muster.import set finished_at = finished_at - interval '1 day' where cohort = '%s'"
                .formatted(cohort));
    }

    private void staysSo(String subject, int mails) {
        await().during(Duration.ofSeconds(1)).until(() -> mailroom.all(subject).size() == mails);
    }
}
