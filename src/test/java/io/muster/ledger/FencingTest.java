package io.muster.ledger;

import static io.muster.history.ImportState.FAILED;
import static io.muster.history.ImportState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.history.Endings.Final;
import io.muster.history.Import.Fault;
import io.muster.history.ImportState;
import io.muster.history.Queue.Claim;
import io.muster.ledger.Planner.StageLostException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One holder of an import at a time, and what the next one finds (design, ledger rules 6, 9 and 10). */
class FencingTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final Bench bench = Bench.snapshots(DATABASE).packing(2);

    @Test
    void who_lost_the_import_can_neither_send_nor_keep_an_answer_nor_end_it() {
        Work lost = bench.begin();
        lost.plan("e1", "e2", "e3");
        List<Batch> batches = lost.pending();
        Attempt attempt = lost.mark(batches.get(0));

        bench.takesOver(lost);

        assertFenced(() -> bench.batches.mark(lost.run, batches.get(1)));
        assertFenced(() -> bench.batches.acknowledge(lost.run, attempt, false));
        assertFenced(() -> bench.batches.turnedAway(lost.run, attempt));
        assertFenced(() -> bench.batches.refuse(lost.run, attempt));
        assertFenced(() -> bench.batches.halve(lost.run, attempt));
        assertThat(EndStatement.run(bench.sql, lost.run, new Final(ImportState.SUCCEEDED, Fault.NONE, "", true)))
                .isEmpty();
        assertThat(bench.states()).containsExactly(BatchState.SENT, BatchState.PLANNED);
    }

    @Test
    void who_lost_the_import_cannot_plan_it() {
        Work lost = bench.begin();
        bench.takesOver(lost);

        assertFenced(() -> lost.plan("e1"));

        assertThat(bench.states()).isEmpty();
    }

    @Test
    void nothing_is_sent_once_the_lease_has_run_out() {
        Work late = bench.begin();
        late.plan("e1");
        bench.sql
                .sql("update import set lease_until = clock_timestamp() - interval '1 second'")
                .update();

        assertFenced(() -> bench.batches.mark(late.run, late.pending().get(0)));
    }

    @Test
    void an_old_attempt_cannot_answer_for_a_newer_one() {
        Work work = bench.begin();
        work.plan("e1");
        Batch batch = work.pending().get(0);
        Attempt first = work.mark(batch);
        Attempt second = work.mark(batch);

        assertFenced(() -> bench.batches.acknowledge(work.run, first, false));
        work.acknowledge(second);

        assertThat(bench.states()).containsExactly(BatchState.ACKNOWLEDGED);
    }

    @Test
    void who_takes_over_sends_what_is_unanswered_and_what_was_never_sent() {
        Work lost = bench.begin();
        lost.plan("e1", "e2", "e3", "e4", "e5", "e6");
        List<Batch> batches = lost.pending();
        Attempt answered = lost.mark(batches.get(0));
        bench.braze.post(batches.get(0));
        lost.acknowledge(answered);
        lost.mark(batches.get(1));

        Work next = bench.begin(bench.takesOver(lost));
        next.deliver();
        Ended ended = next.end();

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.added()).isEqualTo(6);
        assertThat(bench.braze.requests()).hasSize(3);
        assertThat(bench.isLive()).as("the lost attempt may still take effect").isTrue();
    }

    @Test
    void a_plan_that_is_too_old_is_closed_and_the_next_import_does_the_rest() {
        Work lost = bench.begin();
        lost.plan("e1", "e2", "e3");
        lost.mark(lost.pending().get(0));
        Work next = bench.begin(bench.takesOver(lost));
        Ended closed = next.fail();

        Ended ended = bench.imports("e1", "e3");
        bench.quietPasses();

        assertThat(closed.state()).isEqualTo(FAILED);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void one_that_was_cut_off_before_its_plan_begins_again() {
        Work lost = bench.begin();

        Claim claim = bench.takesOver(lost);

        assertThat(claim.planned()).isFalse();
        assertThat(claim.token()).isNotEqualTo(lost.run.token());
    }

    @Test
    void a_stage_that_a_crash_of_the_database_emptied_removes_nobody() throws SQLException {
        bench.imports("e1", "e2");
        Work work = bench.begin();
        try (Stage stage = Stage.open(bench.database, work.run.id())) {
            Planner.Given given = work.stage(stage, Person.all("e1", "e2", "e3"));
            bench.sql.sql("truncate " + Stage.table(work.run.id())).update();

            assertThatThrownBy(() -> bench.planner().plan(work.run, given))
                    .isInstanceOf(StageLostException.class)
                    .hasMessageContaining("lost 3 of 3 staged rows");
        }
        assertThat(work.planned()).isEmpty();
        assertThat(work.fail().present()).isEqualTo(2);
    }

    @Test
    void a_stage_that_lost_only_a_part_is_noticed_as_well() throws SQLException {
        Work work = bench.begin();
        try (Stage stage = Stage.open(bench.database, work.run.id())) {
            Planner.Given given = work.stage(stage, Person.all("e1", "e2", "e3"));
            bench.sql
                    .sql("delete from " + Stage.table(work.run.id()) + " where id = 'e2'")
                    .update();

            assertThatThrownBy(() -> bench.planner().plan(work.run, given)).isInstanceOf(StageLostException.class);
        }
    }

    private static void assertFenced(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(FencedException.class);
    }
}
