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
    /** The counter, which stands still until a test moves it. */
    private final AtomicLong now = new AtomicLong(17);

    private long free;

    @Test
    void requests_leave_at_the_limits_pace_and_a_statement_is_made_for_some_of_them() {
        AtomicInteger asked = new AtomicInteger();
        RequestBudget budget = new RequestBudget(length -> lease(asked, length), 200, now::get);

        assertThat(gaps(take(budget, 40)))
                .allMatch(gap -> gap >= Duration.ofMillis(5).toNanos());
        assertThat(asked.get()).as("9 in a piece").isEqualTo(5);
    }

    @Test
    void two_nodes_share_one_pace() {
        AtomicInteger asked = new AtomicInteger();
        RequestBudget here = new RequestBudget(length -> lease(asked, length), 100, now::get);
        RequestBudget there = new RequestBudget(length -> lease(asked, length), 100, now::get);

        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            moments.addAll(take(here, 1));
            moments.addAll(take(there, 1));
        }

        assertThat(gaps(moments)).allMatch(gap -> gap >= Duration.ofMillis(10).toNanos());
    }

    @Test
    void a_statement_that_takes_long_brings_no_two_requests_closer() {
        AtomicInteger asked = new AtomicInteger();
        RequestBudget budget = new RequestBudget(
                length -> {
                    Duration wait = lease(asked, length);
                    // The way back from the database: long for every other one.
                    now.addAndGet(
                            Duration.ofMillis(asked.get() % 2 == 0 ? 0 : 30).toNanos());
                    return wait;
                },
                200,
                now::get);

        assertThat(gaps(take(budget, 60)))
                .allMatch(gap -> gap >= Duration.ofMillis(5).toNanos());
    }

    @Test
    void a_moment_that_has_passed_is_nobodys() {
        AtomicInteger asked = new AtomicInteger();
        RequestBudget budget = new RequestBudget(length -> lease(asked, length), 200, now::get);
        take(budget, 1);

        now.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(take(budget, 30)).allMatch(moment -> moment >= now.get());
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

    private static List<Long> take(RequestBudget budget, int permits) {
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < permits; i++) {
            moments.add(budget.take().nanos());
        }
        return moments;
    }

    private static List<Long> gaps(List<Long> moments) {
        List<Long> sorted = moments.stream().sorted().toList();
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            gaps.add(sorted.get(i) - sorted.get(i - 1));
        }
        return gaps;
    }

    /** The timeline as the database keeps it. */
    private Duration lease(AtomicInteger asked, Duration length) {
        asked.incrementAndGet();
        long from = Math.max(free, now.get());
        free = from + length.toNanos();
        return Duration.ofNanos(from - now.get());
    }
}
