package io.muster.ledger.store;

import static io.muster.imports.ImportState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.EndedImport;
import io.muster.ledger.ImportWork;
import io.muster.ledger.LedgerBench;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What operators do in doubt. */
class OperatorOverridesTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);

    @Test
    void after_a_resync_the_next_import_sends_everybody_and_the_count_stays_right() {
        bench.imports("e1", "e2", "e3");
        bench.resyncs();

        EndedImport ended = bench.imports("e1", "e2", "e4");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.changes()).isEqualTo(4);
        assertThat(ended.added()).isEqualTo(1);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(ended.settled()).isEqualTo(2);
        assertThat(ended.present()).isEqualTo(3);
    }

    @Test
    void a_resync_settles_who_left_since_the_base_as_well() {
        bench.imports("e1", "e2", "e3", "e4", "e5");
        bench.imports("e1", "e2", "e3", "e4");
        bench.resyncs();

        bench.imports("e1", "e2", "e3", "e4");

        assertThat(bench.braze.requests().get(2).removes()).containsExactly("e5");
    }

    @Test
    void one_resync_is_settled_once() {
        bench.imports("e1", "e2");
        bench.resyncs();
        bench.imports("e1", "e2");

        EndedImport ended = bench.imports("e1", "e2");

        assertThat(ended.requests()).isZero();
    }

    @Test
    void two_resyncs_are_as_one() {
        bench.imports("e1", "e2");
        bench.resyncs();
        bench.resyncs();

        EndedImport ended = bench.imports("e1", "e3");

        assertThat(ended.present()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void a_resync_while_an_import_sends_loses_neither_its_answers_nor_its_counts() {
        bench.packing(1);
        ImportWork work = bench.begin();
        work.plan("e1", "e2", "e3");
        List<Batch> batches = work.pending();
        answer(work, batches.get(0));
        SendAttempt inFlight = work.mark(batches.get(1));
        bench.braze.post(batches.get(1));

        bench.resyncs();
        work.acknowledge(inFlight);
        work.deliver();
        EndedImport ended = work.end();

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(ended.added()).isEqualTo(3);
        assertThat(ended.present()).isEqualTo(3);
        assertThat(bench.imports("e1", "e2", "e3").settled()).isEqualTo(1);
    }

    private void answer(ImportWork work, Batch batch) {
        SendAttempt attempt = work.mark(batch);
        bench.braze.post(batch);
        work.acknowledge(attempt);
    }
}
