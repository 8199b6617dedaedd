package io.muster.ledger;

import static io.muster.imports.ImportState.FAILED;
import static io.muster.imports.ImportState.PARTIAL;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SimulatedBraze.Fate.LIMITED;
import static io.muster.ledger.SimulatedBraze.Fate.LOST_AFTER_EFFECT;
import static io.muster.ledger.SimulatedBraze.Fate.LOST_BEFORE_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.Postgres;
import io.muster.imports.ImportStore;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.RefusalCounts;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of whole cohorts: what an import finds changed, sends, and counts. */
class SnapshotTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);
    private final SimulatedBraze braze = bench.braze;

    @Test
    void a_first_import_adds_everybody() {
        EndedImport ended = bench.imports("e1", "e2", "e3");

        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3");
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.added()).isEqualTo(3);
        assertThat(ended.members()).isEqualTo(3);
        assertThat(ended.requests()).isEqualTo(1);
        assertThat(bench.present()).isEqualTo(3);
    }

    @Test
    void who_joined_is_added_and_who_left_is_removed_and_nobody_else_is_sent() {
        bench.imports("e1", "e2", "e3");

        EndedImport ended = bench.imports("e2", "e3", "e4");

        assertThat(braze.users()).containsExactlyInAnyOrder("e2", "e3", "e4");
        assertThat(braze.requests().get(1)).isEqualTo(new SimulatedBraze.Sent(List.of("e4"), List.of("e1")));
        assertThat(ended.added()).isEqualTo(1);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(ended.unchanged()).isEqualTo(2);
    }

    @Test
    void an_unchanged_cohort_sends_nothing() {
        bench.imports("e1", "e2");

        EndedImport ended = bench.imports("e2", "e1");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.requests()).isZero();
        assertThat(ended.unchanged()).isEqualTo(2);
        assertThat(braze.requests()).hasSize(1);
    }

    @Test
    void somebody_listed_twice_is_sent_once_and_counted() {
        EndedImport first = bench.imports("e1", "e1", "e2");
        EndedImport second = bench.imports("e1", "e1", "e2", "e2", "e2");

        assertThat(first.duplicates()).isEqualTo(1);
        assertThat(first.members()).isEqualTo(2);
        assertThat(second.duplicates()).isEqualTo(3);
        assertThat(second.requests()).isZero();
    }

    @Test
    void a_lost_answer_is_settled_by_the_next_import() {
        braze.next(LOST_AFTER_EFFECT);
        EndedImport lost = bench.imports("e1", "e2");

        EndedImport next = bench.imports("e1", "e2");

        assertThat(lost.state()).isEqualTo(FAILED);
        assertThat(lost.uncertain()).isEqualTo(2);
        assertThat(lost.present()).isZero();
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(next.added()).isEqualTo(2);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void an_add_that_may_have_worked_is_taken_back_when_the_person_is_gone() {
        bench.imports("e1");
        braze.next(LOST_AFTER_EFFECT);
        bench.imports("e1", "e2");

        EndedImport next = bench.imports("e1");

        assertThat(braze.users()).containsExactly("e1");
        assertThat(next.settled()).isEqualTo(1);
        assertThat(next.removed()).isZero();
    }

    @Test
    void a_remove_that_never_arrived_is_sent_again_and_counts_once() {
        bench.imports("e1", "e2");
        braze.next(LOST_BEFORE_EFFECT);
        bench.imports("e1");

        EndedImport next = bench.imports("e1");

        assertThat(braze.users()).containsExactly("e1");
        assertThat(next.removed()).isEqualTo(1);
        assertThat(next.present()).isEqualTo(1);
    }

    @Test
    void a_repeat_is_the_same_request_and_counted_as_one() {
        braze.next(LIMITED, LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT);

        EndedImport ended = bench.begin().patient(5).through(SourcePerson.all("e1", "e2"));

        assertThat(braze.requests()).hasSize(4).containsOnly(new SimulatedBraze.Sent(List.of("e1", "e2"), List.of()));
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.retries()).isEqualTo(3);
        assertThat(ended.added()).isEqualTo(2);
    }

    @Test
    void a_refused_identifier_is_counted_in_each_import_and_kept_out_while_the_rest_goes_through() {
        braze.poison("e3");

        EndedImport first = bench.imports("e1", "e2", "e3", "e4", "e5");
        int sent = braze.requests().size();
        EndedImport second = bench.imports("e1", "e2", "e3", "e4", "e5", "e6");

        assertThat(first.state()).isEqualTo(PARTIAL);
        assertThat(first.refused()).isEqualTo(1);
        assertThat(first.added()).isEqualTo(4);
        assertThat(second.state()).isEqualTo(PARTIAL);
        assertThat(second.refused()).isEqualTo(1);
        assertThat(braze.requests().get(sent)).isEqualTo(new SimulatedBraze.Sent(List.of("e6"), List.of()));
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e4", "e5", "e6");
    }

    @Test
    void a_refused_identifier_that_leaves_is_forgotten() {
        braze.poison("e2");
        bench.imports("e1", "e2");

        EndedImport next = bench.imports("e1");

        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(next.requests()).isZero();
        assertThat(next.members()).isEqualTo(1);
    }

    @Test
    void a_refused_remove_leaves_the_member_where_it_is() {
        bench.imports("e1", "e2");
        braze.poison("e2");

        EndedImport refused = bench.imports("e1");
        EndedImport back = bench.imports("e1", "e2");

        assertThat(refused.state()).isEqualTo(PARTIAL);
        assertThat(refused.present()).isEqualTo(2);
        assertThat(back.state()).isEqualTo(SUCCEEDED);
        assertThat(back.requests()).isZero();
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void refused_identifiers_are_tried_again_when_somebody_asks() {
        braze.poison("e2");
        bench.imports("e1", "e2");
        braze.cure();

        int forgotten = bench.retriesRefused();
        EndedImport next = bench.imports("e1", "e2");

        assertThat(forgotten).isEqualTo(1);
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void refused_identifiers_are_tried_again_after_thirty_days() {
        braze.poison("e2");
        bench.imports("e1", "e2");
        braze.cure();
        bench.sql
                .sql("update batch set marked_at = marked_at - interval '31 days'")
                .update();

        EndedImport next = bench.imports("e1", "e2");

        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void an_add_that_was_lost_and_then_refused_is_taken_back_when_the_person_leaves() {
        bench.imports("e1");
        braze.next(LOST_AFTER_EFFECT, SimulatedBraze.Fate.REFUSED);
        EndedImport refused = bench.begin().patient(1).through(SourcePerson.all("e1", "e2"));

        bench.quietPasses();
        bench.imports("e1");

        assertThat(refused.state()).isEqualTo(PARTIAL);
        assertThat(braze.users()).containsExactly("e1");
    }

    @Test
    void halving_a_request_keeps_its_joins_and_leaves() {
        bench.imports("e1", "e2", "e3", "e4");
        braze.poison("e9");

        EndedImport ended = bench.imports("e1", "e5", "e6", "e7", "e9");

        assertThat(ended.added()).isEqualTo(3);
        assertThat(ended.removed()).isEqualTo(3);
        assertThat(ended.refused()).isEqualTo(1);
        assertThat(ended.present()).isEqualTo(4);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e5", "e6", "e7");
    }

    @Test
    void the_counts_hold_wherever_the_refused_one_stands_among_adds_and_removes() {
        for (int poisoned = 1; poisoned <= 6; poisoned++) {
            for (int leaving = 0; leaving <= 5; leaving++) {
                LedgerBench fresh = LedgerBench.snapshots(DATABASE);
                String[] before = IntStream.rangeClosed(20, 20 + leaving)
                        .mapToObj(i -> "e" + i)
                        .toArray(String[]::new);
                fresh.imports(before);
                fresh.braze.poison("e" + poisoned);

                EndedImport ended = fresh.imports("e20", "e1", "e2", "e3", "e4", "e5", "e6");

                assertThat(ended.added()).isEqualTo(5);
                assertThat(ended.removed()).isEqualTo(leaving);
            }
        }
    }

    @Test
    void a_lost_request_that_is_then_halved_stays_uncertain_until_its_halves_are_answered() {
        bench.imports("e1", "e2", "e3");
        braze.next(LOST_AFTER_EFFECT, SimulatedBraze.Fate.REFUSED, LOST_BEFORE_EFFECT);
        EndedImport failed = bench.begin().patient(1).through(SourcePerson.all("e1", "e4", "e5"));
        bench.quietPasses();

        EndedImport next = bench.imports("e1", "e2", "e3");

        assertThat(failed.state()).isIn(FAILED, SUCCEEDED);
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    void a_request_holds_at_most_a_thousand_and_no_more_requests_leave_than_that_needs() {
        String[] first = ids(1, 2_500);
        bench.imports(first);
        assertThat(braze.requests()).hasSize(3);

        EndedImport second = bench.imports(ids(601, 4_000));

        assertThat(second.changes()).isEqualTo(2_100);
        assertThat(second.requests()).isEqualTo(3);
        assertThat(braze.requests()).allSatisfy(sent -> assertThat(sent.all()).hasSizeLessThanOrEqualTo(1_000));
        assertThat(braze.users()).hasSize(3_400);
    }

    @Test
    void a_refresh_sends_every_present_member_again_and_moves_no_count() {
        bench.imports("e1", "e2");

        EndedImport ended = bench.refreshes("e1", "e2", "e3");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.added()).isEqualTo(1);
        assertThat(ended.settled()).isEqualTo(2);
        assertThat(ended.present()).isEqualTo(3);
        assertThat(braze.requests().get(1).adds()).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    void a_retired_cohort_has_nobody_in_it_and_can_begin_anew() {
        bench.imports("e1", "e2");

        EndedImport retired = bench.retires();
        EndedImport anew = bench.imports("e2");

        assertThat(retired.state()).isEqualTo(SUCCEEDED);
        assertThat(retired.removed()).isEqualTo(2);
        assertThat(anew.added()).isEqualTo(1);
        assertThat(braze.users()).containsExactly("e2");
    }

    private static String[] ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "e" + i).toArray(String[]::new);
    }

    @Test
    void what_went_unanswered_and_was_halved_then_counts_as_uncertain_until_its_halves_have_gone() {
        bench.packing(2);
        ImportWork work = bench.begin();
        work.plan("e1", "e2");
        Batch batch = work.pending().get(0);
        work.mark(batch);
        bench.batches.halve(work.run, work.mark(batch));

        EndedImport failed = work.fail();

        assertThat(failed.uncertain()).isEqualTo(2);
    }

    @Test
    void what_was_in_before_is_known_while_the_source_is_read() {
        bench.imports("e1", "e2");
        ImportWork work = bench.begin();
        ImportStore history = new ImportStore(DATABASE, new ObjectMapper());

        long reading = history.find(work.run.id()).orElseThrow().counts().presentBefore();
        work.plan("e1", "e2", "e3");
        long planned = history.find(work.run.id()).orElseThrow().counts().presentBefore();

        assertThat(reading).isEqualTo(2);
        assertThat(planned).isEqualTo(2);
    }

    @Test
    void a_remove_that_went_unanswered_and_was_refused_with_its_cohort_counts_as_uncertain() {
        bench.imports("e1", "e2");
        ImportWork work = bench.begin();
        work.plan("e2");
        Batch batch = work.pending().get(0);
        work.mark(batch);
        bench.batches.refuse(work.run, work.mark(batch));
        bench.batches.forgetRefused(work.run);

        EndedImport failed = work.fail();

        assertThat(failed.refused()).isZero();
        assertThat(failed.uncertain()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e1 e2", "e2", "e1 e2 e3 e4"})
    void what_is_refused_counts_though_somebody_asks_for_another_try_before_the_end(String snapshot) {
        bench.imports("e1", "e2", "e3");
        braze.poison("e1", "e3", "e4");
        ImportWork work = bench.begin();
        work.plan(snapshot.split(" "));
        work.deliver();
        long met = bench.batches.answered(work.run).refused();
        bench.retriesRefused();

        EndedImport ended = work.end();
        braze.cure();
        EndedImport next = bench.imports(snapshot.split(" "));

        assertThat(ended.state()).isEqualTo(PARTIAL);
        assertThat(ended.refused()).isEqualTo(met).isPositive();
        assertThat(new RefusalCounts(DATABASE).of(work.run.id(), 9)).hasSize((int) met);
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder(snapshot.split(" "));
    }
}
