package io.muster.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.model.Reason;
import io.muster.source.UnreadableValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever the database finds is found, whatever it gives back as the key. */
class LookupRoundsTest {

    private static final Set<String> MAPPED = Set.of("key", "id");

    private int asked;

    /** Plays a database that holds {@code kept} and compares by {@code equal}; each finds its own writing as its id. */
    private LookupResult found(List<String> keys, List<String> kept, BiPredicate<String, String> equal) {
        LookupRounds rounds = new LookupRounds(keys, "key", MAPPED);
        while (rounds.isOpen()) {
            List<String> round = Arrays.asList(rounds.asked());
            List<Map<String, Object>> rows = new ArrayList<>();
            for (String each : kept) {
                if (round.stream().anyMatch(key -> equal.test(key, each))) {
                    rows.add(Map.of("key", each, "id", "of " + each));
                }
            }
            asked++;
            rounds.answered(rows);
        }
        return rounds.found();
    }

    private static List<String> ids(LookupResult found, String key) {
        return found.rows(key).stream().map(row -> row.get("id")).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Ann@x.org, ann@x.org",
        "ANN, ann",
        "straße, STRASSE",
        "José, Jose",
        "3.50, 3.5000",
        "001, 1",
        "+7, 7",
        "1e3, 1000",
        "0.0, 0",
        "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6, f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "{f81d4fae7dec11d0a76500a0c91e6bf6}, f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    })
    void a_key_in_another_writing_is_found_in_one_round(String key, String kept) {
        LookupResult found = found(List.of(key, "other"), List.of(kept), (one, other) -> LookupRounds.folded(one)
                .equals(LookupRounds.folded(other)));

        assertThat(ids(found, key)).containsExactly("of " + kept);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_database_that_tells_them_apart_is_believed() {
        LookupResult found = found(List.of("Ann", "ann", "001", "1"), List.of("ann", "1"), String::equals);

        assertThat(ids(found, "ann")).containsExactly("of ann");
        assertThat(ids(found, "Ann")).isEmpty();
        assertThat(ids(found, "1")).containsExactly("of 1");
        assertThat(ids(found, "001")).isEmpty();
    }

    @Test
    void several_writings_of_one_key_are_each_found() {
        LookupResult found =
                found(List.of("ann", "Ann", "ANN", "ben", "BEN"), List.of("Ann", "bEN"), String::equalsIgnoreCase);

        for (String key : List.of("ann", "Ann", "ANN")) {
            assertThat(ids(found, key)).as(key).containsExactly("of Ann");
        }
        assertThat(ids(found, "ben")).containsExactly("of bEN");
        assertThat(ids(found, "BEN")).containsExactly("of bEN");
    }

    @Test
    void a_key_with_a_row_of_its_own_has_what_is_equal_to_it_as_well() {
        LookupResult found = found(List.of("ann", "ANN"), List.of("ann", "Ann"), String::equalsIgnoreCase);

        assertThat(ids(found, "ANN")).containsExactlyInAnyOrder("of ann", "of Ann");
        assertThat(ids(found, "ann")).contains("of ann");
    }

    @Test
    void what_is_exact_costs_one_round_and_what_nobody_has_as_well() {
        found(List.of("ann", "ben", "nobody"), List.of("ann", "ben"), String::equalsIgnoreCase);

        assertThat(asked).isEqualTo(1);
        assertThat(new LookupRounds(List.of(), "key", MAPPED).isOpen()).isFalse();
    }

    @Test
    void people_who_come_back_under_a_strange_key_are_never_lost() {
        assertThatThrownBy(() -> found(
                        List.of("ann", "ben"),
                        List.of("ann", "#2"),
                        (key, kept) -> key.equals(kept) || key.equals("ben") && kept.equals("#2")))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("1 keys that it gives back as another text")
                .hasMessageContaining("unnest(:keys::text[])")
                .hasMessageNotContaining("#2");
    }

    @Test
    void who_comes_along_with_others_harms_nobody() {
        LookupResult household =
                found(List.of("ann", "nobody"), List.of("ann", "her husband"), (key, kept) -> key.equals("ann"));
        assertThat(ids(household, "ann")).containsExactly("of ann");
    }

    @Test
    void everybody_without_being_asked_is_no_answer() {
        LookupRounds rounds = new LookupRounds(List.of("ann", "nobody"), "key", MAPPED);
        List<Map<String, String>> all = List.of(Map.of("key", "ann", "id", "1"), Map.of("key", "ben", "id", "2"));
        while (rounds.isOpen()) {
            rounds.answered(all);
        }

        assertThat(ids(rounds.found(), "ann")).containsExactly("1");
    }

    @Test
    void more_rows_than_anybody_asked_for_fail_instead_of_filling_the_memory() {
        LookupRounds rounds = new LookupRounds(List.of("ann"), "key", MAPPED);
        List<Map<String, String>> endless = Collections.nCopies(100_001, Map.of("key", "ann", "id", "1"));

        assertThatThrownBy(() -> rounds.answered(endless))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("over 100,000 rows for 1 keys");
    }

    @Test
    void a_value_that_is_no_text_matters_where_it_is_named() {
        LookupRounds rounds = new LookupRounds(List.of("ann"), "key", MAPPED);
        Map<String, Object> unnamed =
                Map.of("key", "ann", "id", "1", "tags", new UnreadableValue(Reason.uncoded("holds several")));
        rounds.answered(List.of(unnamed));
        assertThat(ids(rounds.found(), "ann")).containsExactly("1");

        LookupRounds others = new LookupRounds(List.of("ann"), "key", MAPPED);
        assertThatThrownBy(() -> others.answered(
                        List.of(Map.of("key", "ann", "ID", new UnreadableValue(Reason.uncoded("holds several"))))))
                .isInstanceOf(MatchException.class)
                .hasMessage("holds several");
    }
}
