package io.muster.match;

import static io.muster.match.MatchRows.FULL;
import static io.muster.match.MatchRows.alias;
import static io.muster.match.MatchRows.device;
import static io.muster.match.MatchRows.external;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.CohortDefinition.MeantTexts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs write for an empty cell ties no strangers together, and what a spreadsheet damaged is not sent. */
@Tag("fast")
class WordsForNothingTest {

    private static final String[] ALL = {"id", "mail", "tel", "device", "known", "crm"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL",
                "null",
                "Null",
                "\\N",
                "\\\\N",
                "nan",
                "NaN",
                "-NaN",
                "#N/A",
                "#N/A N/A",
                "#REF!",
                "#VALUE!",
                "#NAME?",
                "#DIV/0!",
                "#NUM!",
                "#NV",
                "#BEZUG!",
                "Err:502",
                "undefined",
                "none",
                "None",
                "n/a",
                "N/A",
                "N.A.",
                "NA",
                "<NA>",
                "NaT",
                "(null)",
                "<null>",
                "[null]",
                "{null}",
                "\"null\"",
                "'null'",
                "nil",
                "-",
                "--",
                "—",
                "?",
                "...",
                "()",
                "{}",
                "[]",
                "\"\"",
                "''",
                "(blank)",
                "(none)",
                "(not set)",
                "[object Object]",
                "unknown",
                "anonymous",
                "true",
                "FALSE",
                "Infinity",
                "-Infinity",
                "-inf",
                "1.#IND",
                "-1.#QNAN",
                "00000000-0000-0000-0000-000000000000",
                "{00000000-0000-0000-0000-000000000000}",
                "00000000000000000000000000000000",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                "-----------"
            })
    void a_word_for_nothing_is_blank_wherever_it_identifies(String word) {
        MatchResult matched = MatchRows.under(ALL)
                .row(word, "a@b", "", "", "", word)
                .row("", word, "", "d1", "", "")
                .row("", "", "", word, "", word)
                .by(FULL);

        assertThat(matched.entries())
                .containsExactly(
                        new StagedIdentifier(alias("email", "a@b"), 1, false, false, ""),
                        new StagedIdentifier(device("d1"), 2, false, false, ""));
        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.NO_IDENTIFIER);
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.WORD_FOR_NOTHING, 5L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ＮＵＬＬ",
                "NU\u200bLL",
                "\ufeffnull",
                "null\u200e",
                "n\u00adone",
                "\u2066N/A\u2069",
                "n.\u00a0v.",
                "𝐍𝐔𝐋𝐋",
                "＃Ｎ／Ａ",
                "\u200b",
                "\ufeff\u200b\u2060",
                "\u3164",
                "\u2800\u2800",
                "“null”",
                "„leer“",
                "«none»",
                "leer",
                "LEER",
                "keine",
                "k.A.",
                "k. A.",
                "n. v.",
                "n.v.",
                "keine Angabe",
                "nicht verfügbar",
                "unbekannt",
                "WAHR",
                "Falsch",
                "vide",
                "s/o",
                "S / O",
                "Néant",
                "Ne\u0301ant",
                "non renseigné",
                "VRAI",
                "ninguno",
                "nulo",
                "vacío",
                "sin datos",
                "VERDADERO",
                "FALSO",
                "não informado",
                "nessuno",
                "sconosciuto",
                "VERO",
                "onbekend",
                "n.v.t.",
                "okänd",
                "brak danych",
                "FAŁSZ",
                "нет данных",
                "ИСТИНА",
                "н/д",
                "なし",
                "未設定",
                "空",
                "없음",
                "\u200fלא ידוע\u200f",
                "not-set",
                "not_set",
                "NO_VALUE",
                "null null",
                "undefined undefined",
                "null-null",
                "None_None",
                "null|null",
                "[object Promise]",
                "Optional.empty",
                "&nbsp;",
                "#WERT!",
                "#BEZUG!",
                "#NAME?",
                "#ÜBERLAUF!",
                "#¡VALOR!",
                "#ССЫЛКА!",
                "#N/DISP",
                "#ref!",
                "#SPILL!",
                "Loading...",
                "11111111-1111-1111-1111-111111111111"
            })
    void a_word_for_nothing_is_blank_in_other_letters_languages_and_with_what_nobody_sees(String word) {
        a_word_for_nothing_is_blank_wherever_it_identifies(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${user_id}",
                "${user.id}",
                "{{user_id}}",
                "{{ user_id }}",
                "{{${user_id}}}",
                "{{customer.0.id}}",
                "{% user_id %}",
                "{user_id}",
                "{0}",
                "%USER%",
                "%%emailaddr%%",
                "%recipient.id%",
                "%s",
                "%(id)s",
                "<user_id>",
                "<USER ID>",
                "<%= user.id %>",
                "[[id]]",
                "[user_id]",
                "[PII]",
                ":id",
                ":externalId",
                "@user_id",
                "$user_id",
                "$1",
                "$(id)",
                "#{id}",
                "@{id}",
                "*|EMAIL|*",
                "__USER_ID__",
                "##user##",
                "user-${id}",
                "{{first}}.{{last}}@x.org",
                "crm_{{contact_id}}",
                "＜user_id＞",
                "${\u200buser_id}"
            })
    void a_placeholder_that_nobody_filled_in_is_blank_and_told_of(String placeholder) {
        MatchResult matched = MatchRows.under(ALL)
                .row(placeholder, "a@b", "", "", "", placeholder)
                .row("", "", "", placeholder, "", "")
                .by(FULL);

        assertThat(matched.entries()).containsExactly(new StagedIdentifier(alias("email", "a@b"), 1, false, false, ""));
        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.NO_IDENTIFIER);
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.PLACEHOLDER, 3L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,345",
                "mar-01",
                "jan-24",
                "sep-99",
                "3-set",
                "12-out",
                "1001.0",
                "1001.00",
                "44256,00",
                "1001\u200b.0"
            })
    void what_may_be_changed_goes_as_it_stands_and_is_told_of(String value) {
        MatchResult matched =
                MatchRows.under(ALL).row(value, "", "", "", "", "").by(FULL);

        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly(external(value));
        assertThat(matched.remarks())
                .containsAnyOf(Map.entry(CellRemark.DOUBTFUL_IDENTIFIER, 1L), Map.entry(CellRemark.EMPTY_DECIMALS, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u\u200b42", "\ufeffann", "ann\u00a0lee", "a\u00adb", "\u202eann", "a\u3164"})
    void an_identifier_with_what_nobody_sees_goes_as_it_stands_and_is_told_of(String value) {
        MatchResult matched =
                MatchRows.under(ALL).row(value, "", "", "", "", "").by(FULL);

        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly(external(value));
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.UNSEEN_CHARACTERS, 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0000",
                "-1",
                "000000000000000",
                "00:00:00:00:00:00",
                "02:00:00:00:00:00",
                "9774d56d682e549c",
                "0.0"
            })
    void zeros_are_nobodys_device_alias_or_person(String zeros) {
        MatchResult matched = MatchRows.under(ALL)
                .row("e1", "", zeros, zeros, "", zeros)
                .row("e2", "", zeros, zeros, "", zeros)
                .by(FULL);

        assertThat(matched.entries())
                .containsExactly(
                        new StagedIdentifier(external("e1"), 1, false, false, ""),
                        new StagedIdentifier(external("e2"), 2, false, false, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nullable",
                "nina",
                "Nancy",
                "nan@example.com",
                "none-42",
                "u_null",
                "_null",
                "0",
                "007",
                "-5",
                "5E10",
                "12E45",
                "1e5a",
                "E1E+5",
                "#1",
                "@none",
                "+49 30 1234",
                "a-b",
                "Mara-01",
                "10-March",
                "totally",
                "user total",
                "total@x.org",
                "endless",
                "id:7",
                "row 5",
                "🦄",
                "Ünknown",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "1.5",
                "1,5",
                "2024-03-01",
                "0x00",
                "100",
                "=2+2",
                "march-2024",
                "mar-2024",
                "Mai24",
                "may-flower",
                "jan.may",
                "jan",
                "Tom",
                "Sand",
                "Vero",
                "vero",
                "leerdam",
                "videoId",
                "keineahnung",
                "none_of_us",
                "null42",
                "test-null",
                "12.345.678",
                "12.345.678-5",
                "1.2.3",
                "192.168.0.1",
                "1,5",
                "2024-12-30",
                "32-Mar",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "{3f2504e0-4f89-11d3-9a0c-0305e82c3301}",
                "<740f4707 bebcf74f>",
                "$RCAnonymousID:8c3ab3f2c5b1",
                "$ann",
                "@ann",
                "#ann",
                "user:42",
                "urn:li:person:abc",
                "ann+tag@example.com",
                "100%",
                "50%off",
                "a<b",
                "_underscored_",
                "{\"id\":7}",
                "👩‍👩‍👧",
                "❤️",
                "می‌خواهم",
                "１２３",
                "Ａｎｎ",
                "ﬁn",
                "李雷",
                "Иван"
            })
    void what_only_looks_alike_is_an_identifier(String value) {
        MatchResult matched =
                MatchRows.under(ALL).row(value, "", "", "", "", "").by(FULL);

        assertThat(matched.rejects()).isEmpty();
        assertThat(matched.entries()).extracting(StagedIdentifier::text).containsExactly(external(value));
        assertThat(matched.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,23457E+11",
                "1.23457E+15",
                "1E+11",
                "-1.2E+05",
                "1.23456789E8",
                "1.234568e+08",
                "1.2e-7",
                "########",
                "##",
                "1-Mar",
                "01-Mar",
                "31-Dec",
                "Mar-01",
                "Sep-99",
                "1.23E+11",
                "1，23457E+11",
                "１.２３Ｅ＋１１",
                "\u22121.2E+05",
                "1.23E\u200b+11",
                "Mär-01",
                "M\u0061\u0308r-01",
                "Mrz 01",
                "01. Mrz",
                "01.Mrz",
                "Dez-24",
                "1-mar",
                "7-juil",
                "juil-07",
                "janv.-01",
                "déc-99",
                "ene-24",
                "MAR-01",
                "30-Dec-99",
                "0-Jan-00",
                "01-Mar-2024",
                "1-Jan-1900",
                "30.12.1899",
                "12/30/1899",
                "1899-12-30",
                "1899-12-30 00:00:00",
                "1900-01-00",
                "3月1日",
                "2024年3月1日",
                "44.256,00",
                "1.234.567,00",
                "44,256.00",
                "1,234,567",
                "1'234'567"
            })
    void what_a_spreadsheet_damaged_is_never_sent(String value) {
        MatchResult matched = MatchRows.under(ALL)
                .row(value, "a@b", "", "d1", "", "")
                .row("", "", "", "d2", "", value)
                .by(FULL);

        assertThat(matched.rejects())
                .extracting(RejectedRow::reason)
                .containsExactly(RejectReason.DAMAGED_IDENTIFIER, RejectReason.DAMAGED_IDENTIFIER);
        assertThat(matched.entries()).allMatch(StagedIdentifier::alternate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total",
                "TOTAL:",
                "Grand Total",
                "Gesamtergebnis",
                "-- end --",
                "*** END ***",
                "<EOF>",
                "EOF",
                "(3 rows affected)",
                "(2 rows)",
                "3 rows selected.",
                "1 row in set (0.00 sec)",
                "Query OK, 3 rows affected",
                "Total: 499",
                "Total rows 1,234",
                "Row count: 12",
                "End of report",
                "Generated on 2026-11-29",
                "Page 1 of 3",
                "Applied filters: country is FR"
            })
    void a_reports_last_line_is_no_person(String value) {
        MatchResult matched =
                MatchRows.under(ALL).row(value, "a@b", "", "", "", "").by(FULL);

        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.NO_PERSON);
        assertThat(matched.entries()).isEmpty();
    }

    @Test
    void text_that_was_quoted_for_a_spreadsheet_is_read_without_its_quotes() {
        MatchResult matched = MatchRows.under(ALL)
                .row("=\"00123\"", "", "", "", "", "")
                .row("'00125", "", "", "", "", "")
                .row("=\"NULL\"", "a@b", "", "", "", "")
                .row("'t Hooft", "", "", "", "", "")
                .by(FULL);

        assertThat(matched.entries())
                .extracting(StagedIdentifier::text)
                .containsExactly(external("00123"), external("00125"), alias("email", "a@b"), external("'t Hooft"));
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.SHEET_QUOTES, 3L));
    }

    @Test
    void identifiers_with_empty_decimals_go_as_they_stand_and_are_told_of() {
        MatchResult matched = MatchRows.under(ALL)
                .row("1001.0", "", "", "", "", "")
                .row("1.0.0", "", "", "", "", "")
                .by(FULL);

        assertThat(matched.entries())
                .extracting(StagedIdentifier::text)
                .containsExactly(external("1001.0"), external("1.0.0"));
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.EMPTY_DECIMALS, 1L));
    }

    @Test
    void a_definition_can_say_which_texts_are_meant() {
        Match match = new Match(
                Optional.of("id"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new MeantTexts(false, Set.of("null", "1e+5", "leer", "<user_id>", "mar-01", "7.0")));

        MatchResult matched = MatchRows.under("id")
                .row("NULL")
                .row("1E+5")
                .row("none")
                .row("Leer")
                .row("<user_id>")
                .row("mar-01")
                .row("7.0")
                .row("ｎｕｌｌ")
                .by(match);

        assertThat(matched.entries())
                .extracting(StagedIdentifier::text)
                .containsExactly(
                        external("NULL"),
                        external("1E+5"),
                        external("Leer"),
                        external("<user_id>"),
                        external("mar-01"),
                        external("7.0"),
                        external("ｎｕｌｌ"));
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.WORD_FOR_NOTHING, 1L));
        assertThat(matched.rejects()).extracting(RejectedRow::reason).containsExactly(RejectReason.NO_IDENTIFIER);
    }

    @Test
    void or_that_every_text_is_what_it_says() {
        Match match = new Match(
                Optional.of("id"),
                List.of(new AliasColumn("email", "mail")),
                Optional.of("device"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MeantTexts.ALL);

        MatchResult matched = MatchRows.under("id", "mail", "device")
                .row("NULL", "", "")
                .row("", "Total", "")
                .row("", "", "0")
                .row("1E+11", "", "")
                .by(match);

        assertThat(matched.entries())
                .extracting(StagedIdentifier::text)
                .containsExactly(external("NULL"), alias("email", "Total"), device("0"), external("1E+11"));
        assertThat(matched.remarks()).isEmpty();
    }

    @Test
    void nothing_is_looked_up_for_a_word_for_nothing_nor_found_in_one() {
        LookupResult found = LookupResult.of(
                List.of(
                        Map.of("key", "NULL", "id", "stranger"),
                        Map.of("key", "k1", "id", "NULL", "mail", "n/a", "device", "", "known", "")),
                "key");
        MatchRows rows = MatchRows.under("key").row("NULL").row("k1");

        MatchResult matched = rows.by(MatchRows.LOOKUP, found);

        assertThat(Matcher.of(MatchRows.LOOKUP, List.of("key"), Optional.empty())
                        .keys(rows.chunk()))
                .containsExactly("k1");
        assertThat(matched.entries()).isEmpty();
        assertThat(matched.remarks()).isEqualTo(Map.of(CellRemark.WORD_FOR_NOTHING, 2L));
    }
}
