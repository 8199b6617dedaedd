package io.muster.ledger;

import static io.muster.imports.ImportState.HELD;
import static io.muster.imports.ImportState.PARTIAL;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SourcePerson.alias;
import static io.muster.ledger.SourcePerson.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What guards keep back, and what an approval lets go (docs/design.md, <i>Guards</i>). */
class GuardedImportTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE).guardedBy(Guards.DEFAULT);

    @Test
    void too_many_removals_are_parked_and_the_adds_go() {
        bench.imports(people(1, 10));

        EndedImport ended = bench.imports(people(5, 12));

        assertThat(ended.state()).isEqualTo(PARTIAL);
        assertThat(ended.guard()).isEqualTo("max-removed");
        assertThat(ended.parkedRemoves()).isEqualTo(4);
        assertThat(ended.added()).isEqualTo(2);
        assertThat(ended.removed()).isZero();
        assertThat(bench.braze.users()).hasSize(12);
    }

    @Test
    void a_shared_request_loses_only_the_side_that_is_parked() {
        bench.imports(people(1, 10));

        bench.imports(people(5, 12));

        assertThat(bench.braze.requests().get(1)).isEqualTo(new SimulatedBraze.Sent(List.of("e11", "e12"), List.of()));
    }

    @Test
    void an_import_of_nothing_but_parked_changes_is_held() {
        bench.imports(people(1, 10));

        EndedImport ended = bench.imports(people(1, 5));

        assertThat(ended.state()).isEqualTo(HELD);
        assertThat(ended.requests()).isZero();
        assertThat(ended.parkedRemoves()).isEqualTo(5);
        assertThat(ended.present()).isEqualTo(10);
    }

    @Test
    void an_approval_lets_so_many_go_and_one_more_is_parked_again() {
        bench.imports(people(1, 10));
        bench.imports(people(1, 5));

        EndedImport more = bench.approved(0, 5).through(SourcePerson.all(people(1, 4)));
        EndedImport asApproved = bench.approved(0, 6).through(SourcePerson.all(people(1, 4)));

        assertThat(more.state()).isEqualTo(HELD);
        assertThat(more.parkedRemoves()).isEqualTo(6);
        assertThat(asApproved.state()).isEqualTo(SUCCEEDED);
        assertThat(asApproved.removed()).isEqualTo(6);
    }

    @Test
    void who_comes_back_while_removals_are_parked_is_not_removed_by_the_approval() {
        bench.imports(people(1, 10));
        bench.imports(people(1, 5));

        EndedImport ended = bench.approved(0, 5).through(SourcePerson.all(people(1, 9)));

        assertThat(ended.removed()).isEqualTo(1);
        assertThat(bench.braze.users()).hasSize(9);
    }

    @Test
    void too_many_adds_are_parked_and_the_removals_go() {
        bench.guardedBy(new Guards(Optional.empty(), Optional.of(Percentage.percent(50)), 1, Optional.empty(), false));
        bench.imports(people(1, 10));

        EndedImport ended = bench.imports(people(2, 16));
        EndedImport approved = bench.approved(6, 0).through(SourcePerson.all(people(2, 16)));

        assertThat(ended.state()).isEqualTo(PARTIAL);
        assertThat(ended.guard()).isEqualTo("max-added");
        assertThat(ended.parkedAdds()).isEqualTo(6);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(approved.added()).isEqualTo(6);
        assertThat(approved.state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void a_first_import_is_never_too_many_adds() {
        bench.guardedBy(new Guards(Optional.empty(), Optional.of(Percentage.percent(50)), 1, Optional.empty(), false));

        assertThat(bench.imports(people(1, 10)).state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void parked_removals_park_the_adds_too_where_kinds_mix() {
        bench.imports(IntStream.range(0, 4).mapToObj(n -> in(alias("m" + n))).toList());

        EndedImport ended = bench.imports(people(1, 4));

        assertThat(ended.state()).isEqualTo(HELD);
        assertThat(ended.parkedRemoves()).isEqualTo(4);
        assertThat(ended.parkedAdds()).isEqualTo(4);
        assertThat(bench.braze.requests()).hasSize(1);
    }

    @Test
    void too_few_members_hold_everything_until_that_guard_is_waived() {
        bench.guardedBy(new Guards(Optional.empty(), Optional.empty(), 3, Optional.empty(), false));
        bench.imports(people(1, 4));

        EndedImport held = bench.imports("e1", "e9");
        EndedImport waived = bench.approved(0, 0, "min-members").through(SourcePerson.all("e1", "e9"));

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(held.guard()).isEqualTo("min-members");
        assertThat(held.requests()).isZero();
        assertThat(waived.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e9");
    }

    @Test
    void a_source_that_gave_nothing_empties_no_cohort() {
        bench.imports(people(1, 4));

        EndedImport held = bench.imports(List.of());

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(bench.braze.users()).hasSize(4);
    }

    @Test
    void too_many_rejected_rows_hold_everything() {
        ImportWork work = bench.begin();
        work.rejected = 3;

        EndedImport held = work.through(SourcePerson.all(people(1, 10)));

        assertThat(held.state()).isEqualTo(HELD);
        assertThat(held.guard()).isEqualTo("max-rejected");
        assertThat(bench.braze.requests()).isEmpty();
    }

    @Test
    void a_held_import_leaves_what_was_uncertain_as_it_was() {
        bench.braze.next(SimulatedBraze.Fate.LOST_AFTER_EFFECT);
        bench.imports(people(1, 4));
        bench.imports(List.of());
        bench.quietPasses();

        EndedImport next = bench.imports("e1");

        assertThat(next.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("e1");
    }

    @Test
    void removals_of_a_suppression_cohort_always_go() {
        bench.guardedBy(new Guards(Optional.of(Percentage.percent(30)), Optional.empty(), 0, Optional.empty(), true));
        bench.imports(people(1, 10));

        EndedImport ended = bench.imports(List.of());

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).isEmpty();
    }

    @Test
    void small_losses_add_up_over_seven_days() {
        bench.imports(people(1, 20));
        EndedImport first = bench.imports(people(1, 15));

        EndedImport second = bench.imports(people(1, 12));

        assertThat(first.state()).isEqualTo(SUCCEEDED);
        assertThat(second.state()).isEqualTo(HELD);
        assertThat(second.reason()).contains("seven days");
    }

    /** Nine tenths of what the source gave that day was never sent, so that nobody lost it. */
    @Test
    void who_was_parked_on_the_way_in_is_no_loss_when_the_source_has_them_no_more() {
        bench.guardedBy(new Guards(
                Optional.of(Percentage.percent(30)), Optional.of(Percentage.percent(50)), 0, Optional.empty(), false));
        bench.imports(people(1, 10));
        EndedImport parked = bench.imports(people(2, 100));

        EndedImport next = bench.imports(people(3, 10));

        assertThat(parked.parkedAdds()).isEqualTo(90);
        assertThat(parked.removed()).isEqualTo(1);
        assertThat(next.state()).as(next.reason()).isEqualTo(SUCCEEDED);
        assertThat(next.removed()).isEqualTo(1);
    }

    @Test
    void losses_are_counted_anew_after_an_approval() {
        bench.imports(people(1, 20));
        bench.imports(people(1, 15));
        bench.imports(people(1, 12));
        bench.approved(0, 3).through(SourcePerson.all(people(1, 12)));

        EndedImport next = bench.imports(people(1, 10));

        assertThat(next.state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void losses_before_the_last_seven_days_do_not_count() {
        bench.imports(people(1, 20));
        bench.sql
                .sql("update import set finished_at = finished_at - interval '8 days'")
                .update();
        bench.imports(people(1, 15));

        EndedImport next = bench.imports(people(1, 12));

        assertThat(next.state()).isEqualTo(SUCCEEDED);
    }

    private static String[] people(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "e" + i).toArray(String[]::new);
    }

    @Test
    void losses_are_counted_anew_after_the_cohort_was_retired() {
        bench.imports(people(1, 100));
        bench.retires();
        bench.imports(people(1, 10));

        EndedImport ended = bench.imports(people(1, 9));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.removed()).isEqualTo(1);
    }
}
