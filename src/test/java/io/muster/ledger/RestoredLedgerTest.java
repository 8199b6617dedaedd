package io.muster.ledger;

import static io.muster.imports.ImportState.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.model.Reason;
import io.muster.model.StopReason;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A backup was put back: what its ledger had planned may have been sent after it was taken. A resync settles that. */
class RestoredLedgerTest {

    private static final DataSource DATABASE = Postgres.withTables();

    @Test
    void a_snapshot_takes_out_who_was_planned_before_the_backup_and_sent_after_it() {
        LedgerBench bench = LedgerBench.snapshots(DATABASE);
        bench.imports("e1");
        givesUp(bench, "e1", "e2");
        ExpectedBraze backup = bench.backsUp();
        bench.imports("e1", "e2");
        bench.restores(backup);
        bench.resyncs();

        bench.imports("e1");

        assertThat(bench.braze.users()).containsExactly("e1");
    }

    @Test
    void nobody_is_left_in_where_nothing_but_a_plan_is_known() {
        LedgerBench bench = LedgerBench.snapshots(DATABASE);
        givesUp(bench, "e1");
        ExpectedBraze backup = bench.backsUp();
        bench.imports("e1");
        bench.restores(backup);
        bench.resyncs();

        bench.imports(List.of());

        assertThat(bench.braze.users()).isEmpty();
        assertThat(bench.imports(List.of()).requests()).isZero();
    }

    @Test
    void a_change_list_takes_out_whom_an_earlier_one_had_planned_to_add() {
        LedgerBench bench = LedgerBench.lists(DATABASE);
        givesUp(bench, "e1");
        ExpectedBraze backup = bench.backsUp();
        bench.imports(List.of());
        bench.restores(backup);
        bench.resyncs();

        bench.imports(SourcePerson.out("e1"));

        assertThat(bench.braze.users()).isEmpty();
    }

    @Test
    void a_change_list_still_adds_whom_an_earlier_one_had_planned_to_add() {
        LedgerBench bench = LedgerBench.lists(DATABASE);
        bench.imports(SourcePerson.in("e2"));
        givesUp(bench, "e1");
        bench.resyncs();

        bench.imports(List.of());

        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    private static void givesUp(LedgerBench bench, String... ids) {
        ImportWork work = bench.begin();
        work.plan(ids);
        work.run.stop(new StopReason.OwnFault(Reason.uncoded("Its plan is too old.")));
        work.deliver();
        EndedImport ended = work.end();
        assertThat(List.of(ended.state(), ended.requests())).isEqualTo(List.of(FAILED, 0L));
    }
}
