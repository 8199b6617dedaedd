package io.muster.match;

import static io.muster.match.MatchRows.FULL;
import static io.muster.match.MatchRows.alias;
import static io.muster.match.MatchRows.device;
import static io.muster.match.MatchRows.external;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One member a row: external id, else alias, else device id, and a device id for anonymous people only. */
@Tag("fast")
class MatcherTest {

    private static final String[] ALL = {"id", "mail", "tel", "device", "known", "crm"};

    private static final Match EXTERNAL_ID = only(Optional.of("id"), List.of(), Optional.empty());
    private static final Match EMAIL =
            only(Optional.empty(), List.of(new AliasColumn("email", "mail")), Optional.empty());
    private static final Match DEVICE = only(Optional.empty(), List.of(), Optional.of("device"));

    @Test
    void an_external_id_goes_before_all_and_takes_the_others_along() {
        MatchResult matched =
                MatchRows.under(ALL).row("e1", "a@b", "123", "d1", "", "").by(FULL);

        assertThat(matched.rejects()).isEmpty();
        assertThat(matched.entries())
                .containsExactly(
                        entry(external("e1"), false),
                        entry(alias("email", "a@b"), true),
                        entry(alias("phone", "123"), true),
                        entry(device("d1"), true));
    }

    @Test
    void without_an_external_id_the_first_alias_is_the_member() {
        MatchResult matched =
                MatchRows.under(ALL).row("", "", "123", "d1", "", "").by(FULL);

        assertThat(matched.entries()).containsExactly(entry(alias("phone", "123"), false), entry(device("d1"), true));
    }

    @Test
    void without_either_the_device_is() {
        MatchResult matched =
                MatchRows.under(ALL).row("", "", "", "d1", "no", "").by(FULL);

        assertThat(matched.entries()).containsExactly(entry(device("d1"), false));
    }

