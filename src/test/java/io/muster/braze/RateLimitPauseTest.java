package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A 429 makes everybody at its endpoint wait, until the time that was named. */
@Tag("fast")
class RateLimitPauseTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final String HERE = "https://rest.iad-01.braze.com";
    private static final String OTHER = "https://rest.fra-01.braze.eu";

    private final MovedClock clock = new MovedClock(NOON);
    private final List<Instant> written = new ArrayList<>();
    private final AtomicReference<Map<String, Instant>> there = new AtomicReference<>(Map.of());
    private final RateLimitPause wait = new RateLimitPause(
            new RateLimitPause.SharedPauses((endpoint, until) -> written.add(until), there::get), clock);

    @Test
    void nobody_waits_before_a_limit() {
        assertThat(wait.until(HERE)).isEmpty();
    }

    @Test
    void a_named_time_is_waited_for_and_then_over() {
        wait.limited(HERE, Optional.of(NOON.plusSeconds(30)));
        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(30));

        clock.pass(Duration.ofSeconds(29));
        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(30));

        clock.pass(Duration.ofSeconds(1));
        assertThat(wait.until(HERE)).isEmpty();
    }

    @Test
    void where_no_time_is_named_it_is_five_seconds() {
        wait.limited(HERE, Optional.empty());

        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(5));
    }

    @Test
    void a_shorter_wait_does_not_cut_a_longer_one() {
        wait.limited(HERE, Optional.of(NOON.plusSeconds(30)));
        wait.limited(HERE, Optional.of(NOON.plusSeconds(3)));
        wait.limited(HERE, Optional.empty());

        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(30));
    }

    @Test
    void a_time_that_has_passed_is_no_leave_to_ask_at_once() {
        wait.limited(HERE, Optional.of(NOON.minusSeconds(1)));

        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(1));
    }

    @Test
    void each_wait_in_vain_is_followed_by_a_longer_one() {
        assertThat(waits(5)).containsExactly(5L, 10L, 20L, 40L, 80L);
    }

    @Test
    void no_wait_of_our_own_is_longer_than_five_minutes() {
        assertThat(waits(80)).last().isEqualTo(300L);
    }

    @Test
    void once_braze_accepts_the_next_wait_is_short_again() {
        waits(5);
        wait.accepted(HERE);

        assertThat(waits(1)).containsExactly(5L);
    }

    @Test
    void those_that_were_in_flight_together_are_one_limit() {
        for (int i = 0; i < 16; i++) {
            wait.limited(HERE, Optional.empty());
            clock.pass(Duration.ofMillis(20));
        }

        assertThat(wait.until(HERE)).contains(NOON.plus(Duration.ofMillis(5_300)));
        assertThat(written).containsExactly(NOON.plusSeconds(5));
    }

    @Test
    void another_node_is_told_at_once() {
        wait.limited(HERE, Optional.of(NOON.plusSeconds(30)));

        assertThat(written).containsExactly(NOON.plusSeconds(30));
    }

    @Test
    void what_another_node_was_told_is_heard_with_the_next_look() {
        there.set(Map.of(HERE, NOON.plusSeconds(90)));
        wait.look();

        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(90));
        assertThat(written).isEmpty();
    }

    @Test
    void a_look_does_not_cut_a_longer_wait_and_writes_what_was_not_written() {
        wait.limited(HERE, Optional.of(NOON.plusSeconds(90)));
        written.clear();
        there.set(Map.of(HERE, NOON.plusSeconds(30)));
        wait.look();

        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(90));
        assertThat(written).containsExactly(NOON.plusSeconds(90));
    }

    @Test
    void a_wait_that_is_over_is_written_by_nobody() {
        wait.limited(HERE, Optional.of(NOON.plusSeconds(90)));
        written.clear();
        clock.pass(Duration.ofSeconds(90));
        wait.look();

        assertThat(written).isEmpty();
    }

    @Test
    void the_limit_of_one_endpoint_is_none_of_another() {
        wait.limited(OTHER, Optional.of(NOON.plusSeconds(3000)));

        assertThat(wait.until(HERE)).isEmpty();
        assertThat(wait.last(HERE)).isEqualTo(Instant.MIN);
        assertThat(wait.waits()).containsExactly(Map.entry(OTHER, NOON.plusSeconds(3000)));

        wait.accepted(OTHER);
        wait.limited(HERE, Optional.empty());

        assertThat(wait.until(HERE)).contains(NOON.plusSeconds(5));
        assertThat(wait.until(OTHER)).contains(NOON.plusSeconds(3000));
    }

    @Test
    void what_another_node_was_told_of_one_endpoint_holds_there_alone() {
        there.set(Map.of(OTHER, NOON.plusSeconds(90)));
        wait.look();

        assertThat(wait.until(HERE)).isEmpty();
        assertThat(wait.until(OTHER)).contains(NOON.plusSeconds(90));
    }

    /** Seconds of one wait after another, each ended by another 429 without a time. */
    private List<Long> waits(int times) {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            wait.limited(HERE, Optional.empty());
            Duration left = Duration.between(clock.instant(), wait.until(HERE).orElseThrow());
            seconds.add(left.toSeconds());
            clock.pass(left);
        }
        return seconds;
    }
}
