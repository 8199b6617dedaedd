package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.braze.Simulation.Braze;
import io.muster.braze.Simulation.Cohort;
import io.muster.braze.Simulation.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What window, turns, shared wait and throttle make of named scenarios, as a table that is checked in: a change of one of
 * them shows there. {@code mvn test -Dtest=SimulationTest -Dmuster.write=true} writes it again.
 */
class SimulationTest {

    private static final Path TABLE = Path.of("docs/delivery-simulation.md");
    private static final String HEAD = """
            # Delivery, simulated

            What the adaptive window, the cohorts' turns, the shared wait and the throttle make of a Braze that behaves in some way, on a clock without chance. One import is a thousand requests unless said otherwise; the throttle lets 60 a second through, at most 16 of an import are in flight. Written by `mvn test -Dtest=SimulationTest -Dmuster.write=true`; the test fails when what comes out is another table.

            | scenario | import | requests | sent again after 423 | after 429 | window | ends after | a second |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final Duration QUICK = Duration.ofMillis(50);

    private record Scenario(String name, Simulation simulation) {
        private String lines() {
            return simulation.run().stream().map(this::line).collect(Collectors.joining());
        }

        private String line(Cohort cohort) {
            double seconds = cohort.ended.toMillis() / 1000.0;
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %d to %d | %.1f s | %.1f |\n",
                    name,
                    cohort.name,
                    cohort.requests,
                    cohort.locked,
                    cohort.limited,
                    cohort.least,
                    cohort.most,
                    seconds,
                    cohort.requests / seconds);
        }
    }

    @Test
    void the_table_is_the_one_that_is_checked_in() throws IOException {
        String table = HEAD + scenarios().stream().map(Scenario::lines).collect(Collectors.joining());
        if (Boolean.getBoolean("muster.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(table).isEqualTo(Files.readString(TABLE));
    }

    @Test
    void of_four_cohorts_the_smaller_end_first_and_the_largest_no_later_than_alone() {
        List<Cohort> four = unequal().run();
        Cohort alone = one(1111, always(QUICK)).run().get(0);

        assertThat(four).isSortedAccordingTo((a, b) -> a.ended.compareTo(b.ended));
        assertThat(four.get(0).ended).isLessThan(Duration.ofSeconds(1));
        assertThat(four.get(3).ended).isLessThan(alone.ended.plusSeconds(1));
    }

    @Test
    void nothing_is_left_to_chance() {
        assertThat(new Scenario("", lockedInBursts()).lines()).isEqualTo(new Scenario("", lockedInBursts()).lines());
    }

    private static List<Scenario> scenarios() {
        return List.of(
                new Scenario("answers after 50 ms", one(always(QUICK))),
                new Scenario("answers after 300 ms", one(always(Duration.ofMillis(300)))),
                new Scenario("answers after 2 s", one(always(Duration.ofSeconds(2)))),
                new Scenario("every 10 s all stall for 5 s", one(2000, stalls())),
                new Scenario(
                        "the more in flight, the slower",
                        one((now, own, all) -> Reply.accepted(QUICK.multipliedBy(own)))),
                new Scenario("429 over 30 a second, its end named", one(limited(30, Duration.ofSeconds(1), true))),
                new Scenario("429 over 30 a second, no end named", one(limited(30, Duration.ofSeconds(1), false))),
                new Scenario(
                        "429 over 1,800 a minute, its end named",
                        one(4000, limited(1800, Duration.ofMinutes(1), true))),
                new Scenario("423 to all but two in flight, 2 s of 10", lockedInBursts()),
                new Scenario(
                        "423 to all but one in flight",
                        one((now, own, all) -> own > 1 ? locked() : Reply.accepted(QUICK))),
                new Scenario("four imports of unequal size", unequal()),
                new Scenario("the same, 429 over 30 a second", unequal(limited(30, Duration.ofSeconds(1), true))));
    }

    private static Simulation one(Braze braze) {
        return one(1000, braze);
    }

    private static Simulation one(int requests, Braze braze) {
        return new Simulation(60, braze).with("one", requests);
    }

    private static Simulation unequal() {
        return unequal(always(QUICK));
    }

    private static Simulation unequal(Braze braze) {
        return new Simulation(60, braze)
                .with("of 1", 1)
                .with("of 10", 10)
                .with("of 100", 100)
                .with("of 1,000", 1000);
    }

    private static Simulation lockedInBursts() {
        return one((now, own, all) -> now.toSeconds() % 10 < 2 && own > 2 ? locked() : Reply.accepted(QUICK));
    }

    private static Braze always(Duration answers) {
        return (now, own, all) -> Reply.accepted(answers);
    }

    private static Braze stalls() {
        Duration every = Duration.ofSeconds(10);
        Duration stall = Duration.ofSeconds(5);
        return (now, own, all) -> {
            Duration into = now.minus(every.multipliedBy(now.dividedBy(every)));
            boolean stalls = now.compareTo(every) >= 0 && into.compareTo(stall) < 0;
            return Reply.accepted(stalls ? stall.minus(into).plus(QUICK) : QUICK);
        };
    }

    private static Reply locked() {
        return new Reply(QUICK, new BrazeResponse.Locked());
    }

    /** So many in each window of the clock; what is over is told when the next one begins, or is not told. */
    private static Braze limited(int most, Duration window, boolean named) {
        Map<Long, Integer> taken = new HashMap<>();
        return (now, own, all) -> {
            long which = now.dividedBy(window);
            if (taken.merge(which, 1, Integer::sum) <= most) {
                return Reply.accepted(QUICK);
            }
            Instant next = Simulation.BEGIN.plus(window.multipliedBy(which + 1));
            return new Reply(QUICK, new BrazeResponse.Limited(named ? Optional.of(next) : Optional.empty()));
        };
    }
}
