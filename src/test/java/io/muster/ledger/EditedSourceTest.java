package io.muster.ledger;

import static io.muster.history.ImportState.SUCCEEDED;
import static io.muster.ledger.Person.in;
import static io.muster.ledger.Person.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.cohort.Definition.Guards;
import io.muster.cohort.Share;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A definition whose source becomes another one goes on with the same ledger: what Braze holds does not change by it. */
class EditedSourceTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Guards MOST_HALF_REMOVED =
            new Guards(Optional.of(Share.percent(50)), Optional.empty(), 0, Optional.empty(), false);

    private final Bench bench = Bench.lists(DATABASE);

    @Test
    void a_list_edits_what_a_snapshot_said() {
        bench.turnsIntoSnapshots();
        bench.imports("e1", "e2");
        bench.turnsIntoLists();

        Ended ended = bench.imports(out("e1"), in("e3"));

        assertThat(ended.added()).isEqualTo(1);
        assertThat(ended.removed()).isEqualTo(1);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e2", "e3");
    }

    @Test
    void a_snapshot_replaces_what_lists_said_also_what_they_could_not_send() {
        bench.imports("e1", "e2");
        Work failed = bench.begin();
        failed.plan("e3");
        failed.fail();
        bench.turnsIntoSnapshots();

        Ended ended = bench.imports("e2", "e4");
        bench.turnsIntoLists();
        Ended next = bench.imports("e5");

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
        bench.guardedBy(Bench.NO_GUARDS);

        Ended ended = bench.imports("e4");

        assertThat(ended.removed()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
    }
}
