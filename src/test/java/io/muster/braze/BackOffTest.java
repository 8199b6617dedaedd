package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A repeat waits a random time under a ceiling that doubles. */
class BackOffTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(60);

    @Property
    void a_wait_is_never_negative_and_never_over_its_ceiling(@ForAll @Positive int repeat, @ForAll long seed) {
        BackOff backOff = new BackOff(FIRST, MOST, new Random(seed));

        assertThat(backOff.after(repeat)).isBetween(Duration.ZERO, MOST);
    }

    @ParameterizedTest(name = "before repeat {0} at most {1} ms")
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "7, 32000", "8, 60000", "9, 60000", "100, 60000"})
    void the_ceiling_doubles_up_to_the_most(int repeat, long most) {
        BackOff backOff = new BackOff(FIRST, MOST, new Random(7));

        List<Long> waits = IntStream.range(0, 2000)
                .mapToObj(i -> backOff.after(repeat).toMillis())
                .toList();

        assertThat(waits).allMatch(wait -> wait >= 0 && wait <= most);
        // Full jitter: the whole width is used, not a little about a mean.
        assertThat(waits).anyMatch(wait -> wait < most / 20).anyMatch(wait -> wait > most - most / 20);
    }

    @Property(tries = 20)
    void the_routes_own_words_are_understood(@ForAll @IntRange(min = 1, max = 20) int repeat) {
        assertThat(new BackOff("500ms", "60s").after(repeat)).isBetween(Duration.ZERO, MOST);
    }

    @Test
    void a_first_attempt_does_not_wait() {
        BackOff backOff = new BackOff(Duration.ofHours(1), Duration.ofHours(1), new Random(1));

        assertThatCode(() -> {
                    backOff.await(StoppableRun.cohort("vip"), 0, Duration.ofHours(1));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void no_wait_is_longer_than_the_repeats_go_on() {
        BackOff backOff = new BackOff(Duration.ofHours(1), Duration.ofHours(1), new Random(1));

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> backOff.await(StoppableRun.cohort("vip"), 1, Duration.ofMillis(5)));
    }

    @Test
    void a_stop_ends_the_wait() {
        BackOff backOff = new BackOff(Duration.ofHours(1), Duration.ofHours(1), new Random(1));
        ImportRun run = StoppableRun.cohort("vip");
        run.stop(new StopReason.Closing());

        assertThatThrownBy(() -> backOff.await(run, 1, Duration.ofHours(1))).isInstanceOf(ImportRun.Stopped.class);
    }
}