    @Test
    void a_row_without_any_of_them_is_rejected() {
        MatchResult matched =
                MatchRows.under(ALL).row("", "", "", "", "yes", "crm-1").by(FULL);

        assertThat(matched.entries()).isEmpty();
        assertThat(matched.rejects())
                .containsExactly(
                        new RejectedRow(1, RejectReason.NO_IDENTIFIER, List.of("", "", "", "", "yes", "crm-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "t", "yes", "y", "1", "TRUE", "Yes", "Y"})
    void the_device_of_somebody_identified_is_rejected_and_kept_from_other_rows(String known) {
        MatchResult matched =
                MatchRows.under(ALL).row("", "", "", "d1", known, "").by(FULL);

        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.IDENTIFIED_DEVICE);
        assertThat(matched.entries()).containsExactly(entry(device("d1"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "f", "no", "n", "0", "2", "maybe"})
    void what_is_not_a_yes_is_anonymous(String known) {
        MatchResult matched =
                MatchRows.under(ALL).row("", "", "", "d1", known, "").by(FULL);

        assertThat(matched.entries()).containsExactly(entry(device("d1"), false));
    }

    @Test
    void a_device_that_no_table_holds_is_not_kept_from_others() {
        MatchResult matched = MatchRows.under(ALL)
                .row("", "", "", "d\u0000", "yes", "")
                .row("", "", "", "d".repeat(988), "yes", "")
                .by(FULL);

        assertThat(matched.entries()).isEmpty();
        assertThat(matched.rejects())
                .extracting(RejectedRow::reason)
                .containsExactly(RejectReason.IDENTIFIED_DEVICE, RejectReason.IDENTIFIED_DEVICE);
    }

    @Test
    void somebody_identified_goes_out_under_an_alias() {
        MatchResult matched =
                MatchRows.under(ALL).row("", "a@b", "", "d1", "yes", "").by(FULL);

        assertThat(matched.rejects()).isEmpty();
        assertThat(matched.entries()).containsExactly(entry(alias("email", "a@b"), false), entry(device("d1"), true));
    }

    @Test
    void the_person_column_goes_along_with_every_identifier() {
        MatchResult matched =
                MatchRows.under(ALL).row("e1", "a@b", "", "d1", "", "crm-7").by(FULL);

        assertThat(matched.entries()).hasSize(3).allMatch(entry -> entry.person()
                .equals("crm-7"));
    }

    @ParameterizedTest(name = "an external id of {0} bytes: {1}")
    @CsvSource({"987, true", "988, false"})
    void an_external_id_stays_under_988_bytes(int bytes, boolean fits) {
        assertThat(fits(MatchRows.under("id").row("x".repeat(bytes)).by(EXTERNAL_ID)))
                .isEqualTo(fits);
        assertThat(fits(MatchRows.under("id")
                        .row("é".repeat(bytes / 2) + "x".repeat(bytes % 2))
                        .by(EXTERNAL_ID)))
                .isEqualTo(fits);
    }

    @ParameterizedTest(name = "an alias of {0} bytes: {1}")
    @CsvSource({"236, true", "237, false"})
    void an_alias_has_at_most_236_bytes(int bytes, boolean fits) {
        assertThat(fits(MatchRows.under("mail").row("x".repeat(bytes)).by(EMAIL)))
                .isEqualTo(fits);
        assertThat(fits(MatchRows.under("mail")
                        .row("🎈".repeat(bytes / 4) + "x".repeat(bytes % 4))
                        .by(EMAIL)))
                .isEqualTo(fits);
    }

    @Test
    void an_alternate_that_does_not_fit_is_left_out_alone() {
        MatchResult matched = MatchRows.under(ALL)
                .row("e1", "x".repeat(237), "", "d1", "", "")
                .by(FULL);

        assertThat(matched.rejects()).isEmpty();
        assertThat(matched.entries()).containsExactly(entry(external("e1"), false), entry(device("d1"), true));
    }

    @Test
    void a_best_identifier_that_does_not_fit_is_not_replaced_by_a_worse_one() {
        MatchResult matched =
                MatchRows.under(ALL).row("x".repeat(988), "a@b", "", "", "", "").by(FULL);

        // The worse one is only an alternate: it is not sent, and keeps the person from being taken out.
        assertThat(matched.entries()).extracting(StagedIdentifier::alternate).containsExactly(true);
        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83c", "a\ud83cb", "\udf88", "\udf88\ud83c", "\ud83c\ud83c\udf88"})
    void what_no_database_or_utf_8_holds_is_malformed(String value) {
        for (Match match : List.of(EXTERNAL_ID, EMAIL, DEVICE)) {
            MatchResult matched = MatchRows.under("id", "mail", "device")
                    .row(value, value, value)
                    .by(match);

            assertThat(matched.entries()).isEmpty();
            assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.MALFORMED_ROW);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\tb", "a\nb", "a\u001fb", "\u007f", "a b", "a\u200bb", "🎈", "é", "ﬁ"})
    void nothing_else_inside_an_identifier_is_changed(String value) {
        MatchResult matched = MatchRows.under("id", "mail").row(value, value).by(EMAIL);

        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly("aemail\u001f" + value);
    }

    @Test
    void external_ids_differ_by_case() {
        MatchResult matched = MatchRows.under("id").row("Ann").row("ann").by(EXTERNAL_ID);

        assertThat(matched.entries())
                .extracting(StagedIdentifier::text)
                .containsExactly(external("Ann"), external("ann"));
    }

    @Test
    void rows_that_could_not_be_read_are_rejects() {
        MatchResult matched = MatchRows.under("id").row("e1").malformed(7).by(EXTERNAL_ID);

        assertThat(matched.rows()).isEqualTo(2);
        assertThat(matched.rejects())
                .containsExactly(new RejectedRow(
                        7, RejectReason.MALFORMED_ROW, List.of(), Reason.of(ReasonCode.ROW_NO_OBJECT), ""));
    }

    @ParameterizedTest
    @CsvSource({"add, false", "ADD, false", "+, false", "remove, true", "Remove, true", "-, true", "\u2212, true"})
    void a_change_list_says_add_or_remove(String word, boolean remove) {
        MatchResult matched = MatchRows.under("id", "op").row("e1", word).changes(EXTERNAL_ID, "OP");

        assertThat(matched.entries()).containsExactly(new StagedIdentifier(external("e1"), 1, false, remove, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "delete", "added", "1", "\u2013"})
    void a_row_that_says_neither_is_rejected(String word) {
        MatchResult matched = MatchRows.under("id", "op").row("e1", word).changes(EXTERNAL_ID, "op");

        assertThat(matched.entries()).isEmpty();
        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.NO_OPERATION);
    }

    @Test
    void a_remove_takes_the_other_identifiers_along_as_removes() {
        MatchResult matched = MatchRows.under("id", "mail", "op")
                .row("e1", "a@b", "remove")
                .changes(only(Optional.of("id"), List.of(new AliasColumn("email", "mail")), Optional.empty()), "op");

        assertThat(matched.entries())
                .containsExactly(
                        new StagedIdentifier(external("e1"), 1, false, true, ""),
                        new StagedIdentifier(alias("email", "a@b"), 1, true, true, ""));
    }

    @Test
    void columns_are_found_without_regard_to_case() {
        assertThat(MatchRows.under("ID").row("e1").by(EXTERNAL_ID).entries()).hasSize(1);
        assertThat(MatchRows.under("External_Id").row("e1").by(Match.DEFAULT).entries())
                .hasSize(1);
    }

    @Test
    void without_a_match_either_usual_column_is_enough() {
        assertThat(MatchRows.under("external_id").row("e1").by(Match.DEFAULT).entries())
                .containsExactly(entry(external("e1"), false));
        assertThat(MatchRows.under("device_id").row("d1").by(Match.DEFAULT).entries())
                .containsExactly(entry(device("d1"), false));
    }

    @Test
    void without_either_the_source_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> MatchRows.under("uid", "mail").by(Match.DEFAULT))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("neither external_id nor device_id")
                .hasMessageContaining("uid, mail");
    }

    @Test
    void a_column_that_a_definition_names_must_exist() {
        assertThatThrownBy(() -> MatchRows.under("id").by(EMAIL))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("\"mail\"")
                .hasMessageContaining("id");
        assertThatThrownBy(() -> MatchRows.under("id").changes(EXTERNAL_ID, "op"))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("\"op\"");
    }

    @Test
    void the_mapped_columns_are_those_of_the_definition() {
        assertThat(Matcher.mapped(FULL, Optional.of("op")))
                .containsExactly("id", "mail", "tel", "device", "known", "crm", "op");
        assertThat(Matcher.mapped(MatchRows.LOOKUP, Optional.empty()))
                .containsExactly("id", "mail", "device", "known", "key");
    }

    private static boolean fits(MatchResult matched) {
        matched.rejects().forEach(reject -> assertThat(reject.reason()).isEqualTo(RejectReason.TOO_LONG));
        return matched.rejects().isEmpty();
    }

    private static StagedIdentifier entry(String text, boolean alternate) {
        return new StagedIdentifier(text, 1, alternate, false, "");
    }

    private static Match only(Optional<String> external, List<AliasColumn> aliases, Optional<String> device) {
        return new Match(external, aliases, device, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"External ID", "externalId", "external-id", "EXTERNALID"})
    void a_column_that_nearly_is_the_defaults_is_not_left_out_in_silence(String column) {
        assertThatThrownBy(() -> Matcher.of(Match.DEFAULT, List.of(column, "device_id"), Optional.empty()))
                .isInstanceOf(MatchException.class)
                .hasMessageContaining("did you mean its column \"" + column + "\"");
    }

    @Test
    void a_source_without_columns_is_said_to_have_none() {
        assertThatThrownBy(() -> Matcher.of(EXTERNAL_ID, List.of(), Optional.empty()))
                .hasMessageContaining("the source gives no columns");
    }
}
