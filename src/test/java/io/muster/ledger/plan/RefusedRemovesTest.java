package io.muster.ledger.plan;

import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.EndedImport;
import io.muster.ledger.HistoryFamily;
import io.muster.ledger.ImportWork;
import io.muster.ledger.LedgerBench;
import io.muster.ledger.SimulatedBraze;
import io.muster.ledger.SourcePerson;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Removes that Braze refused. Nothing ties the two identifiers of a person here, so that both are in: whichever of them
 * goes later takes out the user of the other.
 */
class RefusedRemovesTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final String ALIAS_1 = SourcePerson.alias("m1");

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE).against(new SimulatedBraze(HistoryFamily::user));

    @Test
    void a_retry_that_came_to_nothing_still_knows_whom_it_may_take_out() {
        bench.imports(in(ALIAS_1), in("e2"));
        bench.braze.poison(ALIAS_1);
        bench.imports(in("e1"), in("e2"));
        bench.braze.cure();
        bench.retriesRefused();
        ImportWork failed = bench.begin();
        failed.plan(List.of(in("e1"), in("e2")));
        failed.fail();

        EndedImport ended = bench.imports(in("e1"), in("e2"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_list_whose_retry_came_to_nothing_still_knows_whom_it_may_take_out() {
        LedgerBench lists = LedgerBench.lists(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        lists.imports(in(ALIAS_1), in("e2"));
        lists.braze.poison(ALIAS_1);
        lists.imports(out(ALIAS_1), in("e1"));
        lists.braze.cure();
        lists.retriesRefused();
        ImportWork failed = lists.begin();
        failed.plan(List.of(in("e3")));
        failed.fail();

        EndedImport ended = lists.imports(in("e4"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(lists.braze.users()).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void who_comes_back_under_the_identifier_whose_remove_was_refused_is_sent_again() {
        bench.imports(in(ALIAS_1), in("e2"));
        bench.braze.poison(ALIAS_1);
        bench.imports(in("e1"), in("e2"));
        bench.braze.cure();

        EndedImport ended = bench.imports(in(ALIAS_1), in("e2"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void refusals_that_were_the_cohorts_fault_still_know_whom_they_may_take_out() {
        bench.imports(in(ALIAS_1), in("e2"));
        bench.braze.poison(ALIAS_1);
        ImportWork work = bench.begin();
        work.plan(List.of(in("e1"), in("e2")));
        work.deliver();
        bench.batches.forgetRefused(work.run);
        EndedImport failed = work.fail();
        bench.braze.cure();

        EndedImport ended = bench.imports(in("e1"), in("e2"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(failed.refused()).isZero();
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void who_is_wanted_again_is_not_in_by_mistake_though_the_add_is_kept_back() {
        bench.imports(in(ALIAS_1), in("e2"), in("e3"));
        bench.braze.poison(ALIAS_1, "e9");
        bench.imports(in("e2"), in("e3"), in("e9"));
        long refused = refusedRemoves();
        bench.guardedBy(new Guards(Optional.empty(), Optional.of(Percentage.percent(20)), 0, Optional.empty(), false));

        EndedImport back = bench.imports(in(ALIAS_1), in("e2"), in("e3"), in("e8"), in("e9"));

        assertThat(refused).isEqualTo(1);
        assertThat(back.parkedAdds()).isPositive();
        assertThat(back.refused()).isEqualTo(1);
        assertThat(refusedRemoves()).isZero();
    }

    /** The cancelled list said nothing of the person, whom the list before it had let in by another identifier. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_was_taken_out_along_with_it_before_a_cancel_comes_in_again(boolean tied) {
        LedgerBench lists = LedgerBench.lists(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        lists.imports(beside(in(ALIAS_1), tied), in("e2"));
        lists.braze.poison(ALIAS_1);
        lists.imports(beside(out(ALIAS_1), tied), in("e3"));
        lists.imports(beside(in("e1"), tied));
        lists.braze.cure();
        lists.retriesRefused();
        ImportWork cancelled = lists.begin();
        cancelled.plan(List.of(in("e4")));
        Batch retried = cancelled.planned().get(0);
        SendAttempt attempt = cancelled.mark(retried);
        lists.braze.post(retried);
        cancelled.acknowledge(attempt);
        cancelled.cancel();
        Set<String> meanwhile = Set.copyOf(lists.braze.users());

        EndedImport ended = lists.imports(in("e5"));

        assertThat(retried.removes()).containsExactly(ALIAS_1);
        assertThat(meanwhile).containsExactlyInAnyOrder("2", "3");
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(lists.braze.users()).containsExactlyInAnyOrder("1", "2", "3", "5");
    }

    private static SourcePerson beside(SourcePerson person, boolean tied) {
        return tied ? person.also("d1") : person;
    }

    private long refusedRemoves() {
        return bench.sql
                .sql("select refused_removes from import order by id desc limit 1")
                .query(Long.class)
                .single();
    }
}
