package io.muster.ledger;

import static io.muster.imports.ImportState.CANCELLED;
import static io.muster.imports.ImportState.FAILED;
import static io.muster.imports.ImportState.HELD;
import static io.muster.imports.ImportState.PARTIAL;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SimulatedBraze.Fate.LATE;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Percentage;
import io.muster.model.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of change lists: each edits what is wanted, and nothing that it does not name changes. */
class ChangeListTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Guards THIRTY_PERCENT =
            new Guards(Optional.of(Percentage.percent(30)), Optional.empty(), 0, Optional.empty(), false);

    private static final Guards MOST_REJECTED =
            new Guards(Optional.empty(), Optional.empty(), 0, Optional.of(Percentage.percent(20)), false);
    private static final Guards AT_LEAST_TWO =
            new Guards(Optional.empty(), Optional.empty(), 2, Optional.empty(), false);

    private final LedgerBench bench = LedgerBench.lists(DATABASE);
    private final SimulatedBraze braze = bench.braze;

    @Test
    void a_list_adds_and_removes_whom_it_names_and_leaves_the_others() {
        bench.imports("e1", "e2");

        EndedImport ended = bench.imports(out("e1"), in("e3"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.added()).isEqualTo(1);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(braze.users()).containsExactlyInAnyOrder("e2", "e3");
    }

    @Test
    void the_last_row_of_an_identifier_counts() {
        bench.imports("e1");

        EndedImport ended = bench.imports(out("e1"), in("e2"), in("e1"), out("e2"), in("e3"), out("e3"), in("e3"));

        assertThat(ended.duplicates()).isEqualTo(4);
        assertThat(ended.requests()).isEqualTo(1);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void what_is_right_already_is_not_sent() {
        bench.imports("e1");

        EndedImport ended = bench.imports(in("e1"), out("e2"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.requests()).isZero();
    }

    @Test
    void a_list_that_failed_before_anything_left_is_sent_with_the_next() {
        ImportWork first = bench.begin();
        first.plan("e1", "e2");
        EndedImport failed = first.fail();

        EndedImport next = bench.imports("e3");

        assertThat(failed.state()).isEqualTo(FAILED);
        assertThat(next.added()).isEqualTo(3);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    void a_later_list_overrules_one_that_failed() {
        ImportWork first = bench.begin();
        first.plan("e1", "e2");
        first.fail();

        bench.imports(out("e1"));
        bench.imports("e3");

        assertThat(braze.users()).containsExactlyInAnyOrder("e2", "e3");
    }

    @Test
    void a_lost_add_is_settled_by_the_next_list_whatever_that_says() {
        braze.next(LATE);
        bench.imports("e1", "e2");

        bench.imports(out("e1"));
        bench.quietPasses();

        assertThat(braze.users()).containsExactly("e2");
    }

    @Test
    void what_a_cancelled_list_never_sent_nobody_wants_any_more() {
        bench.imports("e1");
        ImportWork list = bench.begin();
        list.plan(List.of(out("e1"), in("e2")));
        EndedImport cancelled = list.cancel();

        bench.imports("e3");

        assertThat(cancelled.state()).isEqualTo(CANCELLED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void what_a_cancelled_list_sent_without_an_answer_is_settled() {
        bench.packing(1);
        ImportWork list = bench.begin();
        list.plan("e1", "e2");
        Batch first = list.pending().get(0);
        list.mark(first);
        list.cancel();

        bench.imports("e3");

        assertThat(braze.users()).containsExactlyInAnyOrder(first.adds().get(0), "e3");
    }

    @Test
    void parked_removes_stay_wanted_until_a_person_lets_them_go() {
        bench.guardedBy(THIRTY_PERCENT);
        bench.imports("e1", "e2", "e3", "e4");

        EndedImport parked = bench.imports(out("e1"), out("e2"), in("e5"));
        EndedImport still = bench.imports("e6");
        EndedImport approved = bench.approved(0, 2).through(SourcePerson.all("e7"));

        assertThat(parked.state()).isEqualTo(PARTIAL);
        assertThat(parked.parkedRemoves()).isEqualTo(2);
        assertThat(still.state()).isEqualTo(PARTIAL);
        assertThat(still.parkedRemoves()).isEqualTo(2);
        assertThat(approved.state()).isEqualTo(SUCCEEDED);
        assertThat(approved.removed()).isEqualTo(2);
        assertThat(braze.users()).containsExactlyInAnyOrder("e3", "e4", "e5", "e6", "e7");
    }

    @Test
    void a_later_list_takes_back_what_was_parked() {
        bench.guardedBy(THIRTY_PERCENT);
        bench.imports("e1", "e2", "e3", "e4");
        EndedImport held = bench.imports(out("e1"), out("e2"));

        EndedImport ended = bench.imports("e1", "e2");

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.requests()).isZero();
    }

    @Test
    void what_was_parked_outlives_a_new_base() {
        bench.guardedBy(THIRTY_PERCENT);
        bench.imports("e1", "e2", "e3", "e4");
        bench.imports(out("e1"), out("e2"));
        long base = bench.folded();

        bench.imports("e5", "e6", "e7", "e8", "e9");
        EndedImport ended = bench.imports(List.of());

        assertThat(bench.folded()).isGreaterThan(base);
        assertThat(ended.removed() + ended.parkedRemoves()).isEqualTo(2);
    }

    @Test
    void what_was_refused_stays_wanted_and_is_tried_again_when_somebody_asks() {
        braze.poison("e2");
        bench.imports("e1", "e2");
        EndedImport still = bench.imports("e3");
        braze.cure();

        bench.retriesRefused();
        EndedImport ended = bench.imports("e4");

        assertThat(still.state()).isEqualTo(PARTIAL);
        assertThat(still.refused()).isEqualTo(1);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
    }

    @Test
    void a_later_list_ends_the_wish_for_what_was_refused() {
        braze.poison("e2");
        bench.imports("e1", "e2");

        EndedImport ended = bench.imports(out("e2"));
        EndedImport next = bench.imports("e3");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void refusals_that_were_the_cohorts_fault_stay_wanted() {
        braze.poison("e1");
        ImportWork work = bench.begin();
        work.plan("e1");
        work.deliver();
        bench.batches.forgetRefused(work.run);
        EndedImport failed = work.fail();
        braze.cure();

        bench.imports("e2");

        assertThat(failed.refused()).isZero();
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void a_retired_cohort_wants_nothing_that_was_parked_or_refused() {
        bench.guardedBy(THIRTY_PERCENT);
        braze.poison("e9");
        bench.imports("e1", "e2", "e3", "e9");
        bench.imports(out("e1"), out("e2"));
        bench.retires();
        braze.cure();

        EndedImport anew = bench.imports("e1", "e5");

        assertThat(anew.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e5");
    }

    @Test
    void what_a_held_list_said_is_still_wanted_and_comes_with_the_next() {
        bench.guardedBy(MOST_REJECTED);
        ImportWork holes = bench.begin();
        holes.rejected = 2;
        EndedImport held = holes.through(SourcePerson.all("e1", "e2"));

        EndedImport next = bench.imports("e3");

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(held.requests()).isZero();
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(next.added()).isEqualTo(3);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    void a_later_list_overrules_one_that_was_held() {
        bench.guardedBy(MOST_REJECTED);
        bench.imports("e1");
        ImportWork holes = bench.begin();
        holes.rejected = 2;
        holes.through(List.of(out("e1"), in("e2")));

        EndedImport next = bench.imports(in("e1"), out("e2"));

        assertThat(next.requests()).isZero();
        assertThat(braze.users()).containsExactly("e1");
    }

    @Test
    void a_list_that_would_leave_too_few_is_held_again_with_what_it_said() {
        bench.guardedBy(AT_LEAST_TWO);
        bench.imports("e1", "e2");
        EndedImport held = bench.imports(out("e1"));
        EndedImport again = bench.imports(out("e3"));
        bench.guardedBy(LedgerBench.NO_GUARDS);

        EndedImport ended = bench.imports("e4");

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(again.state()).isEqualTo(HELD);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e2", "e4");
    }

    @Test
    void a_held_list_leaves_what_was_uncertain_as_it_was() {
        bench.guardedBy(MOST_REJECTED);
        braze.next(LATE);
        bench.imports("e1");
        ImportWork holes = bench.begin();
        holes.rejected = 2;
        holes.through(List.of(out("e2")));

        EndedImport ended = bench.imports("e3");
        bench.quietPasses();

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void a_held_list_ends_the_wish_for_what_was_refused() {
        bench.guardedBy(MOST_REJECTED);
        braze.poison("e2");
        bench.imports("e1", "e2");
        ImportWork holes = bench.begin();
        holes.rejected = 2;
        holes.through(List.of(out("e2")));
        braze.cure();
        bench.retriesRefused();

        bench.imports("e3");

        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void what_earlier_lists_could_not_send_outlives_a_cancelled_list_that_had_taken_it_over() {
        bench.guardedBy(MOST_REJECTED);
        bench.imports("e0");
        ImportWork holes = bench.begin();
        holes.rejected = 3;
        EndedImport held = holes.through(List.of(in("e1"), out("e0")));
        ImportWork list = bench.begin();
        list.plan("e3");
        list.cancel();

        EndedImport next = bench.imports("e4");

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e4");
    }

    @Test
    void a_cancelled_list_that_said_the_contrary_takes_no_earlier_wish_along() {
        braze.poison("e2");
        bench.imports("e1", "e2");
        ImportWork failed = bench.begin();
        failed.plan(List.of(in("e3"), out("e1")));
        failed.fail();
        ImportWork list = bench.begin();
        list.plan(List.of(in("e1"), out("e2"), out("e3")));
        list.cancel();
        braze.cure();
        bench.retriesRefused();

        bench.imports("e4");

        assertThat(braze.users()).containsExactlyInAnyOrder("e2", "e3", "e4");
    }

    @Test
    void what_a_cancelled_list_sent_before_its_cancel_stands_over_earlier_wishes() {
        bench.packing(1);
        bench.imports("e1", "e2");
        ImportWork failed = bench.begin();
        failed.plan(List.of(out("e1"), out("e2"), in("e3")));
        failed.fail();
        ImportWork list = bench.begin();
        list.plan(List.of(in("e1"), in("e2"), in("e4")));
        Batch first = list.pending().get(0);
        SendAttempt attempt = list.mark(first);
        braze.post(first);
        list.acknowledge(attempt);
        list.cancel();

        bench.imports("e5");

        String sent = first.adds().get(0);
        assertThat(braze.users()).contains(sent, "e3", "e5").doesNotContain("e1", "e2");
    }

    @Test
    void what_a_guard_parked_of_a_cancelled_list_nobody_wants_any_more() {
        bench.guardedBy(THIRTY_PERCENT);
        bench.imports("e1", "e2", "e3", "e4");
        ImportWork list = bench.begin();
        list.plan(List.of(out("e1"), out("e2"), in("e5")));
        list.cancel();
        bench.guardedBy(LedgerBench.NO_GUARDS);

        bench.imports("e6");

        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4", "e6");
    }

    @Test
    void what_was_parked_before_a_cancelled_list_is_still_wanted() {
        bench.guardedBy(THIRTY_PERCENT);
        bench.imports("e1", "e2", "e3", "e4");
        bench.imports(out("e1"), out("e2"), in("e5"));
        ImportWork list = bench.begin();
        list.plan(List.of(in("e6"), in("e1")));
        list.cancel();
        bench.guardedBy(LedgerBench.NO_GUARDS);

        bench.imports("e7");

        assertThat(braze.users()).containsExactlyInAnyOrder("e3", "e4", "e5", "e7");
    }

    @Test
    void two_cancelled_lists_and_a_cancelled_retirement_lose_nothing_of_a_failed_one() {
        bench.imports("e0");
        ImportWork failed = bench.begin();
        failed.plan(List.of(in("e1"), out("e0")));
        failed.fail();
        for (String id : List.of("e2", "e3")) {
            ImportWork list = bench.begin();
            list.plan(id);
            list.cancel();
        }
        ImportWork retire = bench.begin(ImportKind.RETIRE, Waivers.NONE);
        retire.plan(List.of());
        retire.cancel();

        bench.imports("e4");

        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e4");
    }

    /** Operations of {@code lists} by row; whom Braze holds at last, where each identifier is a user. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "+e1+d1 | -m+d1 ; e0",
                "+e1+d1 | -d1 ; e0",
                "+e1+m | -d1+m | ; e0",
                "+e1+m+d1 | -n+d1 ; e0",
                "+m+d1 | -e1+d1 ; e0",
                "+e1+d1 +e2+m | -m+d1 ; e0",
                "+e1+d1 | +m+d1 | -d1 ; e0",
                // somebody else's by a later row
                "+e1+d1 | +m+d1 | -m ; e0 e1",
                "+e1+d1 | +e2+d1 | -d1 ; e0 e1",
                "+e1+d1 | +e2+d1 | -m+d1 ; e0 e1",
                // two external ids are two users
                "+e1+d1 | -e2+d1 ; e0 e1",
                // an add behind the remove lets in again
                "+e1+d1 | -m+d1 +e1 ; e0 e1",
                "+e1+m | +e1 +m | -m ; e0 e1",
                "+e1+m | +e1 +m | -e1 ; e0 m"
            })
    void a_remove_takes_out_whom_an_earlier_row_stood_beside(String lists, String held) {
        bench.imports("e0");
        for (String list : lists.split(" \\| ?")) {
            assertThat(bench.imports(Stream.of(list.split(" "))
                                    .map(ChangeListTest::row)
                                    .toList())
                            .state())
                    .isEqualTo(SUCCEEDED);
        }

        assertThat(braze.users())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(held.split(" ")).map(ChangeListTest::id).toList());
    }

    private static SourcePerson row(String text) {
        List<String> ids = Stream.of(text.substring(1).split("\\+"))
                .map(ChangeListTest::id)
                .toList();
        SourcePerson row = in(ids.get(0)).also(ids.stream().skip(1).toArray(String[]::new));
        return text.charAt(0) == '-' ? row.leaving() : row;
    }

    private static String id(String word) {
        return word.length() == 1 ? SourcePerson.alias(word) : word;
    }

    @Test
    void a_refresh_sends_all_that_lists_let_in_again_and_nobody_else() {
        bench.imports("e1", "e2", "e3");
        bench.imports(out("e2"), in("e4"));

        EndedImport refreshed = bench.begin(ImportKind.REFRESH, Waivers.NONE).through(List.of());

        assertThat(refreshed.state()).isEqualTo(SUCCEEDED);
        assertThat(refreshed.settled()).isEqualTo(3);
        assertThat(braze.requests().get(2).adds()).containsExactlyInAnyOrder("e1", "e3", "e4");
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3", "e4");
    }

    @Test
    void a_refresh_takes_along_what_earlier_lists_could_not_send() {
        bench.guardedBy(MOST_REJECTED);
        bench.imports("e1", "e2");
        ImportWork holes = bench.begin();
        holes.rejected = 3;
        holes.through(List.of(out("e2"), in("e3")));

        EndedImport refreshed = bench.begin(ImportKind.REFRESH, Waivers.NONE).through(List.of());

        assertThat(refreshed.state()).isEqualTo(SUCCEEDED);
        assertThat(refreshed.settled()).isEqualTo(1);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whom_a_cancelled_list_let_in_before_its_cancel_no_earlier_remove_takes_out(boolean folds) {
        bench.guardedBy(THIRTY_PERCENT).packing(1);
        if (folds) {
            bench.foldingAlways();
        }
        bench.imports("e1", "e2", "e3", "e4");
        bench.resyncs();
        bench.imports(out("e1"), out("e2"));
        ImportWork list = bench.begin();
        list.plan("e1", "e2", "e5");
        for (Batch batch : list.pending()) {
            if (!batch.adds().contains("e5")) {
                SendAttempt attempt = list.mark(batch);
                braze.post(batch);
                list.acknowledge(attempt);
            }
        }
        list.run.stop(new StopReason.Cancelled("Ann"));
        list.end();
        bench.guardedBy(LedgerBench.NO_GUARDS);

        EndedImport ended = bench.imports("e6");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4", "e6");
    }
}
