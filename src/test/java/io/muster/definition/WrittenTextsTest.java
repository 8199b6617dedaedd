package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.query.SqlDialect;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of which YAML makes something else than their writer meant, and queries that do more than read. */
@Tag("fast")
class WrittenTextsTest {

    private static final String COHORT = "cohort: vip\n";
    private static final String REST = "match: { external_id: a }\n";

    private static List<String> sentences(String text, SqlDialect dialect) {
        return ReadDefinition.sentences(
                new DefinitionReader(DefinitionRule.written(name -> dialect)).read("vip.yaml", text));
    }

    private static List<String> ofQuery(String field, SqlDialect dialect) {
        return sentences(COHORT + "name: VIP\nsource:\n  sql:\n" + field + REST, dialect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    query: >\n      select a from t -- everybody\n      where active\n",
                "    query: >-\n      select a from t -- everybody\n      where active\n",
                "    query: >2\n      select a from t -- everybody\n      where active\n",
                "    query: select a from t -- everybody\n      where active\n",
                "    query: \"select a from t -- everybody\n      where active\"\n",
                "    query: 'select a from t -- everybody\n      where b = ''c'''\n",
                "    query: >\n      select 'two\n      lines' as a\n",
                "    query: select a from t where b = 'two\n      lines'\n",
                "    query: >\n      select a from t where b = $$two\n      lines$$\n",
                "    query: >\n      select \"two\n      lines\" as a from t\n",
                "    check: >\n      select done -- last night's\n      from loads\n    query: select a from t\n",
                "    # 🙂 before it\n    query: >\n      select a from t -- everybody\n      where active\n",
            })
    void a_query_that_folding_changes_is_refused_with_the_remedy(String field) {
        assertThat(ofQuery(field, SqlDialect.POSTGRESQL)).singleElement().satisfies(sentence -> {
            assertThat(sentence)
                    .containsPattern("^vip.yaml, line [56]: source.sql.(query|check) ")
                    .contains(": |");
        });
    }

    @Test
    void mysqls_comment_is_told_from_postgresqls_operator() {
        String comment = "    query: >\n      select a from t # everybody\n      where active\n";
        String operator = "    query: >\n      select a #>> '{b}' as a\n      from t\n";

        assertThat(ofQuery(comment, SqlDialect.MYSQL)).hasSize(1);
        assertThat(ofQuery(operator, SqlDialect.POSTGRESQL)).isEmpty();
        assertThat(ofQuery(comment.replace("#", "//"), SqlDialect.SNOWFLAKE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    query: |\n      select a from t -- everybody\n      where active\n",
                "    query: >\n      select a\n      from t\n      where active -- nobody else\n",
                "    query: >\n      select a from t /* all\n      of them */ where active\n",
                "    query: >\n      select a\n\n      from t -- one\n        where two\n",
                "    query: select a\n      from t\n      where active\n",
                "    query: \"select a\n      from t where b = 'c'\"\n",
                "    query: \"select a from t -- all \\n where active\"\n",
                "    query: 'select ''-- no comment'' as a\n      from t'\n",
                "    # select\n    query: select a from t\n    timeout: 5m # enough\n",
            })
    void folding_that_changes_nothing_stays_right(String field) {
        assertThat(ofQuery(field, SqlDialect.POSTGRESQL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: Win-back #2\nsource: { file: {} }\n",
                "name: Win-back  #2\nsource: { file: {} }\n",
                "name: Win-back\t#2\nsource: { file: {} }\n",
                "name: Win-back\n  number #2\nsource: { file: {} }\n",
                "name: VIP\nsource: { file: { operation: what #1\n  } }\n",
                "name: VIP\nsource:\n  sql:\n    query: select a #>> '{b}' from t\n",
                "name: VIP\nsource:\n  sql:\n    query: select a # 4 as a from t\n",
                "name: VIP\nsource:\n  sql:\n    query: select a from t\n    check: select true #done\n",
                "name: VIP\nsource: { file: {} }\nnotify:\n  to:\n    - crm@example.com #1\n",
            })
    void a_number_sign_that_cuts_a_text_is_told_of(String fields) {
        assertThat(sentences(COHORT + fields + (fields.contains("sql") ? REST : ""), SqlDialect.POSTGRESQL))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("takes for a comment", "in quotes"));
    }

    @Test
    void labels_and_columns_are_texts_as_well() {
        String text = COHORT + "name: VIP\nsource: { file: {} }\nmatch:\n  external_id: no #1\n  aliases:\n"
                + "    - label: mail #2\n      name: \"mail #3\"\n";

        assertThat(sentences(text, SqlDialect.OTHER))
                .hasSize(2)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("vip.yaml, line 5: match.external_id "))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("vip.yaml, line 7: match.aliases[1].label "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: VIP # shown in Braze\nsource: { file: {} }\n",
                "name: VIP #\nsource: { file: {} }\n",
                "name: VIP ## shown\nsource: { file: {} }\n",
                "name: VIP#2\nsource: { file: {} }\n",
                "name: \"Win-back #2\" #two\nsource: { file: {} }\n",
                "name: 'Win-back #2'\nsource: { file: {} }\n",
                "name: VIP\n#VIP\nsource: { file: {} }\n",
                "name: VIP\nsource: { file: {} }\nguards: { min-members: 5 } #five\n",
                "name: VIP\nsource:\n  sql: #the shop\n    query: | # all\n      select a #>> '{b}' as external_id from t\n",
            })
    void a_comment_that_is_one_stays_one(String fields) {
        assertThat(sentences(COHORT + fields, SqlDialect.POSTGRESQL)).isEmpty();
    }

    @Test
    void each_of_a_definitions_queries_only_reads() {
        String text = COHORT + """
                name: VIP
                source:
                  sql:
                    query: |
                      select 1;
                      drop table t
                    check: copy (select 1) to program 'id'
                match:
                  external_id: id
                  lookup: { key: mail, query: "with x as (delete from t returning mail) select mail from x where mail = any(:keys)" }
                """;

        assertThat(sentences(text, SqlDialect.POSTGRESQL))
                .hasSize(3)
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("vip.yaml, line 5: source.sql.query has 2 statements, the second at its line 2"))
                .anySatisfy(sentence -> assertThat(sentence).contains("line 8: source.sql.check begins with \"copy\""))
                .anySatisfy(sentence -> assertThat(sentence).contains("match.lookup.query changes data (\"delete\""));
    }

    @Test
    void a_parameter_in_a_comment_is_none() {
        String text = COHORT + "name: VIP\nsource: { sql: { query: select mail from t } }\nmatch:\n  external_id: id\n"
                + "  lookup: { key: mail, query: \"select mail, id from t /* :keys */ where ':keys' = mail\" }\n";

        assertThat(sentences(text, SqlDialect.POSTGRESQL)).singleElement().satisfies(sentence -> assertThat(sentence)
                .contains("match.lookup.query uses :keys in comments and texts only"));
    }
}
