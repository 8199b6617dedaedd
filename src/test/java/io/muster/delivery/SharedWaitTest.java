package io.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A 429 makes everybody wait, until the time that was named. */
class SharedWaitTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Hands clock = new Hands();
    private final SharedWait wait = new SharedWait(clock);

    @Test
    void nobody_waits_before_a_limit() {
        assertThat(wait.until()).isEmpty();
        assertThatCode(() -> wait.await(RunOf.cohort("vip"))).doesNotThrowAnyException();
    }

    @Test
    void a_named_time_is_waited_for_and_then_over() {
        wait.limited(Optional.of(NOON.plusSeconds(30)));
        assertThat(wait.until()).contains(NOON.plusSeconds(30));

        clock.pass(Duration.ofSeconds(29));
        assertThat(wait.until()).contains(NOON.plusSeconds(30));

        clock.pass(Duration.ofSeconds(1));
        assertThat(wait.until()).isEmpty();
    }

    @Test
    void where_no_time_is_named_it_is_five_seconds() {
        wait.limited(Optional.empty());

        assertThat(wait.until()).contains(NOON.plusSeconds(5));
    }

    @Test
    void a_shorter_wait_does_not_cut_a_longer_one() {
        wait.limited(Optional.of(NOON.plusSeconds(30)));
        wait.limited(Optional.of(NOON.plusSeconds(3)));
        wait.limited(Optional.empty());

        assertThat(wait.until()).contains(NOON.plusSeconds(30));
    }

    @Test
    void a_time_that_has_passed_makes_nobody_wait() {
        wait.limited(Optional.of(NOON.minusSeconds(1)));

        assertThat(wait.until()).isEmpty();
    }

    @Test
    void a_stopped_import_does_not_wait() {
        Run run = RunOf.cohort("vip");
        wait.limited(Optional.of(NOON.plusSeconds(3600)));
        run.stop(new Stop.Cancelled("ann"));

        assertThatThrownBy(() -> wait.await(run))
                .isInstanceOf(Run.Stopped.class)
                .hasMessage("Cancelled by ann.");
    }

    @Test
    void a_stopped_import_does_not_send_either() {
        Run run = RunOf.cohort("vip");
        run.stop(new Stop.Closing());

        assertThatThrownBy(() -> wait.await(run)).isInstanceOf(Run.Stopped.class);
    }

    /** A clock whose hands the test moves. */
    private static final class Hands extends Clock {
        private Instant now = NOON;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
