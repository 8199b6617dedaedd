package io.muster.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.definition.DefinitionExamples;
import io.muster.definition.ReadDefinition;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are no YAML, or YAML that means harm. */
@Tag("fast")
class YamlDocumentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source:\\n\\tsql: 1           | , line 2: the line is indented with a tab; use spaces
            name: a\\nworkspace: b: c     | , line 2: a colon stands where none can stand; put the text around it in quotes, or look at the indentation
            cohort: vip\\nname: "V\\nx: 1 | , line 2: a quote is not closed; close it
            name: V\\nguards: [a\\nb: c   | , line 3: a list is not closed; add the missing , or ]
            guards: { a: b\\nname: V      | , line 2: the fields in braces are not closed; add the missing , or }
            name: V\\n  x: 1              | , line 2: a colon stands where none can stand; put the text around it in quotes, or look at the indentation
            guards:\\n  a: 1\\n b: 2      | , line 3: the indentation does not fit the lines above; begin fields of one section in the same column
            name: V\\nselect\\nx: 1       | , line 2: a line has no colon; write field: value
            name: @vip                    | , line 1: the text begins with a character that YAML keeps for itself; put the text in quotes
            name: *vip                    | , line 1: * begins an alias that is not defined; put the text in quotes
            name: "\\w"                   | , line 1: a backslash in double quotes begins no known escape; use single quotes
            name: V\\n---\\nname: W       | , line 2: a second document begins here (---); use one file for each cohort
            # nothing                     | : the file is empty; write at least cohort, name and source
            - a                           | , line 1: the file does not hold fields; write lines such as name: VIP customers
            [a]: b                        | , line 1: a field's name is text, not a list or a mapping; write name: value
            """)
    void a_text_that_is_not_yaml_says_where_and_what_to_do(String text, String told) {
        String yaml = text.replace("\\n", "\n").replace("\\t", "\t");

        assertThat(ReadDefinition.sentences(yaml)).first().asString().startsWith("vip.yaml" + told);
    }

    @Test
    void a_control_character_is_named_with_its_line() {
        assertThat(ReadDefinition.sentences("cohort: vip\nname: V\u0000IP"))
                .containsExactly("vip.yaml, line 2: the character U+0000 does not belong in YAML; delete it");
    }

    @Test
    void a_bomb_of_aliases_is_refused_before_it_is_built() {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]")
                .collect(Collectors.joining("\n", "a0: &a0 x\n", "\n"));

        assertThat(ReadDefinition.sentences(bomb))
                .containsExactly("vip.yaml, line 12: more than 20 aliases (*name); write them out");
    }

    @Test
    void deep_nesting_is_refused_before_it_is_built() {
        assertThat(ReadDefinition.sentences("name: " + "[".repeat(100_000)))
                .containsExactly("vip.yaml, line 1: more than 16 levels of nesting; close the brackets");
    }

    @Test
    void a_list_that_holds_itself_is_an_error_like_any_other() {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith("notify: { to: &to [*to] }")))
                .hasSize(1);
    }

    @Test
    void a_file_of_rows_in_the_wrong_folder_is_refused() {
        assertThat(ReadDefinition.sentences("id\n".repeat(500_000)))
                .containsExactly(
                        "vip.yaml: the file is over 1 MiB; a definition is a few lines; data belongs in the inbox");
    }

    @Test
    void a_shared_list_may_be_written_once() {
        String text =
                DefinitionExamples.SMALL.replace("VIP customers", "&n VIP customers") + "match: { external_id: *n }\n";

        assertThat(ReadDefinition.definition(text).match().externalId()).contains("VIP customers");
    }
}
