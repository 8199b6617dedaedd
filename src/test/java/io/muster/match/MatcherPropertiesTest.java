package io.muster.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds of every row, whatever stands in it. */
class MatcherPropertiesTest {

    private static final List<String> COLUMNS = List.of("id", "mail", "tel", "device", "known", "crm", "op");

    @Property
    void every_row_gives_exactly_one_member_or_one_reject(@ForAll("rows") List<List<String>> rows) {
        MatchResult matched = under(rows).by(MatchRows.FULL);

        Set<Long> members = matched.entries().stream()
                .filter(entry -> !entry.alternate())
                .map(StagedIdentifier::row)
                .collect(Collectors.toSet());
        List<Long> rejected = matched.rejects().stream().map(RejectedRow::row).toList();

        assertThat(matched.rows()).isEqualTo(rows.size());
        assertThat(matched.entries().stream().filter(entry -> !entry.alternate()))
                .hasSameSizeAs(members);
        assertThat(rejected).doesNotHaveDuplicates().noneMatch(members::contains);
        assertThat(members.size() + rejected.size()).isEqualTo(rows.size());
    }

    @Property
    void every_entry_is_a_member_that_braze_takes(@ForAll("rows") List<List<String>> rows) {
        MatchResult matched = under(rows).by(MatchRows.FULL);

        assertThat(matched.entries()).allSatisfy(entry -> {
            assertThat(Identifier.of(entry.text()).text()).isEqualTo(entry.text());
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(entry.text()))
                    .isTrue();
            assertThat(entry.text()).doesNotContain("\u0000");
        });
    }

    @Property
    void a_row_stands_for_no_identifier_twice(@ForAll("rows") List<List<String>> rows) {
        MatchResult matched = under(rows).by(MatchRows.FULL);

        Set<String> seen = new HashSet<>();
        assertThat(matched.entries()).allMatch(entry -> seen.add(entry.row() + " " + entry.text()));
    }

    @Property
    void no_device_goes_out_for_whom_its_row_identifies(@ForAll("rows") List<List<String>> rows) {
        MatchResult matched = under(rows).by(MatchRows.FULL);

        assertThat(matched.entries()).allSatisfy(entry -> {
            List<String> row = rows.get((int) entry.row() - 1);
            boolean better =
                    Stream.of(0, 1, 2).anyMatch(column -> !row.get(column).isEmpty());
            if (better && entry.text().charAt(0) == Identifier.DeviceId.KIND) {
                assertThat(entry.alternate()).isTrue();
            }
        });
    }

    @Property
    void a_reject_says_the_row_as_it_was(@ForAll("rows") List<List<String>> rows) {
        assertThat(under(rows).by(MatchRows.FULL).rejects())
                .allSatisfy(reject -> assertThat(reject.values()).isEqualTo(rows.get((int) reject.row() - 1)));
    }

    @Property
    void a_change_list_rejects_only_more(@ForAll("rows") List<List<String>> rows) {
        MatchResult whole = under(rows).by(MatchRows.FULL);
        MatchResult changes = under(rows).changes(MatchRows.FULL, "op");

        Set<Long> rejected = changes.rejects().stream().map(RejectedRow::row).collect(Collectors.toSet());
        assertThat(rejected)
                .containsAll(whole.rejects().stream().map(RejectedRow::row).toList());
        assertThat(changes.rejects())
                .filteredOn(reject -> reject.reason() == RejectReason.NO_OPERATION)
                .allMatch(reject -> !List.of("add", "Remove", "+", "-")
                        .contains(reject.values().get(6)));
    }

    @Property
    void the_same_rows_give_the_same(@ForAll("rows") List<List<String>> rows) {
        assertThat(under(rows).by(MatchRows.FULL)).isEqualTo(under(rows).by(MatchRows.FULL));
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> value = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("")),
                Tuple.of(4, Arbitraries.of("a", "b", "A", "a@b", "yes", "1", "no")),
                // Words for nothing and their like are tried by name elsewhere.
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .ofMaxLength(6)
                                .filter(text -> text.isEmpty() || CellKind.of(text, true) == CellKind.PLAIN)),
                Tuple.of(1, Arbitraries.of("x".repeat(236), "x".repeat(237), "é".repeat(494), "x".repeat(987))));
        Arbitrary<String> operation = Arbitraries.of("add", "Remove", "+", "-", "", "drop");
        Arbitrary<List<String>> row = value.list()
                .ofSize(6)
                .flatMap(values -> operation.map(
                        word -> Stream.concat(values.stream(), Stream.of(word)).toList()));
        return row.list().ofMaxSize(12);
    }

    private static MatchRows under(List<List<String>> rows) {
        MatchRows all = MatchRows.under(COLUMNS.toArray(String[]::new));
        rows.forEach(all::row);
        return all;
    }
}
