package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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

/** The schema is what editors and the reader check by; it knows what the reader knows and refuses nothing that it takes. */
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

    @ParameterizedTest
    @CsvSource({
        ", cohort name workspace source match guards refresh schedule notify",
        "source, sql file",
        "source.sql, query datasource timeout check",
        "source.file, holds operation still-for short-rows",
        "match, external_id aliases device_id identified person lookup meant",
        "match.lookup, query key datasource",
        "guards, max-removed max-added min-members max-rejected removals",
        "schedule, once daily weekly monthly cron zone from until catch-up jitter",
        "schedule.weekly, days at",
        "schedule.monthly, day at",
        "notify, to when webhook overdue language channels"
    })
    void reader_and_schema_know_the_same_fields(String path, String fields) throws IOException {
        List<String> known =
                switch (path == null ? "" : path) {
                    case "" -> DefinitionReader.FIELDS;
                    case "source" -> SourceSection.FIELDS;
                    case "source.sql" -> SourceSection.SQL;
                    case "source.file" -> SourceSection.FILE;
                    case "match" -> MatchSection.FIELDS;
                    case "match.lookup" -> MatchSection.LOOKUP;
                    case "guards" -> GuardsSection.FIELDS;
                    case "schedule" -> ScheduleSection.FIELDS;
                    case "schedule.weekly" -> ScheduleSection.WEEKLY;
                    case "schedule.monthly" -> ScheduleSection.MONTHLY;
                    default -> NotifySection.FIELDS;
                };
        JsonNode schema = new ObjectMapper().readTree(SHIPPED.toFile());
        String pointer = path == null ? "" : "/properties/" + path.replace(".", "/properties/");

        assertThat(known).containsExactly(fields.split(" "));
        assertThat(schema.at(pointer + "/properties").fieldNames()).toIterable().containsExactlyElementsOf(known);
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
    void what_only_the_schema_knows_is_an_error_with_line_field_and_the_schemas_own_words() {
        SchemaValidator strict = SchemaValidator.of("""
                {"properties": {"notify": {"properties": {"to": {"items":
                  {"description": "Addresses of ours.", "pattern": "@example[.]com$"}}}}}}""");

        assertThat(ReadDefinition.sentences(new DefinitionReader(strict)
                        .read(
                                "vip.yaml",
                                DefinitionExamples.smallWith(
                                        "notify:\n  to:\n    - a@example.com\n    - b@example.org"))))
                .containsExactly(
                        "vip.yaml, line 4: notify.to[2] does not fit the schema (pattern); it is: Addresses of ours.");
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
