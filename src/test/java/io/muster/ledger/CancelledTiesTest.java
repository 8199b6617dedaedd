package io.muster.ledger;

import static io.muster.imports.ImportState.CANCELLED;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.model.StopReason;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is one person, by the word of an import that was cancelled: of a file that was the wrong one, say. */
class CancelledTiesTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final String MAIL = SourcePerson.alias("m1");

    /** A snapshot, another one that is cancelled before anything of it leaves, and whom the last one still has. */
    enum Wrong {
        BESIDE(List.of(in("e1").also(MAIL), in("e2")), in(MAIL), MAIL),
        BESIDE_AND_THE_OTHER_LEAVES(List.of(in("e1").also(MAIL), in("e2")), in("e1"), "e1"),
        A_DEVICE(List.of(in("e1").also("d1"), in("e2")), in("e1"), "e1"),
        BY_A_COLUMN(List.of(in("e1").of("P"), in(MAIL).of("P"), in("e2").of("Q")), in(MAIL), MAIL),
        BESIDE_TWO(List.of(in("e2").also(MAIL), in("e1").also("d1")), in("e1"), "e1");

        private final List<SourcePerson> rows;
        private final SourcePerson stays;
        private final String held;

        Wrong(List<SourcePerson> rows, SourcePerson stays, String held) {
            this.rows = rows;
            this.stays = stays;
            this.held = held;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_snapshot_that_sent_nothing_before_its_cancel_ties_nobody(Wrong wrong) {
        LedgerBench bench = LedgerBench.snapshots(DATABASE);
        bench.imports("e1", "e2", MAIL, "d1");
        ImportWork work = bench.begin();
        work.plan(wrong.rows);
        EndedImport cancelled = work.cancel();

        EndedImport ended = bench.imports(wrong.stays);

        assertThat(cancelled.state()).isEqualTo(CANCELLED);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly(wrong.held);
    }

    @Test
    void a_list_that_sent_nothing_before_its_cancel_ties_nobody() {
        LedgerBench bench = LedgerBench.lists(DATABASE);
        bench.imports("e1", "e2");
        ImportWork work = bench.begin();
        work.plan(List.of(in("e1").also("d1"), in("e3")));
        work.cancel();

        EndedImport ended = bench.imports(out("d1"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void what_was_known_before_a_cancelled_import_still_is() {
        LedgerBench bench = LedgerBench.snapshots(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        bench.imports(in("e1").also(MAIL), in("e2"));
        bench.imports(in(MAIL), in("e2"));
        ImportWork work = bench.begin();
        work.plan(List.of(in("e2").also(MAIL)));
        work.cancel();

        bench.imports(in(MAIL), in("e2"));

        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void what_was_sent_before_the_cancel_is_still_known_to_be_whose_it_was() {
        LedgerBench bench = LedgerBench.snapshots(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        bench.imports(in(MAIL), in("e2"));
        ImportWork work = bench.begin();
        work.plan(List.of(in("e1").also(MAIL), in("e2")));
        work.deliver();
        work.run.stop(new StopReason.Cancelled("Ann"));
        work.end();

        EndedImport ended = bench.imports(in(MAIL), in("e2"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }
}
