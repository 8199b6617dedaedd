package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Braze refuses: where that is a person's, and where it is the cohort's or the whole import's. */
class RefusalsTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static final LoadBalancer GATE = new LoadBalancer(muster.braze.uri());

    private final Sandbox braze = muster.braze;
    private final TestDatabase shop = muster.database;

    @BeforeAll
    static void some_come_through_the_gate() {
        muster.set(settings -> SettingsWith.workspace(settings, "gated", GATE.uri(), RunningMuster.IMPORT_KEY));
        muster.stop();
        muster.start();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void a_create_that_is_refused_as_well_ends_the_import_before_any_halving_and_marks_nobody() {
        shop.people("atfault", TestDatabase.ids(10));
        muster.define("atfault", people("atfault").with("workspace: gated"));
        muster.imports("atfault");
        shop.people("atfault", TestDatabase.ids(900));
        GATE.answersAll(400);

        ReportedImport failed = muster.imports("atfault");
        GATE.answersAll(0);
        ReportedImport next = muster.imports("atfault");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).startsWith("Braze refused the cohort itself (400)");
        assertThat(failed.count("requests")).isEqualTo(1);
        assertThat(failed.count("refused")).isZero();
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("atfault")).isEqualTo(900);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void any_2xx_without_a_word_is_accepted(int status) {
        String cohort = "wordless-" + status;
        shop.people("wordless", TestDatabase.ids(10));
        muster.define(cohort, people("wordless").with("workspace: gated"));
        GATE.answersAll(status);

        ReportedImport told = muster.imports(cohort);
        GATE.answersAll(0);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("requests")).isEqualTo(1);
    }

    @Test
    void one_identifier_that_is_refused_with_its_cohort_is_not_at_fault() {
        shop.people("lonely", TestDatabase.ids(10));
        muster.define("lonely", people("lonely").with("workspace: gated"));
        muster.imports("lonely");
        shop.people("lonely", TestDatabase.ids(11));
        GATE.answersAll(400);

        ReportedImport failed = muster.imports("lonely");
        GATE.answersAll(0);
        ReportedImport next = muster.imports("lonely");

        assertThat(failed.state()).as(failed.reason()).isEqualTo("FAILED");
        assertThat(failed.count("refused")).isZero();
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("lonely")).isEqualTo(11);
    }

    @Test
    void up_to_a_twentieth_are_refused_one_by_one_and_more_are_nobodys_own_fault() {
        shop.people("twentieth", TestDatabase.ids(1_020));
        muster.define("twentieth", people("twentieth"));
        braze.refuse(bad(51));

        ReportedImport partial = patiently("twentieth");
        muster.define("over", people("twentieth"));
        braze.refuse(bad(52));
        ReportedImport failed = patiently("over");
        braze.refuse();
        ReportedImport next = muster.imports("over");

        assertThat(partial.state()).as(partial.reason()).isEqualTo("PARTIAL");
        assertThat(partial.count("refused")).isEqualTo(51);
        assertThat(partial.count("requests")).isLessThanOrEqualTo(2 + 51 * 20);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("too many to be their own fault");
        assertThat(failed.count("refused")).isZero();
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("over")).isEqualTo(1_020);
    }

    @Test
    void a_refused_removal_is_an_alarm_until_the_person_is_out() throws Exception {
        shop.people("stillin", "ann", "ben", "cleo", "dora");
        muster.define(
                "stillin",
                people("stillin").named("Still people").with("notify: { to: [ crm@example.com ], when: trouble }"));
        muster.imports("stillin");
        shop.people("stillin", "ben", "cleo", "dora");
        braze.refuse("eann");

        ReportedImport refused = muster.imports("stillin");
        ReportedImport again = muster.imports("stillin");

        assertThat(refused.state()).isEqualTo("PARTIAL");
        assertThat(refused.count("refusedRemoves")).isEqualTo(1);
        assertThat(again.count("refusedRemoves"))
                .as("counted in every later import")
                .isEqualTo(1);
        assertThat(muster.state("stillin")).isEqualTo("FAILED");
        assertThat(ReceivedMail.of(muster.mailroom.about("Still people: 1 removal refused, still in Braze"))
                        .text())
                .contains("still in Braze");

        braze.refuse();
        ReportedImport out = muster.history.ended(
                muster.api.post("/api/cohorts/stillin/retry-refused").id());

        assertThat(out.state()).as(out.reason()).isEqualTo("SUCCEEDED");
        assertThat(out.count("removed")).isEqualTo(1);
        await().until(() -> muster.state("stillin").equals("IN_SYNC"));
        assertThat(muster.holds("stillin")).isEqualTo(List.of("ben", "cleo", "dora"));
    }

    /** Hundreds of requests. */
    private static ReportedImport patiently(String cohort) {
        String id = muster.start(cohort);
        return await("the end of " + cohort)
                .atMost(Duration.ofMinutes(2))
                .until(() -> muster.history.find(id), ReportedImport::hasEnded);
    }

    /** Scattered, so that each has to be found for itself. */
    private static String[] bad(int count) {
        return IntStream.range(0, count).mapToObj(n -> "ep" + (n * 19 + 1)).toArray(String[]::new);
    }
}
