package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One wrong field at a time: the sentence names its line, what was found and what to do. */
@Tag("fast")
class FieldErrorsTest {

    @Test
    void an_unknown_field_names_its_line_and_the_nearest_name() {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("Guard: {}")))
                .containsExactly("vip.yaml, line 4: \"Guard\" is not a field; did you mean \"guards\"?");
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("guards: { max_removed: 1% }")))
                .containsExactly(
                        "vip.yaml, line 4: \"max_removed\" is not a field of guards; did you mean \"max-removed\"?");
    }

    @Test
    void an_unknown_field_far_from_all_lists_what_there_is() {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("notify: { to: [a@b.c], colour: red }")))
                .containsExactly(
                        "vip.yaml, line 4: \"colour\" is not a field of notify; the fields of notify are to, when, webhook, overdue,"
                                + " language, channels");
    }

    @Test
    void a_field_that_stands_twice_is_named_where_it_stands_again() {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("name: Other")))
                .containsExactly("vip.yaml, line 4: name stands twice; keep one of them");
    }

    @Test
    void missing_fields_are_named_with_an_example() {
        assertThat(ReadDefinition.sentences("workspace: default"))
                .containsExactly(
                        "vip.yaml, line 1: cohort is missing; write cohort: vip",
                        "vip.yaml, line 1: name is missing; write name: VIP customers",
                        "vip.yaml, line 1: source is missing; write source: { sql: { query: select … } }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            123   | cohort is the number 123, not text; put it in quotes: "123"
            true  | cohort is the yes-or-no value true, not text; put it in quotes: "true"
            [vip] | cohort is a list, not text; write one value
            {a: b}| cohort is a mapping, not text; write one value
            VIP   | cohort is "VIP"; use 1 to 64 lower case letters, digits, - and _, beginning with a letter or a digit
            """)
    void a_cohort_that_is_not_an_id_says_what_yaml_takes_it_for(String value, String told) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.SMALL.replace("cohort: vip", "cohort: " + value)))
                .containsExactly("vip.yaml, line 1: " + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  | source has none of sql, file; write exactly one of them
            { sql: {query: select 1}, file: {} }| source has more than one of sql, file; keep exactly one of them
            { sql: { query: '  ' } }            | source.sql.query is empty; give it a value or take it out
            { sql: { query: '-- later' } }      | source.sql.query has no statement; write a select
            { sql: }                            | source.sql has no value; give it one or take it out
            { file: { holds: changs } }         | source.file.holds is "changs"; did you mean "changes"?
            { sql: {query: select 1, datasource: Shop-1} } | source.sql.datasource is "Shop-1"; begin with a letter and use lower case letters and digits only
            { sql: {query: select 1, timeout: 0s} } | source.sql.timeout is "0s"; write a duration above 0, such as 250ms, 30s, 10m, 2h or 7d
            select 1                            | source is text; write fields below it: sql, file
            """)
    void a_source_is_exactly_one_of_sql_and_file(String source, String told) {
        assertThat(ReadDefinition.sentences("cohort: vip\nname: V\nsource: " + source))
                .containsExactly("vip.yaml, line 3: " + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { person: p }                         | match names no column that identifies a person; name external_id, aliases or device_id, or take match out for the default
            { external_id: 7 }                    | match.external_id is the number 7, not text; put it in quotes: "7"
            { aliases: [] }                       | match.aliases is an empty list; write a list: [ { label: email, column: email_address } ]
            { aliases: [email] }                  | match.aliases[1] is text; write fields below it: label, column, name
            { aliases: [ { label: email } ] }     | match.aliases[1].column is missing; write column: email_address
            { aliases: [ { label: email, column: a, name: b } ] } | match.aliases[1] has more than one of column, name; keep exactly one of them
            { device_id: d, lookup: { query: 'select a::keys', key: k } } | match.lookup.query does not use :keys; ask for a chunk at once, such as where mail = any(:keys)
            { device_id: d, lookup: { query: 'select :keys' } } | match.lookup.key is missing; write key: the column whose values are looked up
            """)
    void a_match_names_columns(String match, String told) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("match: " + match)))
                .containsExactly("vip.yaml, line 4: " + told);
    }

    @Test
    void the_column_of_an_alias_may_have_its_former_name() {
        String match = "match: { aliases: [ { label: email, %s: mail } ] }";

        assertThat(ReadDefinition.definition(DefinitionExamples.smallWith(match.formatted("column")))
                        .match())
                .isEqualTo(ReadDefinition.definition(DefinitionExamples.smallWith(match.formatted("name")))
                        .match());
    }

    @Test
    void an_alias_label_keeps_within_brazes_236_bytes() {
        String match = "match: { aliases: [ { label: \"%s\", name: n } ] }";

        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith(match.formatted("é".repeat(119)))))
                .containsExactly(
                        "vip.yaml, line 4: match.aliases[1].label has 238 bytes; Braze takes at most 236; shorten it");
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith(match.formatted("é".repeat(118)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { max-removed: 101% } | guards.max-removed is "101%"; write a share up to 100% such as 30%, or off
            { max-added: false }  | guards.max-added is "false"; write a share such as 30%, or off
            { min-members: -1 }   | guards.min-members is "-1"; write a whole number, 0 or more
            { removals: never }   | guards.removals is "never"; write always
            """)
    void guards_are_shares_and_numbers(String guards, String told) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("guards: " + guards)))
                .containsExactly("vip.yaml, line 4: " + told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm",
                "a@b@c",
                "\"a@b.c\\r\\nBcc: x@y.z\"",
                "\"CRM <crm@example.com>\"",
                "\"a@b.c, d@e.f\"",
                "a@b..c",
                ".a@b.c",
                "a.@b.c",
                "\" a@b.c\""
            })
    void a_mail_goes_to_one_bare_address(String address) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("notify: { to: [" + address + "] }")))
                .singleElement()
                .asString()
                .startsWith("vip.yaml, line 4: notify.to[1] is \"")
                .endsWith("; write one address alone, such as crm@example.com")
                .doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/hook",
                "ftp://example.com/hook",
                "https://",
                "https://user:word@example.com/hook",
                "https://example.com/hook#part",
                "https://exa mple.com/",
                "file:///etc/passwd"
            })
    void a_webhook_goes_to_a_plain_web_address(String url) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("notify: { webhook: '" + url + "' }")))
                .containsExactly("vip.yaml, line 4: notify.webhook is no plain web address; write an https URL such as"
                        + " https://example.com/muster, without a password in it");
    }

    @Test
    void how_long_an_import_may_lie_back_is_a_minute_at_least() {
        assertThat(ReadDefinition.sentences(
                        DefinitionExamples.smallWith("notify: { to: [ a@example.com ], overdue: 59s }")))
                .containsExactly("vip.yaml, line 4: notify.overdue is \"59s\"; write a duration of at least 1m, such as"
                        + " 26h");
    }

    @Test
    void a_mail_is_due_always_on_changes_or_in_trouble() {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("notify: { when: sometimes }")))
                .containsExactly(
                        "vip.yaml, line 4: notify.to is missing; write to: [ crm@example.com ]",
                        "vip.yaml, line 4: notify.when is \"sometimes\"; write always, changes, trouble");
    }

    @ParameterizedTest
    @CsvSource({
        "de, write en or fr",
        "FR, 'did you mean \"fr\"?'",
        "fr-FR, 'did you mean \"fr\"?'",
        "french, 'did you mean \"fr\"?'",
        "../fr, write en or fr",
        "no, write en or fr"
    })
    void a_language_is_one_that_there_is_a_file_of_sentences_for(String language, String remedy) {
        assertThat(ReadDefinition.sentences(
                        DefinitionExamples.smallWith("notify: { to: [ a@example.com ], language: " + language + " }")))
                .singleElement()
                .asString()
                .isEqualTo("vip.yaml, line 4: notify.language is \"" + language + "\"; " + remedy);
    }
}
