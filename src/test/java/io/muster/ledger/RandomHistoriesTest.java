package io.muster.ledger;

import io.muster.Postgres;
import io.muster.ledger.Braze.Fate;
import io.muster.ledger.Event.Imports;
import io.muster.ledger.Event.Says;
import io.muster.ledger.Event.Then;
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
 * Random histories of imports, lost and late requests, refusals, kills and doubts: after an import that succeeded, Braze
 * holds the cohort. {@code -Dmuster.histories=20} runs about ten times as many; the shortest history that fails is printed.
 */
class RandomHistoriesTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final int TIMES = Integer.getInteger("muster.histories", 1);
    /** A step that no import reaches. */
    private static final int NEVER = 99;

    /** A history as it may happen to a cohort. */
    record History(long seed, int poisoned, List<Event> events) {}

    @Property(tries = 110, shrinking = ShrinkingMode.FULL)
    void snapshots_of_external_ids(@ForAll("histories") List<History> histories) {
        happen(Family.EXTERNAL, histories);
    }

    @Property(tries = 90, shrinking = ShrinkingMode.FULL)
    void change_lists(@ForAll("histories") List<History> histories) {
        happen(Family.LISTS, histories);
    }

    @Property(tries = 90, shrinking = ShrinkingMode.FULL)
    void persons_whose_alternates_are_known(@ForAll("histories") List<History> histories) {
        happen(Family.ALTERNATES, histories);
    }

    @Property(tries = 90, shrinking = ShrinkingMode.FULL)
    void persons_whose_identifiers_change(@ForAll("histories") List<History> histories) {
        happen(Family.CHANGING, histories);
    }

    @Property(tries = 90, shrinking = ShrinkingMode.FULL)
    void persons_told_by_a_column(@ForAll("histories") List<History> histories) {
        happen(Family.PERSONS, histories);
    }

    private static void happen(Family family, List<History> histories) {
        for (History history : histories) {
            String[] poisoned =
                    history.poisoned < Family.PERSONS_MOST ? new String[] {"e" + history.poisoned} : new String[0];
            new Story(family, DATABASE, history.seed, poisoned).happens(history.events);
        }
    }

    @Provide
    Arbitrary<List<History>> histories() {
        Arbitrary<List<Event>> events = event().list().ofMinSize(1).ofMaxSize(7);
        Arbitrary<Integer> poisoned =
                Arbitraries.integers().between(0, 2 * Family.PERSONS_MOST).map(n -> 2 * Family.PERSONS_MOST - n);
        return Combinators.combine(Arbitraries.longs().between(0, 999), poisoned, events)
                .as(History::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(TIMES)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Event> event() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, imports()),
                Tuple.of(1, Arbitraries.just((Event) new Event.OneLands())),
                Tuple.of(1, Arbitraries.just((Event) new Event.QuietPasses())),
                Tuple.of(1, Arbitraries.just((Event) new Event.Cures())),
                Tuple.of(1, Arbitraries.just((Event) new Event.Resyncs())),
                Tuple.of(1, Arbitraries.just((Event) new Event.Retires())));
    }

    private static Arbitrary<Event> imports() {
        Arbitrary<java.util.Map<Integer, Says>> rows = Arbitraries.maps(
                        Arbitraries.integers().between(0, Family.PERSONS_MOST - 1), Arbitraries.of(Says.class))
                .ofMaxSize(Family.PERSONS_MOST);
        Arbitrary<List<Fate>> fates = Arbitraries.of(Fate.class).list().ofMaxSize(6);
        Arbitrary<Boolean> refresh = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        Arbitrary<Integer> dies = step(2);
        Arbitrary<Integer> cancelled = step(6);
        return Combinators.combine(
                        rows,
                        refresh,
                        fates,
                        Arbitraries.integers().between(0, 2),
                        dies,
                        Arbitraries.of(Then.class),
                        Arbitraries.of(false, true),
                        cancelled)
                .as(Imports::new);
    }

    private static Arbitrary<Integer> step(int timesNever) {
        return Arbitraries.frequencyOf(
                Tuple.of(timesNever, Arbitraries.just(NEVER)),
                Tuple.of(1, Arbitraries.integers().between(0, 25)));
    }
}
