package io.muster.ledger.store;

import static io.muster.imports.ImportState.PARTIAL;
import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SimulatedBraze.Fate.LATE;
import static io.muster.ledger.SimulatedBraze.Fate.LOST_AFTER_EFFECT;
import static io.muster.ledger.SourcePerson.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.Postgres;
import io.muster.ledger.EndedImport;
import io.muster.ledger.HistoryFamily;
import io.muster.ledger.ImportWork;
import io.muster.ledger.LedgerBench;
import io.muster.ledger.SimulatedBraze;
import io.muster.ledger.SourcePerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The base is rebuilt when what stands above it has grown, and nothing is forgotten over it. */
class CompactionTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private static final String ALIAS_1 = SourcePerson.alias("m1");

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);

    @Test
    void a_first_import_is_the_base_as_it_is() {
        bench.packing(2);

        bench.imports("e1", "e2", "e3");

        assertThat(bench.folded()).isPositive();
        assertThat(bench.states()).containsExactly(BatchState.ACKNOWLEDGED, BatchState.ACKNOWLEDGED);
    }

    @Test
    void a_resync_that_comes_while_the_base_is_made_anew_is_not_forgotten() throws Exception {
        ImportWork work = bench.begin();
        work.through(SourcePerson.all("e1", "e2"));
        // As if the fold at the import's end were still to come.
        bench.sql.sql("update cohort set folded = 0").update();

        try (Connection resync = DATABASE.getConnection()) {
            resync.setAutoCommit(false);
            resync.createStatement().executeUpdate("update cohort set folded = 0");
            CompletableFuture<Boolean> fold = CompletableFuture.supplyAsync(() -> folds(work));
            await("the fold, held up by the resync")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> bench.sql
                                    .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and datname = current_database()")
                                    .query(Long.class)
                                    .single()
                            == 1);
            resync.createStatement().executeUpdate("update batch set state = 'DOUBTED' where state = 'ACKNOWLEDGED'");
            resync.commit();
            fold.get(20, TimeUnit.SECONDS);
        }

        assertThat(bench.imports("e1", "e2").requests()).isEqualTo(1);
    }

    private boolean folds(ImportWork work) {
        try {
            return bench.fold.foldWhenDue(work.run);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void few_changes_stay_above_the_base() {
        bench.imports("e1", "e2", "e3", "e4");
        long base = bench.folded();

        bench.imports("e1", "e2", "e3", "e4", "e5");

        assertThat(bench.folded()).isEqualTo(base);
        assertThat(bench.states()).containsExactly(BatchState.ACKNOWLEDGED, BatchState.ACKNOWLEDGED);
    }

    @Test
    void many_changes_make_a_new_base_that_says_the_same() {
        bench.imports("e1", "e2", "e3", "e4");
        long base = bench.folded();
        bench.imports("e3", "e4", "e5");

        EndedImport same = bench.imports("e3", "e4", "e5");
        EndedImport other = bench.imports("e1", "e3");

        assertThat(bench.folded()).isGreaterThan(base);
        assertThat(same.requests()).isZero();
        assertThat(other.added()).isEqualTo(1);
        assertThat(other.removed()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e3");
    }

    @Test
    void a_cohort_that_everybody_left_has_an_empty_base() {
        bench.imports("e1", "e2");

        bench.imports(List.of());
        EndedImport anew = bench.imports("e2");

        assertThat(anew.added()).isEqualTo(1);
        assertThat(anew.present()).isEqualTo(1);
    }

    @Test
    void what_is_uncertain_is_not_folded_away() {
        bench.imports("e1", "e2");
        long base = bench.folded();
        bench.braze.next(LOST_AFTER_EFFECT);

        bench.imports("e3", "e4");

        assertThat(bench.folded()).isEqualTo(base);
    }

    @Test
    void what_may_still_take_effect_is_not_folded_away() {
        bench.imports("e1", "e2");
        long base = bench.folded();
        bench.braze.next(LATE);
        bench.begin().patient(1).through(SourcePerson.all("e1", "e2", "e3"));
        long live = bench.folded();
        bench.quietPasses();
        bench.imports("e1", "e2", "e3");

        assertThat(live).isEqualTo(base);
        assertThat(bench.folded()).isGreaterThan(base);
    }

    @Test
    void what_was_refused_is_still_refused_over_a_new_base() {
        bench.imports("e1", "e2");
        long base = bench.folded();
        bench.braze.poison("e3");
        bench.imports("e1", "e2", "e3", "e4");
        int sent = bench.braze.requests().size();

        EndedImport ended = bench.imports("e1", "e2", "e3", "e4");

        assertThat(bench.folded()).isGreaterThan(base);
        assertThat(ended.state()).isEqualTo(PARTIAL);
        assertThat(ended.refused()).isEqualTo(1);
        assertThat(bench.braze.requests()).hasSize(sent);
    }

    @Test
    void a_refusal_that_a_later_word_answered_does_not_come_back_with_a_new_base() {
        bench.imports("e1", "e2");
        bench.braze.poison("e2");
        bench.imports("e1");
        bench.braze.cure();
        bench.refreshes("e1", "e2");
        bench.imports("e1", "e2", "e3", "e4");

        EndedImport ended = bench.imports("e1", "e3", "e4");

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e3", "e4");
    }

    @Test
    void somebody_in_doubt_whose_person_is_in_keeps_no_base_from_being_made() {
        bench.against(new SimulatedBraze(HistoryFamily::user));
        bench.imports(in(ALIAS_1), in("e2"));
        bench.imports(in("e1").also(ALIAS_1), in("e2"));
        bench.resyncs();
        bench.imports(in("e1").also(ALIAS_1), in("e2"));

        long base = bench.folded();
        bench.imports(in("e1").also(ALIAS_1), in("e2"), in("e3"), in("e4"), in("e5"));
        EndedImport gone = bench.imports(in("e2"), in("e3"));

        assertThat(base).isPositive();
        assertThat(bench.folded()).isGreaterThan(base);
        assertThat(gone.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void a_lost_remove_of_somebody_who_came_back_by_another_identifier_is_kept_over_a_new_base() {
        bench.against(new SimulatedBraze(HistoryFamily::user)).packing(1);
        bench.imports(in(ALIAS_1), in("e2"));
        long base = bench.folded();
        bench.braze.next(LATE);
        bench.imports(in("e2"));
        bench.quietPasses();
        bench.imports(in("e1").also(ALIAS_1), in("e2"), in("e3"));
        long folded = bench.folded();

        EndedImport same = bench.imports(in("e1").also(ALIAS_1), in("e2"), in("e3"));
        EndedImport gone = bench.imports(in("e2"), in("e3"));

        assertThat(folded).isGreaterThan(base);
        assertThat(same.requests()).isZero();
        assertThat(gone.removed()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("2", "3");
    }
}
