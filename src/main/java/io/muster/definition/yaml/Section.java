package io.muster.definition.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of one mapping. Unknown and repeated ones are errors by the time it exists; which there are, which are
 * required and what counts without them, the schema says.
 */
public final class Section {
    private final String path;
    private final int line;
    private final FieldSchema schema;
    private final ErrorCollector errors;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Section(String path, int line, FieldSchema schema, ErrorCollector errors) {
        this.path = path;
        this.line = line;
        this.schema = schema;
        this.errors = errors;
    }

    /**
     * @param path empty for the file itself
     * @param line where the section's own name stands
     */
    public static Section of(MappingNode node, String path, int line, FieldSchema schema, ErrorCollector errors) {
        Section section = new Section(path, line, schema, errors);
        node.getValue().forEach(section::take);
        return section;
    }

    private void take(NodeTuple tuple) {
        int at = Field.lineOf(tuple.getKeyNode(), line);
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            errors.add(at, path, "a field's name is text, not a list or a mapping", "write name: value");
            return;
        }
        String name = key.getValue();
        Set<String> known = schema.fields().keySet();
        if (!known.contains(name)) {
            String otherwise =
                    "the fields " + (path.isEmpty() ? "" : "of " + path + " ") + "are " + String.join(", ", known);
            errors.add(
                    at,
                    pathOf(name),
                    QuotedText.quoted(name) + " is not a field" + (path.isEmpty() ? "" : " of " + path),
                    Suggestions.remedy(name, known, otherwise));
        } else if (fields.containsKey(name)) {
            errors.add(at, pathOf(name), pathOf(name) + " stands twice", "keep one of them");
        } else {
            errors.stands(pathOf(name), at);
            fields.put(name, new Field(pathOf(name), at, schema.field(name), tuple.getValueNode(), errors));
        }
    }

    /** The field, if it is there; one that the schema requires and one without a value are errors. */
    public Optional<Field> field(String name) {
        return field(name, schema.field(name).description());
    }

    /** The same, with what to write where it is missing. */
    public Optional<Field> field(String name, String example) {
        return schema.required().contains(name) ? required(name, example) : there(name);
    }

    /** The field, which is an error where it is missing, whatever the schema says. */
    public Optional<Field> required(String name, String example) {
        if (!fields.containsKey(name)) {
            errors.add(line, pathOf(name), pathOf(name) + " is missing", "write " + name + ": " + example);
        }
        return there(name);
    }

    /** What {@code form} reads in the field, and in the schema's default where there is nothing to read. */
    public <T> T value(String name, Function<Field, Optional<T>> form) {
        return field(name)
                .flatMap(form)
                .or(() -> form.apply(byDefault(name)))
                .orElseThrow(() -> new IllegalStateException("the schema's default of " + name + " is none"));
    }

    /** The section below the field; with no fields where there is none. */
    public Section section(String name) {
        return field(name)
                .flatMap(Field::section)
                .orElseGet(() -> new Section(pathOf(name), line, schema.field(name), errors));
    }

    /** Whether there is any of the fields of which the schema wants one. */
    public boolean hasChoice() {
        return schema.choices().stream().anyMatch(fields::containsKey);
    }

    /** The one field of those of which the schema wants one; none or several are an error. */
    public Optional<Field> exactlyOne() {
        List<Field> there = schema.choices().stream()
                .filter(fields::containsKey)
                .map(fields::get)
                .toList();
        String choice = String.join(", ", schema.choices());
        if (there.isEmpty()) {
            errors.add(line, path, path + " has none of " + choice, "write exactly one of them");
        }
        there.stream()
                .skip(1)
                .forEach(second -> second.wrong(path + " has more than one of " + choice, "keep exactly one of them"));
        if (there.size() > 1) {
            errors.speaksFor(path);
        }
        return there.size() == 1 ? there.stream().findFirst().filter(Field::hasValue) : Optional.empty();
    }

    public void wrong(String found, String remedy) {
        errors.add(line, path, found, remedy);
    }

    private Optional<Field> there(String name) {
        return Optional.ofNullable(fields.get(name)).filter(Field::hasValue);
    }

    private Field byDefault(String name) {
        FieldSchema of = schema.field(name);
        Node text = new ScalarNode(Tag.STR, of.byDefault().orElse(""), ScalarStyle.PLAIN);
        return new Field(pathOf(name), line, of, text, new ErrorCollector(""));
    }

    private String pathOf(String name) {
        return path.isEmpty() ? QuotedText.plain(name) : path + "." + QuotedText.plain(name);
    }
}
