package io.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.model.ReasonCode.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fast")
class ReasonCodeTest {

    /** What the code writes itself: nothing, and times. */
    private static final Set<ReasonCode> WRITTEN =
            Set.of(ReasonCode.NONE, ReasonCode.DURATION, ReasonCode.DAY_AND_TIME);

    private final ResourceBundle words = ResourceBundle.getBundle("io.muster.wording.words", Locale.ROOT);

    @ParameterizedTest
    @EnumSource
    void every_code_has_its_sentence_with_a_gap_for_each_figure(ReasonCode code) {
        if (WRITTEN.contains(code)) {
            return;
        }
        List<String> forms = forms("reason." + code);

        assertThat(forms).as("reason." + code).isNotEmpty();
        // What a database says of itself does not stand in each sentence about it.
        List<Integer> figures = Stream.iterate(0, gap -> gap + 1)
                .limit(code.figures())
                .filter(gap -> gap == 0 || !code.name().startsWith("CONNECTION_"))
                .toList();
        assertThat(forms).allSatisfy(form -> assertThat(gaps(form)).as(form).containsAll(figures));
        assertThat(forms).allSatisfy(form -> assertThat(gaps(form)).as(form).allMatch(gap -> gap < code.figures()));
    }

    @ParameterizedTest
    @EnumSource
    void what_stands_in_a_heading_says_how_far(ReasonCode code) {
        assertThat(forms("reason." + code))
                .allSatisfy(
                        form -> assertThat(form.chars().filter(c -> c == '|').count())
                                .as(form)
                                .isBetween(code.use() == Use.HEADLINE ? 1L : 0, code.use() == Use.SENTENCE ? 0L : 1))
                .allSatisfy(form -> assertThat(form).doesNotStartWith("|").doesNotContainPattern("[.;,]\\s*\\|"));
    }

    @Test
    void no_sentence_is_of_no_code() {
        assertThat(words.keySet())
                .filteredOn(key -> key.startsWith("reason."))
                .allSatisfy(key ->
                        assertThat(ReasonCode.values()).extracting(Enum::name).contains(key.split("\\.", -1)[1]));
    }

