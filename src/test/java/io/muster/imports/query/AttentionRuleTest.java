package io.muster.imports.query;

import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.ImportSamples;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class AttentionRuleTest {

    private final ImportContext scheduled = context(definition("a", "A")).withNext(Optional.of(today("14:30")));

    @Test
    void parked_held_and_stopped_need_a_person() {
        assertThat(AttentionRule.isNeeded(ImportSamples.churn(), scheduled)).isTrue();
        assertThat(AttentionRule.isNeeded(ImportSamples.held(), scheduled)).isTrue();
        assertThat(AttentionRule.isNeeded(ImportSamples.stopped(), scheduled)).isTrue();
    }

    @Test
    void a_first_failure_is_left_to_the_schedule() {
        assertThat(AttentionRule.isNeeded(ImportSamples.failed(), scheduled)).isFalse();
        assertThat(AttentionRule.isNeeded(ImportSamples.failed(), scheduled.withNext(Optional.empty())))
                .isTrue();
        assertThat(AttentionRule.isNeeded(
                        ImportSamples.failed(),
                        scheduled.with(ImportSamples.after(ImportSamples.failed(), today("06:30")))))
                .isTrue();
    }

    @Test
    void trouble_is_over_with_the_first_import_that_needs_nobody() {
        ImportContext after = scheduled.with(ImportSamples.after(ImportSamples.stopped(), today("06:30")));

        assertThat(AttentionRule.isOver(ImportSamples.recovered(), after)).isTrue();
        assertThat(AttentionRule.isOver(ImportSamples.refused(), after)).isTrue();
        assertThat(AttentionRule.isOver(ImportSamples.churn(), after)).isFalse();
        assertThat(AttentionRule.isOver(
                        ImportSamples.recovered(),
                        scheduled.with(ImportSamples.after(ImportSamples.lapsed(), today("06:30")))))
                .isFalse();
    }
}
