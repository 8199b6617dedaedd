package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The window grows while answers are quick and shrinks when Braze pushes back or slows down. */
class AdaptiveWindowTest {

    private final AdaptiveWindow window = new AdaptiveWindow(16);
    private long now;

    @Test
    void full_speed_is_reached_within_a_dozen_quick_answers() {
        answers(window.size() + 8, 50);

        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void answers_that_always_take_long_are_how_braze_is() {
        answers(100, 3_000);

        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void a_push_back_halves_it_and_quick_answers_bring_it_back() {
        answers(50, 50);
        pushBack();
        assertThat(window.size()).isEqualTo(8);

        answers(30, 50);
        assertThat(window.size()).isBetween(10, 11);

        answers(100, 50);
        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void those_that_were_in_flight_together_shrink_it_once() {
        answers(50, 50);
        long together = now;
        now += millis(50);
        for (int i = 0; i < 16; i++) {
            window.pushedBack(together, now);
        }

        assertThat(window.size()).isEqualTo(8);
    }

    @Test
    void push_backs_without_end_leave_one() {
        for (int i = 0; i < 20; i++) {
            pushBack();
        }

        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void slow_answers_shrink_it() {
        answers(50, 50);
        answers(60, 2_000);

        assertThat(window.size()).isLessThan(8);
    }

    @Test
    void one_stall_among_quick_answers_does_not() {
        answers(50, 50);
        for (int i = 0; i < 20; i++) {
            answers(5, 50);
            answers(1, 5_000);
        }

        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void a_braze_that_became_slower_for_good_is_believed_in_time() {
        answers(50, 50);
        answers(600, 2_000);

        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void requests_without_an_answer_shrink_it_when_they_took_long_and_never_grow_it() {
        answers(50, 50);
        for (int i = 0; i < 20; i++) {
            window.unanswered(now, now + millis(2));
        }
        assertThat(window.size()).isEqualTo(16);

        for (int i = 0; i < 60; i++) {
            long sent = now;
            now += millis(5_000);
            window.unanswered(sent, now);
        }
        assertThat(window.size()).isLessThan(8);
    }

    @Property
    void whatever_happens_it_stays_between_one_and_the_most(
            @ForAll @IntRange(min = 1, max = 64) int most, @ForAll byte[] story) {
        AdaptiveWindow any = new AdaptiveWindow(most);
        long at = 0;
        for (byte step : story) {
            long sent = at;
            at += millis(Math.abs(step) * 20L);
            switch (step & 3) {
                case 0 -> any.pushedBack(sent, at);
                case 1 -> any.unanswered(sent, at);
                default -> any.answered(sent, at);
            }
            assertThat(any.size()).isBetween(1, most);
        }
    }

    private void answers(int many, long millis) {
        for (int i = 0; i < many; i++) {
            long sent = now;
            now += millis(millis);
            window.answered(sent, now);
        }
    }

    private void pushBack() {
        long sent = ++now;
        now += millis(50);
        window.pushedBack(sent, now);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
