package io.muster.ledger;

import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A definition whose source becomes another one goes on with the same ledger: what Braze holds does not change by it. */
class EditedSourceTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Guards MOST_HALF_REMOVED =
            new Guards(Optional.of(Percentage.percent(50)), Optional.empty(), 0, Optional.empty(), false);

    private static final String ALIAS_1 = SourcePerson.alias("m1");

    private final LedgerBench bench = LedgerBench.lists(DATABASE);

    @Test
    void a_list_edits_what_a_snapshot_said() {
        bench.turnsIntoSnapshots();
        bench.imports("e1", "e2");
        bench.turnsIntoLists();

        EndedImport ended = bench.imports(out("e1"), in("e3"));

        assertThat(ended.added()).isEqualTo(1);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e2", "e3");
    }

    @Test
    void a_snapshot_replaces_what_lists_said_also_what_they_could_not_send() {
        bench.imports("e1", "e2");
        ImportWork failed = bench.begin();
        failed.plan("e3");
        failed.fail();
        bench.turnsIntoSnapshots();

        EndedImport ended = bench.imports("e2", "e4");
        bench.turnsIntoLists();
        EndedImport next = bench.imports("e5");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(next.added()).isEqualTo(1);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e2", "e4", "e5");
    }

    @Test
    void what_a_list_parked_is_wanted_no_more_after_a_snapshot_said_otherwise() {
        bench.guardedBy(MOST_HALF_REMOVED);
        bench.imports("e1", "e2", "e3");
        bench.imports(out("e1"), out("e2"));
        bench.turnsIntoSnapshots();
        bench.imports("e1", "e2", "e3");
        bench.turnsIntoLists();
        bench.guardedBy(LedgerBench.NO_GUARDS);

        EndedImport ended = bench.imports("e4");

        assertThat(ended.removed()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
    }

    @Test
    void what_a_snapshot_that_failed_wanted_comes_with_the_list_after_it() {
        bench.turnsIntoSnapshots();
        bench.imports("e1", "e2");
        ImportWork failed = bench.begin();
        failed.plan("e2", "e3");
        failed.fail();
        bench.turnsIntoLists();
        EndedImport ended = bench.imports("e4");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e2", "e3", "e4");
    }

    @Test
    void what_a_snapshot_refused_and_a_later_one_has_not_is_no_wish_of_a_list() {
        bench.turnsIntoSnapshots();
        bench.braze.poison("e2");
        bench.imports("e1", "e2");
        bench.imports("e1");
        bench.turnsIntoLists();
        bench.braze.cure();
        bench.retriesRefused();
        EndedImport ended = bench.imports("e3");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void a_remove_in_doubt_that_a_snapshot_dropped_is_not_sent_by_a_list() {
        bench.against(new SimulatedBraze(HistoryFamily::user)).turnsIntoSnapshots();
        bench.imports(in(ALIAS_1), in("e2"));
        bench.braze.next(SimulatedBraze.Fate.LOST_BEFORE_EFFECT);
        bench.imports(in("e2"));
        bench.imports(in("e1").also(ALIAS_1), in("e2"));
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
        bench.turnsIntoLists();
        EndedImport ended = bench.imports(in("e3"));
        bench.quietPasses();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void what_a_snapshot_parked_comes_with_the_list_after_it() {
        bench.turnsIntoSnapshots();
        bench.guardedBy(MOST_HALF_REMOVED);
        bench.imports("e1", "e2", "e3");
        bench.imports("e1");
        bench.turnsIntoLists();
        bench.guardedBy(LedgerBench.NO_GUARDS);

        EndedImport ended = bench.imports("e4");

        assertThat(ended.removed()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e4");
    }
}
