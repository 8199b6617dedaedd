package io.muster.ledger;

import io.muster.Postgres;
import io.muster.ledger.HistoryEvent.Imports;
import io.muster.ledger.HistoryEvent.Says;
import io.muster.ledger.HistoryEvent.Strictness;
import io.muster.ledger.HistoryEvent.Then;
import io.muster.ledger.SimulatedBraze.Fate;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Random histories of imports, lost and late requests, refusals, guards and approvals, edits, cancels, kills, doubts and
 * restored backups: after an import that succeeded, Braze holds the cohort. {@code -Dmuster.histories=40} runs about
 * twenty times as many; the shortest history that fails is printed, with its seed.
 */
class RandomHistoriesTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final int TIMES = Integer.getInteger("muster.histories", 1);
    /** A step that no import reaches. */
    private static final int NEVER = 99;

    /** A history as it may happen to a cohort. */
    record History(long seed, int poisoned, boolean acceptedMayBeLate, List<HistoryEvent> events) {}

    private record Course(int cancelledAt, boolean approves, boolean holed) {}

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void snapshots_of_external_ids(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.EXTERNAL, histories);
    }

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void change_lists(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.LISTS, histories);
    }

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void persons_whose_alternates_are_known(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.ALTERNATES, histories);
    }

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void persons_whose_identifiers_change(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.CHANGING, histories);
    }

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void persons_whose_identifiers_stand_beside_others(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.MOVING, histories);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void change_lists_of_persons_tied_by_a_device(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.LISTED_BESIDE, histories);
    }

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void persons_told_by_a_column(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.PERSONS, histories);
    }

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void a_match_that_is_edited_between_kinds_of_identifiers(@ForAll("edited") List<History> histories) {
        happen(HistoryFamily.KINDS, histories);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void a_source_that_is_edited_between_snapshots_and_lists(@ForAll("edited") List<History> histories) {
        happen(HistoryFamily.SOURCES, histories);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void a_source_of_persons_that_is_edited(@ForAll("edited") List<History> histories) {
        happen(HistoryFamily.SOURCES_OF_PERSONS, histories);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void a_source_of_identifiers_that_change_that_is_edited(@ForAll("edited") List<History> histories) {
        happen(HistoryFamily.SOURCES_OF_CHANGING, histories);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void change_lists_of_persons(@ForAll("histories") List<History> histories) {
        happen(HistoryFamily.LISTED_PERSONS, histories);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void devices_whose_persons_become_known(@ForAll("identified") List<History> histories) {
        happen(HistoryFamily.DEVICES, histories);
    }

    private static void happen(HistoryFamily family, List<History> histories) {
        for (History history : histories) {
            String[] poisoned = history.poisoned < HistoryFamily.PERSONS_MOST
                    ? new String[] {"e" + history.poisoned}
                    : new String[0];
            new HistoryRunner(family, DATABASE, history.seed, history.acceptedMayBeLate, poisoned)
                    .happens(history.events);
        }
    }

    @Provide
    Arbitrary<List<History>> histories() {
        return histories(1, 1);
    }

    @Provide
    Arbitrary<List<History>> edited() {
        return histories(4, 1);
    }

    @Provide
    Arbitrary<List<History>> identified() {
        return histories(1, 6);
    }

    private static Arbitrary<List<History>> histories(int edits, int identifications) {
        Arbitrary<List<HistoryEvent>> events =
                event(edits, identifications).list().ofMinSize(1).ofMaxSize(7);
        Arbitrary<Integer> poisoned = Arbitraries.integers()
                .between(0, 2 * HistoryFamily.PERSONS_MOST)
                .map(n -> 2 * HistoryFamily.PERSONS_MOST - n);
        Arbitrary<Boolean> late = Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
        return Combinators.combine(Arbitraries.longs().between(0, 999), poisoned, late, events)
                .as(History::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(TIMES)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<HistoryEvent> event(int edits, int identifications) {
        return Arbitraries.frequencyOf(
                Tuple.of(14, imports()),
                Tuple.of(1, Arbitraries.of(Strictness.class).map(HistoryEvent.Guarded::new)),
                Tuple.of(edits, Arbitraries.just((HistoryEvent) new HistoryEvent.Edits())),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.BacksUp())),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.Restores())),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.OneLands())),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.QuietPasses())),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.Cures())),
                Tuple.of(2, Arbitraries.just((HistoryEvent) new HistoryEvent.Repeats())),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.Resyncs())),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, HistoryFamily.PERSONS_MOST - 1),
                                        Arbitraries.of('a', 'd', 'e'))
                                .as(HistoryEvent.Refuses::new)),
                Tuple.of(
                        identifications,
                        Arbitraries.integers()
                                .between(0, HistoryFamily.PERSONS_MOST - 1)
                                .map(HistoryEvent.Identifies::new)),
                Tuple.of(1, Arbitraries.just((HistoryEvent) new HistoryEvent.AMonthPasses())),
                Tuple.of(1, Arbitraries.of(Fate.class).list().ofMaxSize(4).map(HistoryEvent.Retires::new)));
    }

    private static Arbitrary<HistoryEvent> imports() {
        Arbitrary<java.util.Map<Integer, Says>> rows = Arbitraries.maps(
                        Arbitraries.integers().between(0, HistoryFamily.PERSONS_MOST - 1), Arbitraries.of(Says.class))
                .ofMaxSize(HistoryFamily.PERSONS_MOST);
        Arbitrary<List<Fate>> fates = Arbitraries.of(Fate.class).list().ofMaxSize(6);
        Arbitrary<Boolean> refresh = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        Arbitrary<Integer> dies = step(2);
        Arbitrary<Integer> cancelled = step(6);
        // Combinators take eight: the person's two words go together.
        Arbitrary<Course> words = Combinators.combine(
                        cancelled,
                        Arbitraries.of(false, true),
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
                .as(Course::new);
        return Combinators.combine(
                        rows,
                        refresh,
                        fates,
                        Arbitraries.integers().between(0, 2),
                        dies,
                        Arbitraries.of(Then.class),
                        Arbitraries.of(false, true),
                        words)
                .as((said, anew, fate, patience, died, then, arrives, word) -> new Imports(
                        said, anew, fate, patience, died, then, arrives, word.cancelledAt, word.approves, word.holed));
    }

    private static Arbitrary<Integer> step(int timesNever) {
        return Arbitraries.frequencyOf(
                Tuple.of(timesNever, Arbitraries.just(NEVER)),
                Tuple.of(1, Arbitraries.integers().between(0, 25)));
    }
}
