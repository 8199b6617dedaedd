package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One request at a time before the throttle, the cohorts in turn. */
@Tag("fast")
class FairTurnsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final MovedClock clock = new MovedClock(NOON);
    private final RateLimitPause sharedWait = new RateLimitPause(RateLimitPause.SharedPauses.NONE, clock);
    private final LimitPatience patience = new LimitPatience(sharedWait, Duration.ofMinutes(15), clock);
    private final FairTurns turns = new FairTurns(sharedWait, patience, clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> through = new CopyOnWriteArrayList<>();
    private final Delivery large = delivery(StoppableRun.cohort("large"));
    private final Delivery small = delivery(StoppableRun.cohort("small"));

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void a_second_request_comes_when_the_first_has_passed() {
        turns.await(large);
        asks("large");
        await().during(Duration.ofMillis(100)).until(through::isEmpty);

        turns.pass(large);

        await().until(() -> through.equals(List.of("large")));
    }

    @Test
    void who_passes_the_throttle_slowly_lets_another_in_after_half_a_minute() {
        turns.await(large);
        asks("small");
        clock.pass(Duration.ofSeconds(31));

        await().until(() -> through.equals(List.of("small")));
    }

    @Test
    void who_waits_here_when_a_limit_is_told_waits_for_it_too() {
        turns.await(large);
        asks("small");
        sharedWait.limited(StoppableRun.ENDPOINT, Optional.of(NOON.plusSeconds(60)));
        turns.pass(large);
        await().during(Duration.ofMillis(700)).until(through::isEmpty);

        clock.pass(Duration.ofSeconds(60));

        await().until(() -> through.equals(List.of("small")));
    }

    @Test
    void who_waits_for_the_limit_of_another_endpoint_keeps_nobody_waiting() {
        sharedWait.limited("https://elsewhere.example.com", Optional.of(NOON.plusSeconds(60)));
        threads.execute(() -> {
            turns.await(delivery(StoppableRun.cohort("limited", "https://elsewhere.example.com")));
            through.add("limited");
        });
        asks("small");

        await().until(() -> through.equals(List.of("small")));
        turns.pass(small);
        await().during(Duration.ofMillis(700)).until(() -> through.equals(List.of("small")));
        clock.pass(Duration.ofSeconds(60));
        await().until(() -> through.equals(List.of("small", "limited")));
    }

    @Test
    void who_waits_here_for_a_limit_is_ended_when_it_lasts_too_long() {
        turns.await(large);
        ImportRun run = StoppableRun.cohort("limited");
        threads.execute(
                () -> assertThatThrownBy(() -> turns.await(delivery(run))).isInstanceOf(ImportRun.Stopped.class));
        sharedWait.limited(StoppableRun.ENDPOINT, Optional.of(NOON.plusSeconds(3600)));
        await().during(Duration.ofMillis(700)).until(() -> !run.isStopped());

        clock.pass(Duration.ofMinutes(15));

        await().until(() -> run.stopped()
                .filter(StopReason.UnansweredByBraze.class::isInstance)
                .isPresent());
    }

    @Test
    void a_stop_ends_the_wait_and_keeps_nobody_else_waiting() {
        turns.await(large);
        ImportRun run = StoppableRun.cohort("stopped");
        run.stop(new StopReason.Closing());

        assertThatThrownBy(() -> turns.await(delivery(run))).isInstanceOf(ImportRun.Stopped.class);

        asks("small");
        turns.pass(large);
        await().until(() -> through.equals(List.of("small")));
        assertThat(through).hasSize(1);
    }

    /** Else all that send would wait for half a minute before each of their requests. */
    @Test
    void a_thread_that_is_lost_in_the_throttle_keeps_nobody_waiting_once_its_import_was_let_go() {
        turns.await(large);
        large.run().stop(new StopReason.Closing());

        asks("small");
        await().until(() -> through.equals(List.of("small")));
        turns.pass(small);
        asks("next");

        await().until(() -> through.equals(List.of("small", "next")));
    }

    private void asks(String cohort) {
        threads.execute(() -> {
            turns.await(cohort.equals("small") ? small : delivery(StoppableRun.cohort(cohort)));
            through.add(cohort);
        });
    }

    private static Delivery delivery(ImportRun run) {
        return new Delivery(run, 8);
    }
}
