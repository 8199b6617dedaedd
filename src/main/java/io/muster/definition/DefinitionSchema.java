package io.muster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.muster.definition.yaml.ErrorCollector;
import io.muster.definition.yaml.FieldSchema;
import io.muster.definition.yaml.QuotedText;
import io.muster.definition.yaml.YamlToJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The shipped JSON Schema: which fields there are, and what every definition has to fit. A schema knows a keyword and a
 * place, not what to write; so where the reader has said something of a field already, its sentence stands alone, and
 * the schema speaks of what only it knows. Shared freely between threads.
 */
final class DefinitionSchema {

    static final DefinitionSchema SHIPPED = new DefinitionSchema(shipped());

    private final FieldSchema root;
    private final Schema schema;

    /** @param json a JSON Schema of draft 7 */
    DefinitionSchema(JsonNode json) {
        this.root = FieldSchema.of(json);
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(json);
    }

    /** What it says of the file as a whole, and so of each field. */
    FieldSchema root() {
        return root;
    }

    /** Adds what the schema says of the fields and nobody has said before. */
    void check(MappingNode root, ErrorCollector errors) {
        for (Error complaint : schema.validate(YamlToJson.of(root))) {
            String field = field(complaint);
            if (!errors.isTold(field)) {
                errors.add(
                        errors.lineOf(field),
                        field,
                        (field.isEmpty() ? "the file" : field) + " does not fit the schema (" + complaint.getKeyword()
                                + ")",
                        remedy(field));
            }
        }
    }

    /** As the reader names it: {@code match.aliases[1].label}. */
    private static String field(Error complaint) {
        NodePath at = complaint.getInstanceLocation();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < at.getNameCount(); i++) {
            if (at.getElement(i) instanceof Integer index) {
                path.append('[').append(index + 1).append(']');
            } else {
                append(path, at.getName(i));
            }
        }
        // A field that is missing or unknown stands beside the place of the object around it. What one of several
        // choices lacks is no field's fault.
        if (complaint.getProperty() != null && !isChoice(complaint)) {
            append(path, complaint.getProperty());
        }
        return path.toString();
    }

    private static boolean isChoice(Error complaint) {
        NodePath rule = complaint.getEvaluationPath();
        return Stream.of("oneOf", "anyOf", "not").anyMatch(rule::contains);
    }

    private static void append(StringBuilder path, String name) {
        path.append(path.isEmpty() ? "" : ".").append(QuotedText.plain(name));
    }

    /** The schema's own words on the field, which editors show too. */
    private String remedy(String field) {
        return root.at(field)
                .map(FieldSchema::description)
                .filter(description -> !description.isEmpty())
                .map(description -> "it is: " + description)
                .orElse("look into config/definition.schema.json");
    }

    private static JsonNode shipped() {
        try (InputStream in =
                Objects.requireNonNull(DefinitionSchema.class.getResourceAsStream("definition.schema.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
