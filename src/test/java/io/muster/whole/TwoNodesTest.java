package io.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Faults;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one database that both believe they own an import. A lease lasts 30 s, so this is asked for by
 * {@code -Dmuster.nodes=2}; {@code FencingTest} says the same of the ledger in every build.
 */
@EnabledIfSystemProperty(named = "muster.nodes", matches = "2")
class TwoNodesTest {

    private static final int IN_FLIGHT = 2;
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofMinutes(3);

    private final Database ours = Database.create();
    private final Database shop = Database.create();

    @Test
    void a_node_that_slept_longer_than_its_lease_sends_and_writes_nothing_more(@TempDir Path home) {
        shop.people("slept", Database.ids(20_000));
        try (Sandbox braze = Sandbox.start(
                        SandboxSettings.DEFAULT.withFaults(Faults.NONE.withLatency(Duration.ofMillis(400))));
                Wire wire = new Wire(braze.uri(), new Nobody(), 1, 0, Duration.ZERO);
                MusterProcess sleeper = node(home.resolve("a"), wire);
                MusterProcess other = node(home.resolve("b"), wire)) {
            sleeper.start();
            String first = sleeper.api().post("/api/cohorts/slept/imports").id();
            assertThat(wire.awaits(4, Duration.ofMinutes(1))).isTrue();
            sleeper.freeze();

            other.start();
            History history = new History(other.api());
            Outcome takenOver = await("the take-over")
                    .atMost(TAKEN_OVER_WITHIN)
                    .until(() -> history.find(first), Outcome::hasEnded);
            shop.people("slept", "p1");
            String second = other.api().post("/api/cohorts/slept/imports").id();
            Outcome removed = await("the next import")
                    .atMost(TAKEN_OVER_WITHIN)
                    .until(() -> history.find(second), Outcome::hasEnded);
            long sentBefore = wire.requests();
            sleeper.thaw();
            await("it hears that it lost the import")
                    .atMost(TAKEN_OVER_WITHIN)
                    .until(() -> sleeper.lastLines().contains("state=LOST")
                            || sleeper.lastLines().contains("state=PAUSED"));

            assertThat(takenOver.state()).as(takenOver.reason()).isEqualTo("SUCCEEDED");
            assertThat(takenOver.count("added")).isEqualTo(20_000);
            assertThat(removed.state()).as(removed.reason()).isEqualTo("SUCCEEDED");
            // What was on the wire when it fell asleep had arrived long before.
            assertThat(wire.requests()).isEqualTo(sentBefore);
            assertThat(braze.holds("slept")).containsExactly("ep1");
            assertThat(history.of("slept")).extracting(Outcome::json).containsExactly(removed.json(), takenOver.json());
            assertThat(braze.violations()).isEmpty();
        }
    }

    private MusterProcess node(Path home, Wire wire) {
        MusterProcess node = new MusterProcess(
                home,
                wire.uri(),
                shop,
                Map.of(
                        "muster.database.url",
                        ours.url(),
                        "muster.database.user",
                        Database.OWNER,
                        "muster.database.password",
                        "owner",
                        "muster.braze.in-flight",
                        Integer.toString(IN_FLIGHT),
                        "muster.braze.response-timeout",
                        "5s",
                        "muster.braze.quiet-time",
                        "10s"));
        node.define(
                "slept",
                Recipe.sql("select id as external_id from shop.slept", "datasource: shop")
                        .with(Followed.NO_GUARDS));
        return node;
    }

    private static final class Nobody implements Wire.Ear {
        @Override
        public void arrives(List<Wire.Said> request) {}

        @Override
        public void accepted(List<Wire.Said> request) {}
    }
}