    @Test
    void the_api_s_table_has_every_code_that_stands_by_itself() throws IOException {
        String table = Files.readString(Path.of("docs/api.md")).split("<!-- reasons -->|<!-- end -->")[1];

        assertThat(Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| \\S")
                        .matcher(table)
                        .results())
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(Stream.of(ReasonCode.values())
                        .filter(code -> code.use() != Use.PART && code != ReasonCode.NONE)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void a_heading_ends_where_the_sentence_says_and_begins_small() {
        Reason gone = Reason.of(ReasonCode.DEFINITION_GONE, "vip|x");

        assertThat(gone.sentence())
                .isEqualTo(
                        "The definition of vip|x is gone; nothing was sent. Put its file back, or retire the cohort.");
        assertThat(Phrases.english().shortly(gone)).isEqualTo("the definition of vip|x is gone");
        assertThat(Phrases.english().shortly(Reason.of(ReasonCode.UNCHANGED))).isEmpty();
        assertThat(Phrases.english().shortly(Reason.of(ReasonCode.DEFINITION_GONE, "v".repeat(500))))
                .hasSize(90)
                .endsWith("v…");
    }

    @Test
    void an_address_at_the_beginning_stays_as_it_is() {
        assertThat(Reason.of(ReasonCode.LIMIT_HELD, "https://rest.example.com", Reason.of(ReasonCode.MINUTES, 2), "eu")
                        .sentence())
                .startsWith(
                        "https://rest.example.com answered 429, over its limit, and took nothing for 2 min. The next");
    }

    @Test
    void a_part_that_is_none_leaves_no_blank() {
        assertThat(Reason.of(ReasonCode.ACCEPTED, Reason.NONE).sentence()).isEqualTo("Braze accepted every change.");
        assertThat(Reason.of(ReasonCode.ACCEPTED, Reason.of(ReasonCode.BRAZE_WARNINGS, 2, "odd"))
                        .sentence())
                .isEqualTo("Braze accepted every change. It listed 2 warnings beside; the first: “odd”.");
    }

    @ParameterizedTest
    @CsvSource({"0, identifiers", "1, identifier", "2, identifiers", "1234567, identifiers"})
    void a_count_has_its_own_form(long count, String word) {
        assertThat(Reason.of(ReasonCode.IDENTIFIERS_REFUSED, count, Reason.NONE).sentence())
                .isEqualTo("Braze refused %,d %s; every other change was accepted.".formatted(count, word));
    }

    @ParameterizedTest
    @CsvSource({
        "it's {0} & <b>, Cancelled by it's {0} & <b>.",
        "{1}, Cancelled by {1}.",
        "'{', Cancelled by {.",
        "\u202Eevil, Cancelled by \u202Eevil."
    })
    void a_figure_is_told_as_it_is_whatever_it_holds(String by, String sentence) {
        assertThat(Reason.of(ReasonCode.CANCELLED, by).sentence()).isEqualTo(sentence);
    }

    @Test
    void a_day_and_a_stretch_of_time_are_figures_of_no_language() {
        Reason missed = Reason.of(
                ReasonCode.DUE_MISSED,
                Reason.of(ReasonCode.DAY_AND_TIME, "2026-11-24T07:00"),
                Reason.of(ReasonCode.DURATION, 47_520),
                Reason.of(ReasonCode.DURATION, 43_200));

        assertThat(missed.sentence())
                .isEqualTo(
                        "It was due Tue 24 Nov, 07:00, and nobody looked until 13\u00a0h 12\u00a0min later; over 12\u00a0h"
                                + " late it is left out.");
    }

    @Test
    void it_is_the_same_after_it_was_kept_in_a_table() {
        Reason reason = Reason.of(
                ReasonCode.NO_DEFINITE_ANSWER,
                Reason.of(ReasonCode.MINUTES, 15),
                Reason.of(ReasonCode.STRANGER_ANSWERED, "502", Reason.of(ReasonCode.BODY_PAGE)));
        ReasonColumns kept = ReasonColumns.of(reason);

        assertThat(kept.reason()).isEqualTo(reason);
        assertThat(kept.figures())
                .isEqualTo(
                        "[{\"code\":\"MINUTES\",\"figures\":[15]},{\"code\":\"STRANGER_ANSWERED\",\"figures\":[\"502\","
                                + "{\"code\":\"BODY_PAGE\",\"figures\":[]}]}]");
        assertThat(ReasonColumns.of(Reason.NONE).reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void it_is_the_same_after_it_was_json_within_something_else() throws IOException {
        record Holder(Reason why) {}
        Holder holder = new Holder(Reason.of(ReasonCode.DUE_STOPPED, "eu", Reason.of(ReasonCode.KEY_CHANGED, "eu")));
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(json.writeValueAsString(holder), Holder.class))
                .isEqualTo(holder);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "CODE_OF_A_LATER_VERSION, '[]'",
                "CANCELLED, '[]'",
                "CANCELLED, '[1.5]'",
                "CANCELLED, '[null]'",
                "CANCELLED, '[{\"code\": \"LATER\", \"figures\": []}]'",
                "CANCELLED, '{}'",
                "CANCELLED, 'no json'",
                "CANCELLED, -"
            })
    void a_row_of_before_or_of_a_later_version_is_told_by_its_sentence(
            @Nullable String code, @Nullable String figures) {
        Reason read = new ReasonColumns("As it was said.", code, figures).reason();

        assertThat(read).isEqualTo(Reason.uncoded("As it was said."));
        assertThat(read.sentence()).isEqualTo("As it was said.");
    }

    @Test
    void what_is_no_figure_is_refused_at_once() {
        assertThatThrownBy(() -> Reason.of(ReasonCode.CANCELLED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reason.of(ReasonCode.CANCELLED, new Object()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void how_many_it_concerns_makes_no_other_trouble_and_whom_does() {
        Reason before = Reason.of(ReasonCode.REMOVALS_MANY, 40, 100, "30%");

        assertThat(before.isLike(Reason.of(ReasonCode.REMOVALS_MANY, 55, 120, "30%")))
                .isTrue();
        assertThat(before.isLike(Reason.of(ReasonCode.ADDITIONS_MANY, 40, 100, "30%")))
                .isFalse();
        assertThat(Reason.of(ReasonCode.WORKSPACE_UNSET, "eu").isLike(Reason.of(ReasonCode.WORKSPACE_UNSET, "us")))
                .isFalse();
        assertThat(Reason.of(ReasonCode.NO_DEFINITE_ANSWER, Reason.of(ReasonCode.MINUTES, 15), "ConnectException")
                        .isLike(Reason.of(
                                ReasonCode.NO_DEFINITE_ANSWER,
                                Reason.of(ReasonCode.MINUTES, 15),
                                Reason.of(ReasonCode.BRAZE_ANSWERED, "503"))))
                .isFalse();
    }

    private List<String> forms(String key) {
        return Stream.of(key, key + ".one", key + ".many")
                .filter(words::containsKey)
                .map(words::getString)
                .toList();
    }

    private static Set<Integer> gaps(String sentence) {
        return Pattern.compile("\\{(\\d)}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .map(gap -> Integer.parseInt(gap.substring(1, 2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
