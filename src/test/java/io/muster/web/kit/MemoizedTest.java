package io.muster.web.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.ImportSamples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many open pages cost one look a beat. */
@Tag("fast")
class MemoizedTest {

    private final AtomicInteger looks = new AtomicInteger();
    private Instant now = ImportSamples.NOW;
    private final Memoized<Integer> shared =
            new Memoized<>(looks::incrementAndGet, Duration.ofMillis(400), new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    @Test
    void who_asks_within_a_beat_gets_the_same_look() {
        assertThat(shared.get()).isEqualTo(1);
        now = now.plusMillis(399);
        assertThat(shared.get()).isEqualTo(1);
    }

    @Test
    void the_next_beat_looks_again() {
        shared.get();
        now = now.plusMillis(400);
        assertThat(shared.get()).isEqualTo(2);
    }

    @Test
    void a_clock_that_is_put_back_keeps_no_look_for_ever() {
        shared.get();
        now = now.minusSeconds(3600);
        assertThat(shared.get()).isEqualTo(2);
    }
}
