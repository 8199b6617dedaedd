package io.muster.ledger.plan;

import static io.muster.imports.ImportState.HELD;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SourcePerson.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.ledger.EndedImport;
import io.muster.ledger.ImportWork;
import io.muster.ledger.LedgerBench;
import io.muster.ledger.SourcePerson;
import io.muster.ledger.plan.UnchangedProof.LedgerChangedException;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a snapshot's sum proves, and when it proves nothing. Each proof is held against the diff by the bench. */
class UnchangedProofTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);

    @Test
    void whom_braze_holds_already_is_proven_in_whatever_order_they_come() {
        bench.imports("e1", "e2", "e3");
        ImportWork again = bench.begin();

        EndedImport ended = again.through(SourcePerson.all("e3", "e1", "e2"));

        assertThat(again.proven).isTrue();
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.members()).isEqualTo(3);
        assertThat(ended.unchanged()).isEqualTo(3);
        assertThat(ended.requests() + ended.changes() + ended.duplicates()).isZero();
    }

    @Test
    void it_is_proven_after_joins_leaves_and_a_fold_and_for_nobody_at_all() {
        bench.foldingAlways();
        bench.imports("e1", "e2");
        bench.imports("e2", "e3", "e4");
        assertThat(isProven("e2", "e3", "e4")).isTrue();

        bench.imports(List.of());

        assertThat(isProven()).isTrue();
        bench.imports("e1");
        assertThat(isProven("e1")).isTrue();
    }

    /** What makes a full comparison needed, though the same rows come again. */
    enum Doubt {
        ANOTHER_MEMBER(bench -> bench.imports("e1", "e3")),
        ONE_FEWER(bench -> bench.imports("e1")),
        RESYNCED(LedgerBench::resyncs),
        REFUSED(bench -> {
            bench.braze.poison("e9");
            bench.imports("e1", "e2", "e9");
        }),
        KEPT_BACK(bench -> {
            bench.guardedBy(
                    new Guards(Optional.of(Percentage.percent(1)), Optional.empty(), 0, Optional.empty(), false));
            bench.imports("e1");
        }),
        TIED(bench -> bench.imports(in("e1").also("d1"), in("e2"))),
        UNANSWERED(bench -> {
            ImportWork work = bench.begin();
            work.plan("e1", "e2", "e3");
            work.mark(work.planned().get(0));
            work.fail();
        });

        private final Consumer<LedgerBench> happens;

        Doubt(Consumer<LedgerBench> happens) {
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_there_is_more_to_know_the_rows_are_compared(Doubt doubt) {
        bench.imports("e1", "e2");
        doubt.happens.accept(bench);

        assertThat(isProven("e1", "e2")).isFalse();

        EndedImport ended = bench.imports("e1", "e2");
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void a_ledger_that_may_know_less_than_was_sent_proves_nothing() {
        bench.imports("e1", "e2");
        ImportWork work = bench.begin();
        bench.sql.sql("update cohort set behind_at = now(), behind_why = '?'").update();

        work.plan("e1", "e2");

        assertThat(work.proven).isFalse();
    }

    @Test
    void what_was_planned_is_its_cohorts_also_where_the_workspace_is_gone_meanwhile() {
        bench.imports("e1", "e2", "e3");
        ImportWork work = bench.begin();
        work.plan("e1", "e2", "e3", "e4");
        work.deliver();
        bench.queue.begins(work.run.id(), work.run.token(), 0, work.run.definition());

        EndedImport ended = work.end();

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.present()).isEqualTo(4);
        assertThat(isProven("e1", "e2", "e3")).isFalse();
        assertThat(isProven("e1", "e2", "e3", "e4")).isTrue();
    }

    /** The sum is of before its changes, whoever ended it without a word to the cohort. */
    @Test
    void an_import_that_never_came_to_its_end_statement_has_the_next_ones_compared() {
        bench.imports("e1", "e2", "e3");
        ImportWork work = bench.begin();
        work.plan("e1", "e2", "e3", "e4");
        work.deliver();
        bench.sql.sql("""
                        update import
                           set state = 'FAILED', finished_at = now(), owner = null, token = null, lease_until = null
                         where id = :id""").param("id", work.run.id()).update();

        ImportWork next = bench.begin();

        next.plan("e1", "e2", "e3");
        next.deliver();

        assertThat(next.proven).isFalse();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    void who_stands_twice_is_compared() {
        bench.imports("e1", "e2");

        assertThat(isProven("e1", "e2", "e2")).isFalse();
        assertThat(isProven("e1", "e1")).isFalse();
        assertThat(bench.imports("e1", "e2", "e2").duplicates()).isEqualTo(1);
        assertThat(isProven("e1", "e2")).isTrue();
    }

    @Test
    void what_a_refresh_sends_again_is_no_matter_of_sums() {
        bench.imports("e1", "e2");

        EndedImport ended = bench.refreshes("e1", "e2");

        assertThat(ended.settled()).isEqualTo(2);
        assertThat(isProven("e1", "e2")).isTrue();
    }

    @Test
    void a_guard_has_its_word_on_what_is_unchanged() {
        bench.imports("e1", "e2");
        bench.guardedBy(new Guards(Optional.empty(), Optional.empty(), 5, Optional.empty(), false));
        ImportWork again = bench.begin();

        EndedImport ended = again.through(SourcePerson.all("e1", "e2"));

        assertThat(again.proven).isTrue();
        assertThat(ended.state()).isEqualTo(HELD);
        assertThat(ended.guard()).isEqualTo("min-members");
    }

    @Test
    void a_cohort_from_before_the_sums_gets_its_own_with_its_next_import() {
        bench.imports("e1", "e2");
        bench.sql.sql("update cohort set member_sum = null").update();

        assertThat(isProven("e1", "e2")).isFalse();

        bench.imports("e1", "e2");
        assertThat(isProven("e1", "e2")).isTrue();
    }

    @Test
    void one_in_so_many_is_compared_all_the_same() {
        bench.proof = new UnchangedProof(DATABASE, OptionalInt.of(1));
        bench.imports("e1", "e2");

        assertThat(isProven("e1", "e2")).isFalse();
    }

    @Test
    void a_ledger_that_changed_since_the_proof_has_the_source_read_again() {
        bench.imports("e1", "e2");
        ImportWork again = bench.begin();
        again.step = bench::resyncs;

        assertThatThrownBy(() -> again.plan("e1", "e2")).isInstanceOf(LedgerChangedException.class);

        assertThat(again.proven).isTrue();
        assertThat(again.planned()).isEmpty();
    }

    /** Looks, and leaves all as it was. */
    private boolean isProven(String... ids) {
        ImportWork work = bench.begin();
        work.plan(List.of(SourcePerson.all(ids).toArray(SourcePerson[]::new)));
        boolean proven = work.proven;
        work.cancel();
        return proven;
    }
}
