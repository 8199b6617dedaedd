package io.muster.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ChartAxisTest {

    @Test
    void its_lines_are_round_and_close_around_the_sizes() {
        assertThat(ChartAxis.of(173_784, 184_206).lines()).containsExactly(170_000L, 175_000L, 180_000L, 185_000L);
    }

    @Test
    void a_size_that_never_changed_has_an_axis_too() {
        assertThat(ChartAxis.of(5_000, 5_000).lines()).containsExactly(5_000L, 5_001L);
        assertThat(ChartAxis.of(0, 0).lines()).containsExactly(0L, 1L);
    }

    @Property
    void every_size_is_between_its_few_lines(
            @ForAll @LongRange(max = 100_000_000) long one, @ForAll @LongRange(max = 100_000_000) long other) {
        long least = Math.min(one, other);
        long most = Math.max(one, other);

        ChartAxis axis = ChartAxis.of(least, most);

        assertThat(axis.height(least)).isBetween(0.0, 1.0);
        assertThat(axis.height(most)).isBetween(0.0, 1.0);
        assertThat(axis.lines().size()).isBetween(2, 5);
    }
}
