package io.muster.ledger;

import static io.muster.imports.ImportState.FAILED;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SimulatedBraze.Fate.LATE;
import static io.muster.ledger.SimulatedBraze.Fate.LIMITED;
import static io.muster.ledger.SimulatedBraze.Fate.LOST_BEFORE_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.BatchStore.SendRound;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may still take effect, and what waits for it (docs/design.md, rule 7). */
class HazardsTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private static final String MAIL = SourcePerson.alias("m1");

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);

    @Test
    void a_contrary_change_to_what_may_still_take_effect_goes_last_and_it_is_told_from_when() {
        bench.imports("e1", "e2");
        bench.braze.next(LATE);
        EndedImport failed = bench.imports("e1", "e2", "e3");
        ImportWork work = bench.begin();
        work.plan("e1", "e4");

        List<Batch> first = work.pending();
        work.acknowledge(work.mark(first.get(0)));
        SendRound last = bench.batches.next(work.run).orElseThrow();

        assertThat(failed.state()).isEqualTo(FAILED);
        assertThat(first).hasSize(1);
        assertThat(first.get(0).removes()).containsExactly("e2");
        assertThat(first.get(0).adds()).containsExactly("e4");
        assertThat(last.phases()).isEqualTo(Set.of(3, 4));
        assertThat(bench.batches.until(last.notBefore().orElseThrow()))
                .isBetween(Duration.ofSeconds(1), LedgerBench.QUIET);
        assertThat(work.pending()).flatMap(Batch::removes).containsExactly("e3");
    }

    @Test
    void an_add_that_lands_after_its_repeat_was_accepted_is_taken_back_for_good() {
        bench.braze.next(LATE);
        EndedImport added = bench.begin().patient(1).through(SourcePerson.all("e1"));
        boolean live = bench.isLive();
        ImportWork work = bench.begin();

        EndedImport removed = work.through(List.of());
        bench.quietPasses();

        assertThat(added.state()).isEqualTo(SUCCEEDED);
        assertThat(live).isTrue();
        assertThat(work.waits).isEqualTo(1);
        assertThat(removed.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).isEmpty();
    }

    @Test
    void the_same_change_need_not_wait() {
        bench.braze.next(LATE);
        bench.imports("e1");
        ImportWork work = bench.begin();

        work.through(SourcePerson.all("e1"));

        assertThat(work.waits).isZero();
    }

    @Test
    void what_was_limited_or_refused_leaves_nothing_to_wait_for() {
        bench.braze.poison("e2");
        bench.braze.next(LIMITED, LIMITED);

        bench.imports("e1", "e2");

        assertThat(bench.isLive()).isFalse();
    }

    @Test
    void a_limit_after_a_lost_answer_keeps_what_may_still_take_effect() {
        bench.braze.next(LATE, LIMITED);

        bench.begin().patient(1).through(SourcePerson.all("e1"));

        assertThat(bench.isLive()).isTrue();
    }

    @Test
    void a_refusal_after_a_lost_answer_keeps_what_may_still_take_effect() {
        bench.imports("e1");
        bench.braze.next(LATE, SimulatedBraze.Fate.REFUSED);
        bench.begin().patient(1).through(SourcePerson.all("e1", "e2"));
        ImportWork work = bench.begin();

        EndedImport ended = work.through(SourcePerson.all("e1"));
        bench.quietPasses();

        assertThat(work.waits).isEqualTo(1);
        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactly("e1");
    }

    @Test
    void two_lost_attempts_are_waited_for_as_long_as_the_later_one_needs() {
        bench.braze.next(LOST_BEFORE_EFFECT, LATE);
        bench.begin().patient(2).through(SourcePerson.all("e1"));
        ImportWork work = bench.begin();

        work.through(List.of());

        assertThat(work.waits).isEqualTo(1);
        assertThat(bench.braze.users()).isEmpty();
    }

    /** The source's three looks: the add whose answer is lost, whose it was, and whose it is now. */
    enum Moved {
        TO_ANOTHER(
                List.of(SourcePerson.in(MAIL)),
                List.of(SourcePerson.in("e1").also(MAIL)),
                List.of(SourcePerson.in("e2").also(MAIL))),
        IN_TWO_STEPS(
                List.of(SourcePerson.in(MAIL)),
                List.of(SourcePerson.in("e1").also(MAIL), SourcePerson.in("e2")),
                List.of(SourcePerson.in("e2").also(MAIL))),
        OF_A_COLUMN(
                List.of(SourcePerson.in(MAIL)),
                List.of(SourcePerson.in("e1").of("P1").also(MAIL)),
                List.of(SourcePerson.in("e2").of("P2").also(MAIL))),
        AS_A_DEVICE(
                List.of(SourcePerson.in("d1")),
                List.of(SourcePerson.in("e1").also("d1")),
                List.of(SourcePerson.in("e2").also("d1")));

        private final List<SourcePerson> lost;
        private final List<SourcePerson> before;
        private final List<SourcePerson> now;

        Moved(List<SourcePerson> lost, List<SourcePerson> before, List<SourcePerson> now) {
            this.lost = lost;
            this.before = before;
            this.now = now;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_remove_waits_for_the_add_of_an_identifier_that_was_the_persons_once(Moved moved) {
        LedgerBench users = LedgerBench.snapshots(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
        users.braze.next(LATE);
        users.imports(moved.lost);
        users.imports(moved.before);

        EndedImport ended = users.imports(moved.now);
        users.quietPasses();

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(users.braze.users()).containsExactly("2");
    }

    @Test
    void an_external_id_need_not_wait_for_another_one_beside_which_an_alias_stood() {
        bench.imports(SourcePerson.in("e1").also(MAIL), SourcePerson.in("e2"));
        bench.braze.next(LATE);
        bench.begin()
                .patient(1)
                .through(List.of(SourcePerson.in("e1").also(MAIL), SourcePerson.in("e2"), SourcePerson.in("e3")));
        bench.imports(
                SourcePerson.in("e1"),
                SourcePerson.in("e2"),
                SourcePerson.in("e3").also(MAIL));
        ImportWork work = bench.begin();

        work.through(List.of(SourcePerson.in("e2"), SourcePerson.in("e3").also(MAIL)));

        assertThat(work.waits).isZero();
    }
}
