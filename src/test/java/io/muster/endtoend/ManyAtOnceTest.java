package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.imports.ImportQueue;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many imports a node is at. */
class ManyAtOnceTest {

    private static final int COHORTS = 12;

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @Test
    void a_node_is_at_no_more_than_it_has_hands_also_while_all_of_them_wait_for_braze() {
        muster.database.people("many", "ann", "ben");
        List<String> cohorts =
                IntStream.range(0, COHORTS).mapToObj(i -> "many-" + i).toList();
        cohorts.forEach(cohort -> muster.define(cohort, people("many")));
        cohorts.forEach(muster::imports);
        muster.database.people("many", "ann", "ben", "cleo");
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofSeconds(2)));

        List<String> ids = new ArrayList<>();
        cohorts.forEach(cohort -> ids.add(muster.start(cohort)));
        AtomicLong most = new AtomicLong();
        await("their end").atMost(Duration.ofMinutes(1)).until(() -> {
            most.accumulateAndGet(
                    muster.database.number("select count(*) from muster.import where state = 'RUNNING'"), Math::max);
            return ids.stream().allMatch(id -> muster.history.find(id).hasEnded());
        });

        assertThat(most.get()).isBetween(2L, (long) ImportQueue.AT_ONCE);
        cohorts.forEach(cohort -> assertThat(muster.holds(cohort)).containsExactly("ann", "ben", "cleo"));
    }
}
