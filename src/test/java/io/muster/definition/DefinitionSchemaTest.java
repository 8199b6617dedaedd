package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.muster.definition.yaml.FieldSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema says which fields there are, to editors and to the reader; it refuses nothing that the reader takes. */
@Tag("fast")
class DefinitionSchemaTest {
    private static final Path SHIPPED = Path.of("config/definition.schema.json");
    private static final Path PACKED = Path.of("src/main/resources/io/muster/definition/definition.schema.json");

    private static final String SCHEMAS_WORDS = "does not fit the schema";

    @Test
    void the_shipped_schema_is_the_packed_one() throws IOException {
        assertThat(Files.readString(SHIPPED)).isEqualTo(Files.readString(PACKED));
        assertThat(DefinitionReader.class.getResource("definition.schema.json")).isNotNull();
    }

    @Test
    void a_path_leads_to_what_the_schema_says_of_a_field() {
        FieldSchema root = DefinitionSchema.SHIPPED.root();

        assertThat(root.required()).containsExactlyInAnyOrder("cohort", "name", "source");
        assertThat(root.at("schedule").map(FieldSchema::choices))
                .contains(List.of("once", "daily", "weekly", "monthly", "cron"));
        assertThat(root.at("schedule.weekly.days[1]").map(FieldSchema::words))
                .contains(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"));
        assertThat(root.at("match.aliases[3].column").map(FieldSchema::description))
                .contains("The column that holds the alias name.");
        assertThat(root.at("source.sql.timeout").flatMap(FieldSchema::byDefault))
                .contains("10m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "[", "[1]", "name[1]", "name.x", "notify.to.x", "..", "schedule.", "a[b].c", "\n"})
    void a_path_that_leads_nowhere_is_none(String path) {
        assertThat(DefinitionSchema.SHIPPED.root().at(path)).isEmpty();
    }

    /** Else a line break behind a time would get as far as what tells the time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace: \"eu\\n\"",
                "guards: { max-removed: \"30%\\n\" }",
                "guards: { min-members: \"5\\n\" }",
                "schedule: { daily: \"07:00\\n\" }",
                "schedule: { once: \"2026-12-01T09:00\\n\" }",
                "schedule: { monthly: { day: \"last\\n\", at: \"07:00\" } }",
                "schedule: { daily: \"07:00\", jitter: \"5m\\n\" }",
                "notify: { channels: [ \"ops\\n\" ] }"
            })
    void a_form_ends_with_its_text(String fields) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith(fields)))
                .singleElement()
                .asString()
                .doesNotContain(SCHEMAS_WORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "source: { file: { holds: % } }, source.file.holds",
        "source: { file: { short-rows: % } }, source.file.short-rows",
        "guards: { removals: % }, guards.removals",
        "refresh: %, refresh",
        "'schedule: { weekly: { days: [%], at: \"07:00\" } }', schedule.weekly.days[1]",
        "'notify: { to: [ a@example.com ], when: % }', notify.when"
    })
    void each_word_of_the_schema_has_a_meaning(String field, String path) {
        String small = field.startsWith("source") ? "cohort: vip\nname: V\n" : DefinitionExamples.SMALL;

        assertThat(DefinitionSchema.SHIPPED.root().at(path).orElseThrow().words())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(ReadDefinition.sentences(small + field.replace("%", word)))
                        .isEmpty());
    }

    @Test
    void every_field_says_what_it_is_for() throws IOException {
        JsonNode properties = new ObjectMapper().readTree(SHIPPED.toFile()).findPath("properties");

        assertThat(properties.findParents("allOf")).allMatch(field -> field.has("description"));
        // Editors in strict mode want it beside what it is put together of.
        assertThat(properties.findParents("allOf")).allMatch(field -> field.has("type"));
        assertThat(properties).allMatch(field -> field.has("description"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DefinitionExamples.SMALL,
                DefinitionExamples.FULL,
                "cohort: vip\nname: V\nsource: { file: {} }\nnotify: { webhook: 'https://example.com:8443/@muster?a=b@c', overdue: 7d }\n",
                "cohort: vip\nname: V\nsource: { file: {} }\nschedule: { cron: '0 0/30 * * * ?' }\n",
                "cohort: vip\nname: V\nsource: { file: { holds: changes } }\nschedule: { monthly: { day: last, at: 02:30 } }"
            })
    void what_the_reader_takes_the_schema_takes(String text) {
        assertThat(ReadDefinition.sentences(text)).isEmpty();
        assertThat(complaints(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guards: { max-removed: 30 }",
                "guards: { max-rejected: 101% }",
                "match: { person: p }",
                "match: { device_id: d, lookup: { query: 'select 1', key: k } }",
                "schedule: { daily: '07:00', cron: '0 0 7 * * ?' }",
                "schedule: { zone: UTC }",
                "notify: { to: [crm] }",
                "notify: { overdue: 26h }",
                "notify: { webhook: 'ftp://example.com' }",
                "notify: { webhook: 'https://a:b@example.com' }",
                "notify: { to: [a@example.com], overdue: a day }",
                "notify: { to: [a@example.com], language: French }",
                "workspace: EU",
                "refresh: hourly",
                "colour: red"
            })
    void what_an_editor_can_see_is_wrong_for_both(String fields) {
        assertThat(ReadDefinition.sentences(DefinitionExamples.smallWith(fields)))
                .isNotEmpty();
        assertThat(complaints(DefinitionExamples.smallWith(fields))).isNotEmpty();
    }

    @Test
    void what_only_the_schema_knows_is_an_error_with_line_field_and_the_schemas_own_words() throws IOException {
        JsonNode stricter = new ObjectMapper().readTree(SHIPPED.toFile());
        ((ObjectNode) stricter.at("/properties/notify/properties/to/items"))
                .put("description", "A long address.")
                .put("minLength", 12);
        DefinitionSchema strict = new DefinitionSchema(stricter);

        assertThat(ReadDefinition.sentences(new DefinitionReader(strict)
                        .read(
                                "vip.yaml",
                                DefinitionExamples.smallWith("notify:\n  to:\n    - a@example.com\n    - b@b.org"))))
                .containsExactly(
                        "vip.yaml, line 4: notify.to[2] does not fit the schema (minLength); it is: A long address.");
    }

    @Test
    void where_the_reader_has_a_sentence_the_schema_adds_none() {
        assertThat(ReadDefinition.sentences(
                        DefinitionExamples.smallWith("schedule: { daily: 7, zone: Mars }\ncolour: red")))
                .hasSize(3)
                .noneMatch(sentence -> sentence.contains(SCHEMAS_WORDS));
    }

    /** Read as YAML 1.2, where {@code off} is a word; the validator's own reader takes it for a no. */
    private static List<Error> complaints(String text) {
        Object fields =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(SHIPPED))
                    .validate(new ObjectMapper().writeValueAsString(fields), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
