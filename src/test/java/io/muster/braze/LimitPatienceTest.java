package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import that only meets 429 comes to an end. */
@Tag("fast")
class LimitPatienceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration RETRY_FOR = Duration.ofMinutes(15);

    private final MovedClock clock = new MovedClock(NOON);
    private final RateLimitPause wait = new RateLimitPause(RateLimitPause.SharedPauses.NONE, clock);
    private final LimitPatience patience = new LimitPatience(wait, RETRY_FOR, clock);
    private final ImportRun run = StoppableRun.cohort("vip");
    private final Delivery delivery = new Delivery(run, 8);

    @Test
    void nobody_waits_before_a_limit() {
        assertThatCode(() -> patience.await(delivery)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 600, 3600})
    void who_is_only_ever_told_429_ends_by_retry_for(int seconds) {
        Instant last = NOON;
        while (!run.isStopped() && last.isBefore(NOON.plusSeconds(7200))) {
            last = clock.instant();
            patience.limited(delivery, Optional.of(last.plusSeconds(seconds)));
            clock.pass(Duration.ofSeconds(1));
            while (patience.holds(delivery)) {
                clock.pass(Duration.ofSeconds(1));
            }
        }

        assertThat(run.stopped()).get().isInstanceOf(StopReason.UnansweredByBraze.class);
        assertThat(Duration.between(NOON, clock.instant())).isBetween(RETRY_FOR, RETRY_FOR.plusMinutes(6));
        assertThat(run.stopped().map(stop -> stop.why().sentence()).orElse(""))
                .startsWith("http://127.0.0.1:1 answered 429, over its limit, and took nothing for 15 min.")
                .contains("The next import sends what is missing");
    }

    @Test
    void whom_braze_took_something_from_waits_for_the_clock_hour_and_then_no_longer_than_others() {
        patience.accepted(delivery);
        patience.limited(delivery, Optional.of(NOON.plusSeconds(3000)));
        clock.pass(Duration.ofSeconds(2999));
        assertThat(patience.holds(delivery)).isTrue();

        clock.pass(Duration.ofSeconds(1));
        patience.limited(delivery, Optional.of(NOON.plusSeconds(6600)));
        clock.pass(RETRY_FOR.minusSeconds(1));
        assertThat(patience.holds(delivery)).isTrue();
        clock.pass(Duration.ofSeconds(1));

        assertThat(patience.holds(delivery)).isFalse();
        assertThat(run.stopped()).get().isInstanceOf(StopReason.UnansweredByBraze.class);
    }

    @Test
    void an_acceptance_in_between_begins_the_time_anew() {
        for (int i = 0; i < 20; i++) {
            patience.limited(delivery, Optional.of(clock.instant().plusSeconds(60)));
            clock.pass(Duration.ofMinutes(10));
            patience.accepted(delivery);
        }

        assertThat(run.isStopped()).isFalse();
    }

    /** For an answer, for a hazard, for a step that an operator stopped, for our database. */
    @Test
    void what_it_waits_for_besides_does_not_count() {
        for (int i = 0; i < 10; i++) {
            patience.limited(delivery, Optional.of(clock.instant().plusSeconds(60)));
            clock.pass(Duration.ofSeconds(30));
            assertThat(patience.holds(delivery)).isTrue();
            clock.pass(Duration.ofMinutes(14));
            assertThat(patience.holds(delivery)).isFalse();
        }

        assertThat(run.isStopped()).isFalse();
    }

    @Test
    void the_hour_that_does_not_count_is_one_whatever_those_in_flight_are_told_with_it() {
        patience.accepted(delivery);
        for (int i = 0; i < 16; i++) {
            patience.limited(delivery, Optional.of(NOON.plusSeconds(3000).plusMillis(100L * i)));
            clock.pass(Duration.ofMillis(50));
        }
        clock.pass(Duration.ofSeconds(2990));

        assertThat(patience.holds(delivery)).isTrue();
    }

    @Test
    void an_import_that_was_told_nothing_itself_ends_as_well() {
        wait.limited(StoppableRun.ENDPOINT, Optional.of(NOON.plusSeconds(3600)));
        assertThat(patience.holds(delivery)).isTrue();
        clock.pass(RETRY_FOR);

        assertThatThrownBy(() -> patience.await(delivery)).isInstanceOf(ImportRun.Stopped.class);
        assertThat(run.stopped().map(stop -> stop.why().sentence()).orElse("")).contains("wait until 13:00:00 UTC");
    }

    @Test
    void a_limit_elsewhere_is_nothing_to_it() {
        wait.limited("https://elsewhere.example.com", Optional.of(NOON.plusSeconds(3600)));

        assertThat(patience.holds(delivery)).isFalse();
        assertThatCode(() -> patience.await(delivery)).doesNotThrowAnyException();
    }

    @Test
    void a_stopped_import_does_not_wait() {
        wait.limited(StoppableRun.ENDPOINT, Optional.of(NOON.plusSeconds(3600)));
        run.stop(new StopReason.Cancelled("ann"));

        assertThatThrownBy(() -> patience.await(delivery))
                .isInstanceOf(ImportRun.Stopped.class)
                .hasMessage("Cancelled by ann.");
    }

    @Test
    void a_stopped_import_does_not_send_either() {
        run.stop(new StopReason.Closing());

        assertThatThrownBy(() -> patience.await(delivery)).isInstanceOf(ImportRun.Stopped.class);
    }
}
