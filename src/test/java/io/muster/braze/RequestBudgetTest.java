package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node's part in the partner key's budget. */
@Tag("fast")
class RequestBudgetTest {

    private final ImportRun run = StoppableRun.cohort("vip");

    @Test
    void requests_leave_at_the_limits_pace_and_a_statement_is_made_for_some_of_them() {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong free = new AtomicLong(System.nanoTime());
        RequestBudget budget = new RequestBudget(length -> lease(free, asked, length), 200);

        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            moments.add(budget.await(run).nanos());
        }

        for (int i = 1; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - 1))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos() - 10_000);
        }
        assertThat(asked.get()).as("9 in a piece, but for those that passed").isLessThan(40);
    }

    @Test
    void two_nodes_share_one_pace() {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong free = new AtomicLong(System.nanoTime());
        RequestBudget here = new RequestBudget(length -> lease(free, asked, length), 100);
        RequestBudget there = new RequestBudget(length -> lease(free, asked, length), 100);

        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            moments.add(here.await(run).nanos());
            moments.add(there.await(run).nanos());
        }

        List<Long> sorted = moments.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - 1))
                    .as("the %d. after the one before", i)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(10).toNanos() - 10_000);
        }
    }

    @Test
    void far_below_the_limit_a_piece_lasts_for_many_requests() {
        AtomicInteger asked = new AtomicInteger();
        RequestBudget budget = new RequestBudget(
                length -> {
                    asked.incrementAndGet();
                    return Duration.ZERO;
                },
                10_000_000);

        for (int i = 0; i < 1_000; i++) {
            budget.await(run);
        }

        assertThat(asked.get()).isLessThan(100);
    }

    @Test
    void a_limit_below_one_a_second_is_one_at_a_time() {
        List<Duration> lengths = new ArrayList<>();
        RequestBudget budget = new RequestBudget(
                length -> {
                    lengths.add(length);
                    return Duration.ZERO;
                },
                0.5);

        budget.await(run);
        budget.await(run);

        assertThat(lengths).hasSize(2).allSatisfy(length -> assertThat(length)
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100)));
    }

    @Test
    void who_waits_for_a_moment_hears_of_a_stop() {
        RequestBudget budget = new RequestBudget(length -> Duration.ofHours(1), 10);
        run.stop(new StopReason.Cancelled("anna"));

        assertThatThrownBy(() -> budget.await(run)).isInstanceOf(ImportRun.Stopped.class);
    }

    /** The timeline as the database keeps it. */
    private static synchronized Duration lease(AtomicLong free, AtomicInteger asked, Duration length) {
        asked.incrementAndGet();
        long now = System.nanoTime();
        long from = Math.max(free.get(), now);
        free.set(from + length.toNanos());
        return Duration.ofNanos(from - now);
    }
}
