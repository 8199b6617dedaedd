package io.muster.history;

import static io.muster.history.Sample.context;
import static io.muster.history.Sample.definition;
import static io.muster.history.Sample.today;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private final Context scheduled = context(definition("a", "A")).withNext(Optional.of(today("14:30")));

    @Test
    void parked_held_and_stopped_need_a_person() {
        assertThat(Attention.isNeeded(Sample.churn(), scheduled)).isTrue();
        assertThat(Attention.isNeeded(Sample.held(), scheduled)).isTrue();
        assertThat(Attention.isNeeded(Sample.stopped(), scheduled)).isTrue();
    }

    @Test
    void a_first_failure_is_left_to_the_schedule() {
        assertThat(Attention.isNeeded(Sample.failed(), scheduled)).isFalse();
        assertThat(Attention.isNeeded(Sample.failed(), scheduled.withNext(Optional.empty())))
                .isTrue();
        assertThat(Attention.isNeeded(Sample.failed(), scheduled.with(Sample.after(Sample.failed(), today("06:30")))))
                .isTrue();
    }

    @Test
    void trouble_is_over_with_the_first_import_that_needs_nobody() {
        Context after = scheduled.with(Sample.after(Sample.stopped(), today("06:30")));

        assertThat(Attention.isOver(Sample.recovered(), after)).isTrue();
        assertThat(Attention.isOver(Sample.refused(), after)).isTrue();
        assertThat(Attention.isOver(Sample.churn(), after)).isFalse();
        assertThat(Attention.isOver(Sample.recovered(), scheduled.with(Sample.after(Sample.lapsed(), today("06:30")))))
                .isFalse();
    }
}
