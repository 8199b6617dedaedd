package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.definition.yaml.FieldSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reader and schema agree on definitions in which any fields were taken away, added or given other values: whatever the
 * schema refuses, the reader has a better sentence for, so that nobody is told of it in a schema's words.
 */
class SchemaAgreesTest {

    private static final String SCHEMAS_WORDS = "does not fit the schema";

    /** What people write, rightly or wrongly, and to any field. */
    private static final List<Object> VALUES = List.of(
            "x",
            "",
            " ",
            "two\nlines",
            "select 1",
            "select id from t where id = any(:keys)",
            "off",
            "30%",
            "030%",
            "100.0%",
            "101%",
            "2.5 %",
            "10m",
            "0s",
            "07:00",
            "7:00",
            "24:00",
            "2026-12-01",
            "2026-12-01T09:00",
            "0 0/30 * * * ?",
            "Europe/Paris",
            "last",
            "28",
            "31",
            "weekly",
            "always",
            "changes",
            "members",
            "a@example.com",
            "a@b@c",
            5,
            0,
            -1,
            1.5,
            true,
            List.of(),
            List.of("mon"),
            List.of("mon", "x"),
            List.of("a@example.com", 7),
            List.of(Map.of("label", "email", "name", "mail")),
            List.of(Map.of("label", "email", "column", "mail")),
            List.of(Map.of("label", "email", "column", "mail", "name", "mail")),
            Map.of(),
            Map.of("label", "x"),
            Map.of("query", "select 1"),
            Map.of("query", "select any(:keys)", "key", "k"),
            Map.of("daily", "07:00"),
            Map.of("days", List.of("sun"), "at", "02:30"),
            Map.of("day", 31, "at", "02:30"),
            Map.of("holds", "changes"),
            Map.of("external_id", "id"));

    private static final List<String> FIELDS = Stream.concat(
                    paths("", DefinitionSchema.SHIPPED.root()), Stream.of("colour", "guards.colour"))
            .toList();

    private record Edit(String field, boolean removes, Object value) {}

    @Property(tries = 3000)
    void the_reader_has_a_sentence_for_whatever_the_schema_refuses(@ForAll("edited") String text) {
        assertThat(ReadDefinition.sentences(text)).noneMatch(sentence -> sentence.contains(SCHEMAS_WORDS));
    }

    /** What is not read is found wrong by the schema alone. */
    @Example
    void no_field_of_the_schema_goes_unread() {
        assertThat(FIELDS)
                .contains("match.aliases[1].name", "schedule.monthly.day")
                .allSatisfy(field -> {
                    ReadResult reading =
                            new DefinitionReader().read("vip.yaml", text(DefinitionExamples.FULL, wrong(field)));

                    assertThat(ReadDefinition.sentences(reading))
                            .anyMatch(sentence -> sentence.contains(field.substring(field.lastIndexOf('.') + 1)))
                            .noneMatch(sentence -> sentence.contains(SCHEMAS_WORDS));
                });
    }

    /** One value that no field can have, in a definition that chose the fields around it. */
    private static List<Edit> wrong(String field) {
        List<Edit> edits = new ArrayList<>();
        FieldSchema at = DefinitionSchema.SHIPPED.root();
        String within = "";
        for (String name : field.split("\\.")) {
            for (String other : at.choices()) {
                if (at.choices().contains(name) && !other.equals(name)) {
                    edits.add(new Edit(within + other, true, ""));
                }
            }
            within += name + ".";
            at = at.at(name).orElse(at);
        }
        edits.add(new Edit(field, false, List.of(List.of())));
        return edits;
    }

    private static Stream<String> paths(String within, FieldSchema section) {
        return section.fields().entrySet().stream().flatMap(field -> {
            String path = within + field.getKey();
            return Stream.of(
                            Stream.of(path),
                            paths(path + ".", field.getValue()),
                            field.getValue().entry().stream().flatMap(entry -> paths(path + "[1].", entry)))
                    .flatMap(found -> found);
        });
    }

    @Provide
    Arbitrary<String> edited() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.of(FIELDS), Arbitraries.integers().between(0, 3), Arbitraries.of(VALUES))
                .as((field, chance, value) -> new Edit(field, chance == 0, value));
        return Combinators.combine(
                        Arbitraries.of(DefinitionExamples.SMALL, DefinitionExamples.FULL),
                        edit.list().ofMinSize(1).ofMaxSize(3))
                .as(SchemaAgreesTest::text);
    }

    private static String text(String example, List<Edit> edits) {
        Object fields =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(example);
        Map<String, Object> root = mutable(fields);
        edits.forEach(edit -> apply(root, new ArrayList<>(List.of(edit.field.split("\\."))), edit));
        return new Dump(DumpSettings.builder().setSchema(new CoreSchema()).build()).dumpToString(root);
    }

    @SuppressWarnings("unchecked")
    private static void apply(Map<String, Object> at, List<String> path, Edit edit) {
        String name = path.remove(0);
        if (path.isEmpty()) {
            if (edit.removes) {
                at.remove(name);
            } else {
                at.put(name, edit.value);
            }
        } else {
            String plain = name.replace("[1]", "");
            Object there = at.computeIfAbsent(plain, missing -> new LinkedHashMap<>());
            boolean isEntry = !name.equals(plain);
            Object inner = isEntry && there instanceof List<?> list && !list.isEmpty() ? list.get(0) : there;
            if (inner instanceof Map<?, ?> fields) {
                Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) fields);
                at.put(plain, isEntry ? List.of(copy) : copy);
                apply(copy, path, edit);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mutable(Object fields) {
        return new LinkedHashMap<>((Map<String, Object>) fields);
    }
}
