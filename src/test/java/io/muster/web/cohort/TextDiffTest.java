package io.muster.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.web.cohort.TextDiff.DiffLine;
import io.muster.web.cohort.TextDiff.DiffLineKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TextDiffTest {

    @Test
    void equal_texts_differ_in_nothing() {
        assertThat(TextDiff.of("a\nb\n", "a\nb")).isEqualTo(new TextDiff(java.util.List.of(), 0));
    }

    @Test
    void a_changed_line_stands_as_it_was_and_as_it_is_between_two_that_stayed() {
        TextDiff diff = TextDiff.of("a\nb\nc\nold\nd\ne\nf", "a\nb\nc\nnew\nd\ne\nf");

        assertThat(diff.changed()).isEqualTo(1);
        assertThat(diff.lines())
                .containsExactly(
                        new DiffLine(DiffLineKind.SAME, "b"),
                        new DiffLine(DiffLineKind.SAME, "c"),
                        new DiffLine(DiffLineKind.GONE, "old"),
                        new DiffLine(DiffLineKind.NEW, "new"),
                        new DiffLine(DiffLineKind.SAME, "d"),
                        new DiffLine(DiffLineKind.SAME, "e"));
    }

    @Test
    void what_lies_far_between_two_changes_is_a_gap() {
        TextDiff diff = TextDiff.of("1\na\nb\nc\nd\ne\nf\n2", "one\na\nb\nc\nd\ne\nf\ntwo\nthree");

        assertThat(diff.changed()).isEqualTo(3);
        assertThat(diff.lines()).containsOnlyOnce(new DiffLine(DiffLineKind.GAP, ""));
        assertThat(diff.lines()).extracting(DiffLine::text).doesNotContain("c", "d");
    }
}
