package io.muster.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SuggestionsTest {
    private static final List<String> NAMES = List.of("vip", "churn-risk", "churn-risk-eu", "lapsed-90", "loyal");

    @Test
    void a_slip_of_the_finger_finds_the_name() {
        assertThat(Suggestions.to("chrun-risk", NAMES)).containsExactly("churn-risk");
        assertThat(Suggestions.to("Lapsed_90", NAMES)).containsExactly("lapsed-90");
        assertThat(Suggestions.to("vpi", NAMES)).containsExactly("vip");
    }

    @Test
    void a_beginning_finds_what_it_begins() {
        assertThat(Suggestions.to("churn", NAMES)).containsExactly("churn-risk", "churn-risk-eu");
    }

    @Test
    void nothing_near_is_no_suggestion() {
        assertThat(Suggestions.to("weather", NAMES)).isEmpty();
        assertThat(Suggestions.to("", NAMES)).isEmpty();
        assertThat(Suggestions.to("x".repeat(100_000), NAMES)).isEmpty();
    }
}
