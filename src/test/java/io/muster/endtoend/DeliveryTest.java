package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.fault.Fault;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an import when Braze's answers are not what one would wish. */
class DeliveryTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final Sandbox braze = muster.braze;
    private final TestDatabase shop = muster.database;

    @Test
    void one_poisoned_identifier_keeps_nobody_else_out() {
        shop.people("poisoned", TestDatabase.ids(1_000));
        muster.define("poisoned", people("poisoned"));
        braze.refuse("ep500");

        ReportedImport first = muster.imports("poisoned");

        assertThat(first.state()).as(first.reason()).isEqualTo("PARTIAL");
        assertThat(first.reason()).isEqualTo("Braze refused 1 identifier; every other change was accepted.");
        assertThat(first.count("refused")).isEqualTo(1);
        assertThat(first.count("added")).isEqualTo(999);
        assertThat(first.count("rejected")).isZero();
        assertThat(first.count("requests"))
                .as("as stated: 20 more for one bad of a thousand")
                .isBetween(19L, 21L);
        assertThat(muster.holds("poisoned")).hasSize(999).doesNotContain("p500");

        long requestsBefore = braze.membersRequests();
        ReportedImport second = muster.imports("poisoned");

        assertThat(second.state()).isEqualTo("PARTIAL");
        assertThat(second.count("refused")).isEqualTo(1);
        assertThat(braze.membersRequests()).isEqualTo(requestsBefore);

        braze.refuse();
        ReportedImport third = muster.history.ended(
                muster.api.post("/api/cohorts/poisoned/retry-refused").id());

        assertThat(third.state()).as(third.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("poisoned")).isEqualTo(1_000);
    }

    @Test
    void a_limit_is_waited_for_and_is_no_failure() {
        shop.people("limited", TestDatabase.ids(3_000));
        muster.define("limited", people("limited"));
        Instant until = Instant.now().plusSeconds(4);
        braze.faults(FaultSettings.NONE.with(Fault.LIMITED, 1).withLimitedUntil(until));

        ReportedImport told = muster.imports("limited");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(Instant.parse(told.json().get("finishedAt").textValue())).isAfter(until);
        assertThat(braze.countOf("limited")).isEqualTo(3_000);
        assertThat(braze.requests().stream().filter(request -> request.status() == 429))
                .hasSizeBetween(1, 12);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "FAILED", "FAILED_TAKEN", "DROPPED", "LOST", "TWICE", "LATE"})
    void what_goes_unanswered_is_repeated_until_the_set_is_exact(Fault fault) {
        String cohort = "faulty-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        shop.people("faulty", TestDatabase.ids(9_000));
        muster.define(cohort, people("faulty").with("guards: { max-removed: 100% }"));
        braze.faults(FaultSettings.NONE
                .with(fault, 0.3)
                .withDelay(Duration.ofMillis(300))
                .withSeed(7));

        ReportedImport told = muster.imports(cohort);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        await().until(() -> braze.effectsPending() == 0);
        assertThat(braze.countOf(cohort)).isEqualTo(9_000);
        assertThat(told.count("added")).isEqualTo(9_000);
        assertThat(told.count("uncertain")).isZero();
    }

    @Test
    void removes_after_lost_answers_wait_for_quiet_and_the_set_is_exact() {
        shop.people("settled", TestDatabase.ids(2_000));
        muster.define("settled", people("settled").with("guards: { max-removed: 100% }"));
        braze.faults(FaultSettings.NONE
                .with(Fault.LATE_LOST, 0.6)
                .withDelay(Duration.ofSeconds(2))
                .withSeed(3));
        muster.imports("settled");

        braze.faults(FaultSettings.NONE);
        shop.people("settled", TestDatabase.ids(10));
        ReportedImport told = muster.imports("settled");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        await().until(() -> braze.effectsPending() == 0);
        assertThat(muster.holds("settled")).containsExactlyInAnyOrderElementsOf(TestDatabase.ids(10));
    }

    @Test
    void a_cancel_while_it_settles_ends_it_at_once_and_the_next_one_is_exact() {
        shop.people("unsettled", TestDatabase.ids(2_000));
        muster.define("unsettled", people("unsettled").with("guards: { max-removed: 100% }"));
        braze.faults(FaultSettings.NONE
                .with(Fault.LATE_LOST, 0.6)
                .withDelay(Duration.ofSeconds(2))
                .withSeed(3));
        muster.imports("unsettled");
        braze.faults(FaultSettings.NONE);
        shop.people("unsettled", TestDatabase.ids(10));

        String running = muster.start("unsettled");
        await().until(() ->
                muster.history.find(running).json().at("/waiting/why").asText().equals("SETTLING"));
        muster.api.post("/api/imports/" + running + "/cancel");
        ReportedImport cancelled = muster.history.ended(running);
        ReportedImport next = muster.imports("unsettled");

        assertThat(cancelled.state()).as(cancelled.reason()).isEqualTo("CANCELLED");
        assertThat(cancelled.count("uncertain")).isZero();
        assertThat(cancelled.json().get("waiting").isNull()).isTrue();
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        await().until(() -> braze.effectsPending() == 0);
        assertThat(muster.holds("unsettled")).containsExactlyInAnyOrderElementsOf(TestDatabase.ids(10));
    }

    @Test
    void a_cohort_that_is_refused_itself_poisons_nobody() {
        shop.people("allbad", TestDatabase.ids(200));
        muster.define("allbad", people("allbad"));
        braze.refuse(TestDatabase.ids(200).stream().map(id -> "e" + id).toArray(String[]::new));

        ReportedImport failed = muster.imports("allbad");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("too many to be their own fault");
        assertThat(failed.count("refused")).isZero();

        braze.refuse();
        ReportedImport next = muster.imports("allbad");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("allbad")).isEqualTo(200);
    }

    @Test
    void a_resync_settles_everybody_again() {
        shop.people("resynced", List.of("ann", "ben"));
        muster.define("resynced", people("resynced"));
        muster.imports("resynced");

        ApiReply resync = muster.api.post("/api/cohorts/resynced/resync");
        ReportedImport told = muster.history.ended(resync.id());

        assertThat(resync.status()).isEqualTo(202);
        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("settled")).isEqualTo(2);
        assertThat(told.count("presentAfter")).isEqualTo(2);
    }

    @Test
    void a_retired_cohort_holds_nobody() {
        shop.people("retired", List.of("ann", "ben"));
        muster.define("retired", people("retired"));
        muster.imports("retired");

        ReportedImport told = muster.history.ended(
                muster.api.post("/api/cohorts/retired/retire").id());

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.holds("retired")).isEmpty();
        await("the cohort called retired").until(() -> muster.state("retired").equals("RETIRED"));
    }
}
