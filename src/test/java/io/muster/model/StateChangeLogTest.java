package io.muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a state that stays is said. */
@Tag("fast")
class StateChangeLogTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private Instant now = START;
    private final StateChangeLog news = new StateChangeLog(() -> now);

    @Test
    void a_state_that_stays_is_said_ever_more_seldom_and_at_least_every_ten_minutes() {
        List<Long> minutes = new ArrayList<>();

        while (now.isBefore(START.plus(Duration.ofMinutes(40)))) {
            if (news.isDue("eu", "no answer")) {
                minutes.add(Duration.between(START, now).toMinutes());
            }
            now = now.plusSeconds(5);
        }

        assertThat(minutes).containsExactly(0L, 1L, 3L, 7L, 15L, 25L, 35L);
    }

    @Test
    void another_state_is_said_at_once_and_so_is_one_that_comes_back() {
        assertThat(news.isDue("eu", "no answer")).isTrue();
        assertThat(news.isDue("eu", "no answer")).isFalse();
        assertThat(news.isDue("eu", "status 503")).isTrue();

        news.forget("eu");

        assertThat(news.isDue("eu", "status 503")).isTrue();
    }

    @Test
    void one_workspace_does_not_silence_another() {
        assertThat(news.isDue("eu", "no answer")).isTrue();
        assertThat(news.isDue("us", "no answer")).isTrue();
    }
}
