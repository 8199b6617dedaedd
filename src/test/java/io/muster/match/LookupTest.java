package io.muster.match;

import static io.muster.match.MatchRows.LOOKUP;
import static io.muster.match.MatchRows.alias;
import static io.muster.match.MatchRows.device;
import static io.muster.match.MatchRows.external;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lookup gives for a row's key stands where the row itself says nothing. */
@Tag("fast")
class LookupTest {

    @Test
    void a_key_becomes_an_external_id() {
        MatchResult matched = MatchRows.under("key")
                .row("k1")
                .by(
                        LOOKUP,
                        LookupResult.of(
                                List.of(Map.of("KEY", "k1", "Id", "e1", "MAIL", "", "DEVICE", "", "KNOWN", "")),
                                "key"));

        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly(external("e1"));
    }

    @Test
    void a_key_that_nobody_has_is_no_identifier() {
        MatchResult matched =
                MatchRows.under("key").row("k2").row("").by(LOOKUP, found(Map.of("key", "k1", "id", "e1")));

        assertThat(matched.rejects())
                .extracting(RejectedRow::reason)
                .containsExactly(RejectReason.NO_IDENTIFIER, RejectReason.NO_IDENTIFIER);
    }

    @Test
    void the_rows_own_value_goes_first_and_the_found_one_along() {
        MatchResult matched =
                MatchRows.under("key", "id").row("k1", "own").by(LOOKUP, found(Map.of("key", "k1", "id", "e1")));

        assertThat(matched.entries())
                .extracting(StagedIdentifier::text, StagedIdentifier::alternate)
                .containsExactly(tuple(external("own"), false), tuple(external("e1"), true));
    }

    @Test
    void a_device_that_the_lookup_ties_to_somebody_never_goes_out() {
        MatchResult matched =
                MatchRows.under("key", "device").row("k1", "d1").by(LOOKUP, found(Map.of("key", "k1", "mail", "a@b")));

        assertThat(matched.entries())
                .containsExactly(
                        new StagedIdentifier(alias("email", "a@b"), 1, false, false, ""),
                        new StagedIdentifier(device("d1"), 1, true, false, ""));
    }

    @Test
    void a_person_whom_the_lookup_says_is_identified_is_no_device() {
        MatchResult matched =
                MatchRows.under("key", "device").row("k1", "d1").by(LOOKUP, found(Map.of("key", "k1", "known", true)));

        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.IDENTIFIED_DEVICE);
    }

    @Test
    void several_found_rows_are_one_person_in_the_order_of_the_query() {
        MatchResult matched = MatchRows.under("key")
                .row("k1")
                .by(LOOKUP, found(Map.of("key", "k1", "id", "e1"), Map.of("key", "k1", "id", "e2")));

        assertThat(matched.entries())
                .containsExactly(
                        new StagedIdentifier(external("e1"), 1, false, false, ""),
                        new StagedIdentifier(external("e2"), 1, true, false, ""));
    }

    @Test
    void the_keys_of_a_chunk_are_asked_for_once_each() {
        MatchRows rows = MatchRows.under("key").row("b").row("a").row("b").row("");

        assertThat(Matcher.of(LOOKUP, List.of("key"), Optional.empty()).keys(rows.chunk()))
                .containsExactly("b", "a");
    }

    @Test
    void a_lookup_without_its_key_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> LookupResult.of(List.of(Map.of("id", "e1", "mail", "a@b")), "key"))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("no column \"key\"")
                .hasMessageContaining("id, mail");
    }

    @Test
    void a_key_that_the_source_does_not_have_is_refused() {
        assertThatThrownBy(() -> MatchRows.under("mail").by(LOOKUP, LookupResult.NOTHING))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("match.lookup.key names column \"key\"");
    }

    @Test
    void a_mapped_column_that_neither_gives_is_refused() {
        assertThatThrownBy(() -> MatchRows.under("key")
                        .row("k1")
                        .by(LOOKUP, LookupResult.of(List.of(Map.of("key", "k1", "id", "e1")), "key")))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("\"mail\"")
                .hasMessageContaining("neither the source nor the lookup query");
    }

    static List<Map.Entry<Object, String>> values() {
        return List.of(
                Map.entry(42, "42"),
                Map.entry(12_345_678_901L, "12345678901"),
                Map.entry(new BigDecimal("12345678.00"), "12345678"),
                Map.entry(new BigDecimal("1E+3"), "1000"),
                Map.entry(new BigDecimal("0.00"), "0"),
                Map.entry(12_345_678d, "12345678"),
                Map.entry(1.5d, "1.5"),
                Map.entry(7f, "7"),
                Map.entry("  text ", "text"),
                Map.entry("007", "007"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void numbers_have_no_exponent_and_no_empty_decimals(Map.Entry<Object, String> value) {
        MatchResult matched =
                MatchRows.under("key").row("k1").by(LOOKUP, found(Map.of("key", "k1", "id", value.getKey())));

        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly(external(value.getValue()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_boolean_identifies_nobody_as_its_word_would_not(boolean value) {
        MatchResult matched = MatchRows.under("key").row("k1").by(LOOKUP, found(Map.of("key", "k1", "id", value)));

        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.NO_IDENTIFIER);
        assertThat(matched.remarks()).containsOnlyKeys(CellRemark.WORD_FOR_NOTHING);
    }

    @Test
    void nothing_found_is_nothing_said() {
        Map<String, Object> row = new HashMap<>();
        row.put("key", "k1");
        row.put("id", null);

        MatchResult matched = MatchRows.under("key", "device").row("k1", "d1").by(LOOKUP, found(row));

        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly(device("d1"));
    }

    /** A query gives every column in every row: what a test does not name is null. */
    @SafeVarargs
    private static LookupResult found(Map<String, ?>... rows) {
        List<Map<String, Object>> whole = new ArrayList<>();
        for (Map<String, ?> row : rows) {
            Map<String, Object> filled = new HashMap<>();
            List.of("id", "mail", "device", "known").forEach(column -> filled.put(column, null));
            row.forEach((column, value) -> filled.put(column.toLowerCase(Locale.ROOT), value));
            whole.add(filled);
        }
        return LookupResult.of(whole, "key");
    }
}
