package io.muster.ledger;

import static io.muster.imports.ImportState.FAILED;
import static io.muster.imports.ImportState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.imports.FailureKind;
import io.muster.imports.ImportQueue.ImportClaim;
import io.muster.imports.ImportState;
import io.muster.imports.Outcomes.Final;
import io.muster.ledger.plan.Planner.StageLostException;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.BatchState;
import io.muster.ledger.store.LeaseLostException;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.Reason;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One holder of an import at a time, and what the next one finds (docs/design.md, rules 6, 9 and 10). */
class FencingTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE).packing(2);

    @Test
    void who_lost_the_import_can_neither_send_nor_keep_an_answer_nor_end_it() {
        ImportWork lost = bench.begin();
        lost.plan("e1", "e2", "e3");
        List<Batch> batches = lost.pending();
        SendAttempt attempt = lost.mark(batches.get(0));

        bench.takesOver(lost);

        assertFenced(() -> bench.batches.mark(lost.run, batches.get(1)));
        assertFenced(() -> bench.batches.acknowledge(lost.run, attempt, false));
        assertFenced(() -> bench.batches.turnedAway(lost.run, attempt));
        assertFenced(() -> bench.batches.refuse(lost.run, attempt));
        assertFenced(() -> bench.batches.halve(lost.run, attempt));
        assertThat(EndStatement.run(
                        bench.sql, lost.run, new Final(ImportState.SUCCEEDED, FailureKind.NONE, Reason.NONE, true)))
                .isEmpty();
        assertThat(bench.states()).containsExactly(BatchState.SENT, BatchState.PLANNED);
    }

    @Test
    void who_lost_the_import_cannot_plan_it() {
        ImportWork lost = bench.begin();
        bench.takesOver(lost);

        assertFenced(() -> lost.plan("e1"));

        assertThat(bench.states()).isEmpty();
    }

    @Test
    void nothing_is_sent_once_the_lease_has_run_out() {
        ImportWork late = bench.begin();
        late.plan("e1");
        bench.sql
                .sql("update import set lease_until = clock_timestamp() - interval '1 second'")
                .update();

        assertFenced(() -> bench.batches.mark(late.run, late.pending().get(0)));
    }

    @Test
    void an_old_attempt_cannot_answer_for_a_newer_one() {
        ImportWork work = bench.begin();
        work.plan("e1");
        Batch batch = work.pending().get(0);
        SendAttempt first = work.mark(batch);
        SendAttempt second = work.mark(batch);

        assertFenced(() -> bench.batches.acknowledge(work.run, first, false));
        work.acknowledge(second);

        assertThat(bench.states()).containsExactly(BatchState.ACKNOWLEDGED);
    }

    @Test
    void who_takes_over_sends_what_is_unanswered_and_what_was_never_sent() {
        ImportWork lost = bench.begin();
        lost.plan("e1", "e2", "e3", "e4", "e5", "e6");
        List<Batch> batches = lost.pending();
        SendAttempt answered = lost.mark(batches.get(0));
        bench.braze.post(batches.get(0));
        lost.acknowledge(answered);
        lost.mark(batches.get(1));

        ImportWork next = bench.begin(bench.takesOver(lost));
        next.deliver();
        EndedImport ended = next.end();

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.added()).isEqualTo(6);
        assertThat(bench.braze.requests()).hasSize(3);
        assertThat(bench.isLive()).as("the lost attempt may still take effect").isTrue();
    }

    @Test
    void a_plan_that_is_too_old_is_closed_and_the_next_import_does_the_rest() {
        ImportWork lost = bench.begin();
        lost.plan("e1", "e2", "e3");
        lost.mark(lost.pending().get(0));
        ImportWork next = bench.begin(bench.takesOver(lost));
        EndedImport closed = next.fail();

        EndedImport ended = bench.imports("e1", "e3");
        bench.quietPasses();

        assertThat(closed.state()).isEqualTo(FAILED);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void one_that_was_cut_off_before_its_plan_begins_again() {
        ImportWork lost = bench.begin();

        ImportClaim claim = bench.takesOver(lost);

        assertThat(claim.planned()).isFalse();
        assertThat(claim.token()).isNotEqualTo(lost.run.token());
    }

    @Test
    void a_stage_that_a_crash_of_the_database_emptied_removes_nobody() throws SQLException {
        bench.imports("e1", "e2");
        ImportWork work = bench.begin();
        try (StagingTable stage = StagingTable.open(bench.database, work.run.id())) {
            StagedSource given = work.stage(stage, SourcePerson.all("e1", "e2", "e3"));
            bench.sql.sql("truncate " + StagingTable.table(work.run.id())).update();

            assertThatThrownBy(() -> bench.planner().plan(work.run, given))
                    .isInstanceOf(StageLostException.class)
                    .hasMessageContaining("lost 3 of 3 staged rows");
        }
        assertThat(work.planned()).isEmpty();
        assertThat(work.fail().present()).isEqualTo(2);
    }

    @Test
    void a_stage_that_lost_only_a_part_is_noticed_as_well() throws SQLException {
        ImportWork work = bench.begin();
        try (StagingTable stage = StagingTable.open(bench.database, work.run.id())) {
            StagedSource given = work.stage(stage, SourcePerson.all("e1", "e2", "e3"));
            bench.sql
                    .sql("delete from " + StagingTable.table(work.run.id()) + " where id = 'e2'")
                    .update();

            assertThatThrownBy(() -> bench.planner().plan(work.run, given)).isInstanceOf(StageLostException.class);
        }
    }

    private static void assertFenced(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(LeaseLostException.class);
    }
}
