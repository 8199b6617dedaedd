package io.muster.ledger;

import static io.muster.imports.ImportState.FAILED;
import static io.muster.imports.ImportState.PARTIAL;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SimulatedBraze.Fate.LOST_AFTER_EFFECT;
import static io.muster.ledger.SourcePerson.alias;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.stage.StagingTable.IdentifiedDevice;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.BatchState;
import io.muster.ledger.store.SendAttempt;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Braze's sets hold users, ours identifiers: what the ledger does about persons who have several (docs/design.md, rule 8). */
class PersonsTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final String ALIAS_1 = alias("m1");
    private static final String ALIAS_2 = alias("m2");

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE).against(new SimulatedBraze(HistoryFamily::user));

    @Test
    void a_device_that_another_row_ties_to_somebody_identified_is_taken_out_and_never_sent() {
        ImportWork work = bench.begin();

        EndedImport ended = work.through(List.of(in("e1").also("d1"), in("d1"), in("d2")));

        assertThat(work.takenOut).containsExactly(new IdentifiedDevice(2, "1"));
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.members()).isEqualTo(2);
        assertThat(bench.braze.requests()).flatMap(SimulatedBraze.Sent::all).containsExactlyInAnyOrder("e1", "d2");
    }

    @Test
    void an_alias_stays_while_its_person_is_in_under_an_external_id_and_goes_with_the_person() {
        bench.imports(in(ALIAS_1), in(ALIAS_2));

        EndedImport better = bench.imports(in("e1").also(ALIAS_1), in(ALIAS_2));
        EndedImport gone = bench.imports(in(ALIAS_2));

        assertThat(better.added()).isEqualTo(1);
        assertThat(better.removed()).isZero();
        assertThat(bench.braze.requests().get(1)).isEqualTo(new SimulatedBraze.Sent(List.of("e1"), List.of()));
        assertThat(gone.removed()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactly("2");
    }

    @Test
    void who_stays_for_a_person_counts_as_unchanged() {
        bench.imports(in(ALIAS_1), in("e2"));
        bench.imports(in("e1").also(ALIAS_1), in("e2"));

        EndedImport ended = bench.imports(in("e1").also(ALIAS_1), in("e2"));

        assertThat(ended.requests()).isZero();
        assertThat(ended.members()).isEqualTo(3);
        assertThat(ended.unchanged()).isEqualTo(3);
        assertThat(ended.duplicates()).isZero();
    }

    @Test
    void a_person_told_by_a_column_keeps_what_was_sent_under_another_identifier() {
        bench.knowingPersons();
        bench.imports(in("d1").of("P1"), in("e2").of("P2"));

        EndedImport identified = bench.imports(in("e1").of("P1"), in("e2").of("P2"));
        EndedImport gone = bench.imports(in("e2").of("P2"));

        assertThat(identified.removed()).isZero();
        assertThat(gone.removed()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactly("2");
    }

    @Test
    void an_external_id_stays_when_only_the_alias_comes_that_stood_beside_it() {
        bench.imports(in(ALIAS_1), in(ALIAS_2));
        bench.imports(in("e1").also(ALIAS_1), in(ALIAS_2));

        EndedImport back = bench.imports(in(ALIAS_1), in(ALIAS_2));
        Set<String> meanwhile = bench.braze.users();
        bench.imports(in(ALIAS_2));

        assertThat(back.removed()).isZero();
        assertThat(meanwhile).containsExactlyInAnyOrder("1", "2");
        assertThat(bench.braze.users()).containsExactly("2");
    }

    @Test
    void a_tie_that_was_learned_of_two_members_who_stay_is_kept() {
        bench.imports(in(ALIAS_1), in("e1"));
        EndedImport nothing = bench.imports(in(ALIAS_1), in("e1").also(ALIAS_1));

        EndedImport one = bench.imports(in(ALIAS_1));

        assertThat(nothing.requests()).isZero();
        assertThat(one.removed()).isZero();
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void a_person_who_got_another_number_is_known_by_it() {
        bench.knowingPersons();
        bench.imports(in(ALIAS_1).of("P1"), in("e2").of("P2"));
        bench.imports(in(ALIAS_1).of("P7"), in("e1").of("P7"), in("e2").of("P2"));

        EndedImport identified = bench.imports(in("e1").of("P7"), in("e2").of("P2"));

        assertThat(identified.removed()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void persons_told_by_alternates_are_the_same_once_a_column_tells_them() {
        bench.imports(in(ALIAS_1), in("e2"));
        bench.imports(in("e1").also(ALIAS_1), in("e2"));
        bench.knowingPersons();

        EndedImport edited = bench.imports(in("e1").of("P1"), in("e2").of("P2"));
        EndedImport gone = bench.imports(in("e2").of("P2"));

        assertThat(edited.removed()).isZero();
        assertThat(gone.removed()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactly("2");
    }

    @Test
    void an_alias_that_moved_to_somebody_else_does_not_keep_its_first_owner() {
        bench.imports(in("e1").also(ALIAS_1), in("e2"));

        bench.imports(in("e2").also(ALIAS_1));

        assertThat(bench.braze.users()).containsExactly("2");
    }

    @Test
    void an_external_id_waits_for_another_of_the_same_person_whose_remove_may_still_take_effect() {
        bench.imports(in("e11").of("P1"), in("e2").of("P2"));
        bench.braze.next(LOST_AFTER_EFFECT);
        bench.imports(in("e2").of("P2"));
        ImportWork work = bench.begin();

        work.through(List.of(in("e1").of("P1"), in("e2").of("P2")));

        assertThat(work.waits).isPositive();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_list_that_removes_a_person_takes_out_whatever_was_sent_for_them() {
        LedgerBench lists = LedgerBench.lists(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        lists.imports(in(ALIAS_1), in(ALIAS_2));
        lists.imports(in("e1").also(ALIAS_1));

        EndedImport left = lists.imports(out("e1"), out("e2").also(ALIAS_2));

        assertThat(left.removed()).isEqualTo(3);
        assertThat(lists.braze.users()).isEmpty();
    }

    @Test
    void the_last_row_of_a_person_wins_whichever_identifier_it_names() {
        LedgerBench lists = LedgerBench.lists(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        lists.imports(in(ALIAS_1), in("e2"));

        lists.imports(
                in("e1").also(ALIAS_1), out(ALIAS_1), out("e2"), in(ALIAS_2).also("e2"));

        assertThat(lists.braze.users()).containsExactly("2");
    }

    @Test
    void a_halved_request_still_knows_its_persons() {
        bench.knowingPersons();
        bench.braze.poison("e3");
        bench.imports(in("d1").of("P1"), in(ALIAS_2).of("P2"), in("e3").of("P3"));

        EndedImport ended = bench.imports(in("e1").of("P1"), in("e2").of("P2"), in("e3").of("P3"));

        assertThat(ended.state()).isEqualTo(PARTIAL);
        assertThat(ended.removed()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_new_base_still_knows_its_persons() {
        bench.knowingPersons();
        bench.imports(in(ALIAS_1).of("P1"), in(ALIAS_2).of("P2"), in("e3").of("P3"), in("e4").of("P4"));
        long first = bench.folded();
        bench.imports(in(ALIAS_1).of("P1"), in(ALIAS_2).of("P2"));
        long second = bench.folded();

        EndedImport ended = bench.imports(in("e1").of("P1"), in("e2").of("P2"));

        assertThat(second).isGreaterThan(first);
        assertThat(ended.added()).isEqualTo(2);
        assertThat(ended.removed()).isZero();
    }

    @Test
    void a_base_can_be_made_anew_after_a_request_with_persons_was_halved() {
        bench.knowingPersons();
        bench.braze.next(SimulatedBraze.Fate.REFUSED);
        bench.imports(in(ALIAS_1).of("P1"), in("e2").of("P2"), in("e3").of("P3"));
        long first = bench.folded();

        bench.imports(in(ALIAS_1).of("P1"));

        assertThat(first).isPositive();
        assertThat(bench.folded()).isGreaterThan(first);
        assertThat(bench.states()).containsExactly(BatchState.ACKNOWLEDGED);
    }

    @Test
    void who_was_taken_out_by_one_identifier_is_sent_again_under_the_other() {
        bench.knowingPersons().packing(1);
        bench.imports(in("e1").of("P1"), in(ALIAS_1).of("P1"));
        bench.braze.next(LOST_AFTER_EFFECT);
        EndedImport failed = bench.imports(List.of());

        EndedImport back = bench.imports(in("e1").of("P1"), in(ALIAS_1).of("P1"));

        assertThat(failed.state()).isEqualTo(FAILED);
        assertThat(back.state()).isEqualTo(SUCCEEDED);
        assertThat(back.settled()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void who_was_taken_out_by_an_alternate_is_sent_again_though_much_was_folded_since() {
        bench.packing(1);
        bench.imports(in(ALIAS_1));
        bench.imports(in("e1").also(ALIAS_1));
        ImportWork half = bench.begin();
        half.plan(List.of());
        Batch first = half.pending().get(0);
        SendAttempt attempt = half.mark(first);
        bench.braze.post(first);
        half.acknowledge(attempt);
        half.fail();

        EndedImport back = bench.imports(in("e1").also(ALIAS_1));

        assertThat(back.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void removes_go_first_where_kinds_mix_and_no_add_goes_before_each_has_its_answer() {
        bench.imports(in(ALIAS_1), in(ALIAS_2));
        ImportWork work = bench.begin();
        work.plan("e3", "e4");

        List<Batch> removes = work.pending();
        Batch only = removes.get(0);
        SendAttempt attempt = work.mark(only);
        List<Batch> stillRemoves = work.pending();
        work.acknowledge(attempt);
        List<Batch> adds = work.pending();

        assertThat(removes).hasSize(1);
        assertThat(only.removes()).containsExactlyInAnyOrder(ALIAS_1, ALIAS_2);
        assertThat(only.adds()).isEmpty();
        assertThat(stillRemoves).extracting(Batch::no).containsExactly(only.no());
        assertThat(adds).flatMap(Batch::adds).containsExactlyInAnyOrder("e3", "e4");
    }

    @Test
    void adds_wait_where_a_remove_was_repeated_and_may_still_take_effect() {
        bench.imports(in(ALIAS_1));
        bench.braze.next(SimulatedBraze.Fate.LATE);
        ImportWork work = bench.begin().patient(1);

        work.through(List.of(in("e1")));

        assertThat(work.waits).isEqualTo(1);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void an_external_id_waits_for_an_alias_whose_remove_may_still_take_effect() {
        bench.imports(in(ALIAS_1));
        bench.braze.next(SimulatedBraze.Fate.LATE);
        bench.imports(List.of());
        ImportWork work = bench.begin();

        EndedImport ended = work.through(List.of(in("e1").also(ALIAS_1)));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(work.waits).isEqualTo(1);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void mixed_kinds_need_at_most_one_request_more() {
        bench.packing(10);
        bench.imports(IntStream.range(0, 14).mapToObj(n -> in(alias("m" + n))).toList());
        int before = bench.braze.requests().size();

        EndedImport ended =
                bench.imports(IntStream.range(20, 32).mapToObj(n -> in("e" + n)).toList());

        assertThat(ended.changes()).isEqualTo(26);
        assertThat(bench.braze.requests().size() - before).isEqualTo(4);
    }

    @Test
    void somebody_known_by_an_earlier_snapshots_alternate_stays_when_only_the_alternate_comes() {
        bench.imports(in("e1").also(ALIAS_1), in(ALIAS_1));

        EndedImport ended = bench.imports(in(ALIAS_1));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void an_alias_that_was_never_sent_itself_keeps_its_person_when_only_it_comes() {
        bench.imports(in("e1").also(ALIAS_1));

        EndedImport ended = bench.imports(in(ALIAS_1));
        Set<String> meanwhile = bench.braze.users();
        bench.imports(List.of());

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(meanwhile).containsExactly("1");
        assertThat(bench.braze.users()).isEmpty();
    }

    /** Nothing ties the two identifiers. The refused remove is answered, so the add goes; tried again, it takes her out. */
    @Test
    void who_was_added_past_a_refused_remove_is_sent_again_when_the_remove_is_tried_again() {
        bench.imports(in(ALIAS_1), in("e2"));
        bench.braze.poison(ALIAS_1);
        EndedImport partial = bench.imports(in("e1"), in("e2"));
        bench.braze.cure();
        bench.retriesRefused();

        EndedImport ended = bench.imports(in("e1"), in("e2"));
        EndedImport same = bench.imports(in("e1"), in("e2"));

        assertThat(partial.state()).isEqualTo(PARTIAL);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(ended.settled()).isEqualTo(1);
        assertThat(same.requests()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void who_was_added_past_a_refused_half_of_the_removes_is_sent_again_too() {
        bench.packing(2);
        bench.imports(in(ALIAS_1), in(ALIAS_2));
        bench.braze.poison(ALIAS_1);
        bench.imports(in("e1"));
        bench.braze.cure();
        bench.retriesRefused();

        EndedImport ended = bench.imports(in("e1"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    /** The adds were written first and numbered first, and sent last. */
    @Test
    void who_was_added_after_a_remove_of_the_same_import_needs_no_repeat_once_both_are_known_as_one() {
        bench.packing(2);
        bench.imports(in(ALIAS_1), in("e2"));
        bench.imports(in("e1"), in("e2"), in("e3"), in("e4"));

        EndedImport ended = bench.imports(in("e1").also(ALIAS_1), in("e2"), in("e3"), in("e4"));

        assertThat(ended.requests()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void a_list_too_sends_again_whom_it_added_past_a_refused_remove() {
        LedgerBench lists = LedgerBench.lists(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        lists.imports(in(ALIAS_1), in("e2"));
        lists.braze.poison(ALIAS_1);
        lists.imports(out(ALIAS_1), in("e1"));
        lists.braze.cure();
        lists.retriesRefused();

        EndedImport ended = lists.imports(in("e3"));
        EndedImport same = lists.imports(in("e3"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(same.requests()).isZero();
        assertThat(lists.braze.users()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void a_refused_remove_of_one_external_id_shakes_no_other() {
        bench.imports(in("e1"), in("e2"));
        bench.braze.poison("e1");
        bench.imports(in("e2"), in("e3"));
        bench.braze.cure();
        bench.retriesRefused();

        EndedImport ended = bench.imports(in("e2"), in("e3"));

        assertThat(ended.removed()).isEqualTo(1);
        assertThat(ended.settled()).isZero();
    }

    /** What was said last of the alias left with it, and a base that was made anew kept what was said before. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void two_that_were_said_to_be_two_stay_two_when_one_of_them_was_gone_for_a_while(boolean folds) {
        if (folds) {
            bench.foldingAlways();
        }
        bench.imports(in("e2").also(ALIAS_1), in(ALIAS_1), in("e3"));
        bench.imports(in("e2"), in(ALIAS_1), in("e3"));
        bench.imports(in("e2"));

        EndedImport ended = bench.imports(in(ALIAS_1));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    /** The address stood beside somebody; now it is another user's. */
    @Test
    void an_identifier_that_another_row_names_by_itself_is_somebody_elses_from_then_on() {
        bench.against(new SimulatedBraze());
        bench.imports(in("e1").also(ALIAS_1));
        bench.imports(in("e1"), in(ALIAS_1));
        Set<String> both = bench.braze.users();

        EndedImport left = bench.imports(in("e1"));
        EndedImport same = bench.imports(in("e1"));

        assertThat(both).containsExactlyInAnyOrder("e1", ALIAS_1);
        assertThat(left.state()).isEqualTo(SUCCEEDED);
        assertThat(left.removed()).isEqualTo(1);
        assertThat(left.members()).isEqualTo(1);
        assertThat(same.requests()).isZero();
        assertThat(bench.braze.users()).containsExactly("e1");
    }

    /** The same rows, but it is her own address still: to take it out takes her out, so she is sent again. */
    @Test
    void who_may_be_the_one_that_is_taken_out_is_sent_again() {
        bench.imports(in("e1").also(ALIAS_1));
        bench.imports(in("e1"), in(ALIAS_1));

        EndedImport left = bench.imports(in("e1"));

        assertThat(left.state()).isEqualTo(SUCCEEDED);
        assertThat(left.removed()).isEqualTo(1);
        assertThat(left.settled()).isEqualTo(1);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    @Test
    void who_may_be_the_one_that_is_taken_out_is_sent_again_after_a_failure_too() {
        bench.packing(1);
        bench.imports(in("e1").also(ALIAS_1));
        bench.imports(in("e1"), in(ALIAS_1));
        ImportWork half = bench.begin();
        half.plan("e1");
        Batch first = half.pending().get(0);
        SendAttempt attempt = half.mark(first);
        bench.braze.post(first);
        half.acknowledge(attempt);
        half.fail();

        EndedImport back = bench.imports("e1");

        assertThat(first.removes()).containsExactly(ALIAS_1);
        assertThat(back.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("1");
    }

    /** The alias stood beside both, one after the other. The adds were numbered first, and sent last. */
    @Test
    void an_external_id_is_not_sent_again_for_another_that_was_taken_out() {
        bench.against(new SimulatedBraze()).packing(2).whereAcceptedMayBeLate();
        bench.imports(in("e1").also(ALIAS_1));
        bench.imports(in("e2").also(ALIAS_1), in(ALIAS_1));

        EndedImport apart = bench.imports(in("e2"), in(ALIAS_1));

        assertThat(apart.requests()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e2", ALIAS_1);
    }

    /** Snapshots of rows, and whom Braze holds in the end where each identifier is a user; who is tied may stay. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            emptyValue = "",
            value = {
                // moved while nobody else was there, and the old owner comes back
                "e1+m | m | e1 ; e1",
                "e1+m | m e2 | e1 e2 ; e1 e2",
                "e1+m | m | e2 ; e2",
                // one after the other leaves, in both orders
                "e1+m | e1 m | m ; m",
                "e1+m | e1 m | m | e2 ; e2",
                "e1+m | e1 m | e1 | m | e1 ; e1",
                // from one person to another, and back
                "m | e1+m | e2+m | e1 ; e1",
                "m | e1+m | e1 e2+m | e2 ; e2 m",
                "m | e1+m | e2+m | e1+m e2 | e2 ; e2",
                "m n | e1+m e2+n | e1+n e2+m | e1 ; e1 n",
                "m n | e1+m e2+n | e1+n e2+m | e1 e2 m | e2 ; e2",
                // splits
                "m n | e1+m+n | e1 m n | n ; n",
                "m n | e1+m+n | m n | m ; m",
                "m n | e1+m+n | m+n e1 | e1 ; e1",
                "m d | e1+m+d | e1 m+d | e1 ; e1",
                // from one alias to another
                "m+d n | n+d ; n",
                "m+d n | n+d | n ; n",
                // together again
                "e1+m | e1 m | e1+m | e1 ; e1 m",
                "e1+m | e1 m | e1+m | e2 ; e2"
            })
    void values_that_move_leave_nobody_in_and_take_nobody_out(String snapshots, String held) {
        for (boolean folds : new boolean[] {false, true}) {
            Set<String> ids = moves(snapshots, folds, new SimulatedBraze());
            assertThat(ids)
                    .as("folding %s", folds)
                    .containsExactlyInAnyOrderElementsOf(
                            rows(held).stream().map(SourcePerson::id).toList());
            // The same where m, n and e1 are one user all along.
            moves(snapshots, folds, new SimulatedBraze(id -> id.equals("e2") ? "2" : "1"));
        }
    }

    private static Set<String> moves(String snapshots, boolean folds, SimulatedBraze braze) {
        LedgerBench bench = LedgerBench.snapshots(DATABASE).against(braze);
        if (folds) {
            bench.foldingAlways();
        }
        List<SourcePerson> rows = List.of();
        for (String snapshot : snapshots.split(" \\| ")) {
            rows = rows(snapshot);
            assertThat(bench.imports(rows).state()).as(snapshot).isEqualTo(SUCCEEDED);
            assertThat(rows).as(snapshot).allMatch(row -> braze.holds(row.id()));
        }
        assertThat(bench.imports(rows).requests()).as("once more").isZero();
        return braze.users();
    }

    private static List<SourcePerson> rows(String snapshot) {
        return Stream.of(snapshot.split(" "))
                .map(row -> Stream.of(row.split("\\+")).map(PersonsTest::id).toList())
                .map(ids -> in(ids.get(0)).also(ids.stream().skip(1).toArray(String[]::new)))
                .toList();
    }

    private static String id(String word) {
        return word.startsWith("e") ? word : word.equals("d") ? "d1" : alias(word + "1");
    }
}
