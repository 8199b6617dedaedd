package io.muster.ledger;

import static io.muster.ledger.SimulatedBraze.Fate.ACCEPTED_LATE;
import static io.muster.ledger.SimulatedBraze.Fate.LATE;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.ledger.plan.Planner.StageLostException;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.stage.StagingTable.Staged;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.LeaseLostException;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import io.muster.model.Reason;
import io.muster.model.StopReason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The histories that break a weaker ledger, by their numbers in {@code docs/exactness.md}. Each happens twice: with its
 * rule Braze ends up holding who is wanted. With the rule knocked out, which the test does to the database between two
 * steps, the same history ends wrong. So it is the rule that answers it, and the history would notice its loss.
 */
class HistoriesTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final String ALIAS_1 = SourcePerson.alias("1");
    private static final Guards MOST_HALF_REMOVED =
            new Guards(Optional.of(Percentage.percent(50)), Optional.empty(), 0, Optional.empty(), false);

    /** Takes a rule out of the database, or leaves it in. */
    private interface Rule {
        Rule HOLDS = (bench, sql) -> {};
        Rule IS_OUT = (bench, sql) -> {
            bench.weakened = true;
            bench.sql.sql(sql).update();
        };

        void or(LedgerBench bench, String sql);

        default boolean holds() {
            return this == HOLDS;
        }
    }

    private interface History {
        /** @return the users that are wanted in the end */
        Set<String> happens(LedgerBench bench, Rule rule) throws SQLException;
    }

    @Test
    void history_1_an_add_lands_after_its_repeat_was_accepted_and_its_remove_too() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            bench.braze.next(LATE);
            bench.begin().patient(1).through(SourcePerson.all("e1"));
            rule.or(bench, "update batch set hazard = null");
            bench.imports(List.of());
            return Set.of();
        });
    }

    @Test
    void history_2_an_accepted_add_is_applied_after_its_remove() {
        isAnsweredByItsRule(() -> snapshots().whereAcceptedMayBeLate(), (bench, rule) -> {
            bench.braze.next(ACCEPTED_LATE);
            bench.imports("e1");
            rule.or(bench, "update batch set hazard = null");
            bench.imports(List.of());
            return Set.of();
        });
    }

    /** The weaker ledger keeps one state an identifier, which whoever writes last has said. */
    @Test
    void history_3_a_node_that_slept_writes_its_answer_after_another_one_removed_the_person() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            ImportWork slept = bench.begin();
            slept.plan("e1");
            Batch batch = slept.pending().get(0);
            SendAttempt unread = slept.mark(batch);
            bench.braze.post(batch);
            bench.begin(bench.takesOver(slept)).fail();
            bench.imports(List.of());

            assertThatThrownBy(() -> bench.batches.acknowledge(slept.run, unread, false))
                    .isInstanceOf(LeaseLostException.class);
            rule.or(bench, """
                    insert into batch (cohort, import, phase, state, external, n, joins, leaves, add_ids, remove_ids)
                    select cohort_id, id, 2, 'ACKNOWLEDGED', true, 1, 0, 0, '{e1}', '{}' from import where id = %d""".formatted(slept.run.id()));
            bench.imports("e1");
            return Set.of("e1");
        });
    }

    /** The weaker ledger has no token: who once held the import holds it still. */
    @Test
    void history_3_a_node_that_slept_sends_what_it_read_before_another_one_removed_the_person() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            ImportWork slept = bench.begin();
            bench.queue.putBack(bench.takesOver(slept), Duration.ZERO);
            bench.begin(bench.queue.claim().orElseThrow()).through(List.of());

            rule.or(bench, """
                    update import set state = 'RUNNING', token = '%s', lease_until = now() + interval '30 s'""".formatted(slept.run.token()));
            if (rule.holds()) {
                assertThatThrownBy(() -> slept.plan("e1")).isInstanceOf(LeaseLostException.class);
            } else {
                slept.through(SourcePerson.all("e1"));
            }
            return Set.of();
        });
    }

    /** The weaker approval is a list: it sends what was parked, whatever the source says by then. */
    @Test
    void history_6_who_came_back_is_removed_by_an_approval_days_later() {
        isAnsweredByItsRule(() -> snapshots().guardedBy(MOST_HALF_REMOVED), (bench, rule) -> {
            bench.imports("e1", "e2", "e3", "e4");
            EndedImport parked = bench.imports("e1");
            ImportWork approved = bench.approved(0, parked.parkedRemoves(), "max-removed");
            if (rule.holds()) {
                approved.through(SourcePerson.all("e1", "e2", "e3", "e4"));
            } else {
                approved.plan("e1");
                approved.deliver();
                approved.end();
            }
            return Set.of("e1", "e2", "e3", "e4");
        });
    }

    @Test
    void history_7_a_cancel_forgets_the_add_that_is_on_its_way() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            bench.braze.next(LATE);
            ImportWork work = bench.begin();
            work.plan("e1");
            Batch batch = work.pending().get(0);
            work.mark(batch);
            bench.braze.post(batch);
            work.cancel();
            rule.or(bench, "delete from batch where state = 'SENT'");
            bench.imports(List.of());
            return Set.of();
        });
    }

    @Test
    void history_8_a_list_that_removes_somebody_whose_add_was_lost_sends_nothing() {
        isAnsweredByItsRule(HistoriesTest::lists, (bench, rule) -> {
            bench.braze.next(LATE);
            bench.imports(in("e1"));
            rule.or(bench, "delete from batch where state = 'SENT'");
            bench.imports(out("e1"));
            return Set.of();
        });
    }

    @Test
    void history_9_a_list_that_a_refused_key_cut_off_never_comes_back() {
        isAnsweredByItsRule(HistoriesTest::lists, (bench, rule) -> {
            ImportWork refused = bench.begin();
            refused.plan("e1");
            refused.run.stop(new StopReason.KeysRefusedByBraze(401, Reason.uncoded("Braze refused the keys.")));
            refused.end();
            rule.or(bench, "delete from batch where state in ('PLANNED', 'PENDING')");
            bench.imports(in("e2"));
            return Set.of("e1", "e2");
        });
    }

    @Test
    void history_11_a_user_is_taken_out_by_one_identifier_and_the_other_one_counts_as_in() {
        isAnsweredByItsRule(() -> snapshots().knowingPersons(), (bench, rule) -> {
            bench.imports(in("e1").of("P1"), in(ALIAS_1).of("P1"));
            rule.or(bench, "delete from identity_link");
            bench.imports(in(ALIAS_1).of("P1"));
            return Set.of("1");
        });
    }

    /** Nothing ties the two identifiers here; only the order of the requests can answer it. */
    @Test
    void history_11_match_is_edited_from_alias_to_external_id() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            bench.imports(in(ALIAS_1));
            ImportWork edited = bench.begin();
            edited.plan("e1");
            rule.or(bench, "update batch set phase = 3 - phase where state = 'PLANNED'");
            edited.deliver();
            edited.end();
            return Set.of("1");
        });
    }

    /** The weaker ledger knows members, and not whose they are: the device is in, so the person needs nothing more. */
    @Test
    void history_12_a_person_who_was_anonymous_when_they_joined_leaves() {
        isAnsweredByItsRule(() -> snapshots().knowingPersons(), (bench, rule) -> {
            bench.imports(in("d1").of("P1"));
            bench.braze.identifies("d1");
            bench.imports(in("e1").of("P1"));
            rule.or(bench, "delete from batch where 'e1' = any (add_ids)");
            rule.or(bench, "delete from identity_link");
            bench.imports(List.of());
            return Set.of();
        });
    }

    @Test
    void history_14_a_refused_identifier_counts_as_delivered() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            bench.braze.poison("e2");
            bench.imports("e1", "e2");
            rule.or(bench, "update batch set state = 'ACKNOWLEDGED' where state = 'REFUSED'");
            bench.braze.cure();
            bench.retriesRefused();
            bench.imports("e1", "e2");
            return Set.of("e1", "e2");
        });
    }

    /** The weaker diff believes the stage. */
    @Test
    void history_15_a_crash_of_the_database_empties_a_part_of_the_stage() {
        isAnsweredByItsRule(HistoriesTest::snapshots, (bench, rule) -> {
            bench.imports("e1", "e2", "e3", "e4");
            List<SourcePerson> all = SourcePerson.all("e1", "e2", "e3", "e4", "e5");
            ImportWork work = bench.begin();
            try (StagingTable stage = StagingTable.open(DATABASE, work.run.id())) {
                StagedSource given = work.stage(stage, all);
                bench.sql
                        .sql("delete from " + StagingTable.table(work.run.id()) + " where id <> 'e1'")
                        .update();
                if (rule.holds()) {
                    assertThatThrownBy(() -> bench.planner().plan(work.run, given))
                            .isInstanceOf(StageLostException.class);
                    work.fail();
                    bench.imports(all);
                } else {
                    bench.planner().plan(work.run, new StagedSource(new Staged(1, 1, 0, false), false, 5, 0));
                    work.deliver();
                    work.end();
                }
            }
            return Set.of("e1", "e2", "e3", "e4", "e5");
        });
    }

    private static LedgerBench snapshots() {
        return LedgerBench.snapshots(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
    }

    private static LedgerBench lists() {
        return LedgerBench.lists(DATABASE).against(new SimulatedBraze(HistoryFamily::user));
    }

    private static void isAnsweredByItsRule(Supplier<LedgerBench> benches, History history) {
        try {
            LedgerBench ruled = benches.get();
            Set<String> wanted = HistoryFamily.users(history.happens(ruled, Rule.HOLDS));
            ruled.quietPasses();
            assertThat(ruled.braze.users()).as("with its rule").isEqualTo(wanted);

            LedgerBench unruled = benches.get();
            history.happens(unruled, Rule.IS_OUT);
            unruled.quietPasses();
            assertThat(unruled.braze.users()).as("without its rule").isNotEqualTo(wanted);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
