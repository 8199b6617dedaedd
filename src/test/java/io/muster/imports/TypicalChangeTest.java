package io.muster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TypicalChangeTest {

    private static Import ended(ImportState state, long before, long rows, long removed) {
        return ImportSamples.of(
                "churn",
                "Churn risk",
                state,
                "07:00",
                "07:01",
                new CountsOf().before(before).rows(rows).removed(removed).build());
    }

    @Test
    void what_is_usual_is_told_from_the_imports_before_the_oldest_first() {
        TypicalChange usual = TypicalChange.of(List.of(
                ended(ImportState.SUCCEEDED, 100, 103, 3),
                ended(ImportState.SKIPPED, 0, 0, 0),
                ended(ImportState.SUCCEEDED, 100, 101, 2),
                ended(ImportState.FAILED, 100, 1, 0),
                ended(ImportState.SUCCEEDED, 100, 102, 1)));

        assertThat(usual.left()).containsExactly(1L, 2L, 3L);
        assertThat(usual.leastRows()).isEqualTo(101);
        assertThat(usual.medianRows()).isEqualTo(102);
        assertThat(usual.mostRows()).isEqualTo(103);
    }

    @Test
    void two_imports_are_too_few_to_call_anything_usual() {
        TypicalChange usual = TypicalChange.of(List.of(
                ended(ImportState.SUCCEEDED, 100, 103, 3),
                ended(ImportState.SUCCEEDED, 100, 101, 2),
                ended(ImportState.SUCCEEDED, 0, 100, 0)));

        assertThat(usual.knowsChanges()).isFalse();
    }

    @Test
    void no_more_than_the_last_fourteen_count_with_the_one_that_asks() {
        List<Import> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(ended(ImportState.SUCCEEDED, 100, 100, i));
        }

        assertThat(TypicalChange.of(many).left()).hasSize(13).startsWith(12L).endsWith(0L);
    }
}
