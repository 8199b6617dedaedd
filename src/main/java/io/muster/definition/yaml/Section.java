package io.muster.definition.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The fields of one mapping. Unknown and repeated ones are errors by the time it exists. */
public final class Section {
    private final String path;
    private final int line;
    private final ErrorCollector errors;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Section(String path, int line, ErrorCollector errors) {
        this.path = path;
        this.line = line;
        this.errors = errors;
    }

    /**
     * @param path empty for the file itself
     * @param line where the section's own name stands
     */
    public static Section of(MappingNode node, String path, int line, List<String> known, ErrorCollector errors) {
        Section section = new Section(path, line, errors);
        node.getValue().forEach(tuple -> section.take(tuple, known));
        return section;
    }

    private void take(NodeTuple tuple, List<String> known) {
        int at = Field.lineOf(tuple.getKeyNode(), line);
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            errors.add(at, path, "a field's name is text, not a list or a mapping", "write name: value");
            return;
        }
        String name = key.getValue();
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
            fields.put(name, new Field(pathOf(name), at, tuple.getValueNode(), errors));
        }
    }

    /** The field, unless it is missing or without a value; both are errors. */
    public Optional<Field> required(String name, String example) {
        if (!fields.containsKey(name)) {
            missing(pathOf(name), "write " + name + ": " + example);
        }
        return optional(name);
    }

    /** The field, if it is there; one without a value is an error. */
    public Optional<Field> optional(String name) {
        return Optional.ofNullable(fields.get(name)).filter(Field::hasValue);
    }

    /** The one field of {@code names} that is there; none or several are an error. */
    public Optional<Field> exactlyOne(List<String> names) {
        List<Field> there =
                names.stream().filter(fields::containsKey).map(fields::get).toList();
        String choice = String.join(", ", names);
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

    /** The field under one of its names, unless it is missing; under both it is an error. The first is the one told. */
    public Optional<Field> required(String name, String otherName, String example) {
        List<String> names = List.of(name, otherName);
        return hasAny(names) ? exactlyOne(names) : required(name, example);
    }

    public boolean hasAny(List<String> names) {
        return names.stream().anyMatch(fields::containsKey);
    }

    public void wrong(String found, String remedy) {
        errors.add(line, path, found, remedy);
    }

    private void missing(String field, String remedy) {
        errors.add(line, field, field + " is missing", remedy);
    }

    private String pathOf(String name) {
        return path.isEmpty() ? QuotedText.plain(name) : path + "." + QuotedText.plain(name);
    }
}
