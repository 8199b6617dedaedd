package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service as a process, killed at random moments while its sources change and every fifth request suffers; its
 * database is killed as well. {@code -Dmuster.kills=200} kills more often, {@code -Dmuster.seed=7} otherwise.
 */
class KilledMusterTest {

    private static final int KILLS = Integer.getInteger("muster.kills", 20);
    private static final long SEED = Long.getLong("muster.seed", 1);

    @Test
    void whatever_is_killed_whenever_braze_ends_up_holding_exactly_the_cohorts(@TempDir Path home) {
        try (KillScenario ordeal = new KillScenario(home, SEED)) {
            while (ordeal.kills() < KILLS) {
                ordeal.round();
            }

            assertThat(ordeal.kills()).isGreaterThanOrEqualTo(KILLS);
            System.out.println(ordeal.story());
        }
    }
}
