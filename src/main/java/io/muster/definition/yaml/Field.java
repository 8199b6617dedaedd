package io.muster.definition.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One field and its value. What cannot be converted is an error and then empty, so that reading goes on to the next
 * field.
 *
 * @param path such as {@code source.sql.timeout}
 * @param line where the field's name stands
 * @param schema what it may be
 */
public record Field(String path, int line, FieldSchema schema, Node node, ErrorCollector errors) {

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    boolean hasValue() {
        if (Tag.NULL.equals(node.getTag())) {
            wrong(path + " has no value", "give it one or take it out");
            return false;
        }
        return true;
    }

    /** Text as people write it: {@code cohort: 123} is a number in YAML and {@code name: true} is not a name. */
    public Optional<String> text() {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong(path + " is " + kind() + ", not text", "write one value");
        }
        String value = scalar.getValue();
        if (!Tag.STR.equals(node.getTag())) {
            return wrong(path + " is " + kind() + ", not text", "put it in quotes: " + QuotedText.quoted(value));
        }
        if (value.isBlank()) {
            return wrong(path + " is empty", "give it a value or take it out");
        }
        return Optional.of(value);
    }

    /** Text on one line, without control characters. */
    public Optional<String> line(String what) {
        return text().flatMap(value -> value.chars().noneMatch(Character::isISOControl)
                ? Optional.of(value.strip())
                : wrong(path + " holds a line break or a control character", "write " + what + " on one line"));
    }

    /** A value with a form of its own; whether YAML takes it for a number or a text does not matter. */
    public <T> Optional<T> parsed(Function<String, Optional<T>> form, String remedy) {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong(path + " is " + kind(), remedy);
        }
        Optional<T> value = form.apply(scalar.getValue());
        return value.isPresent() ? value : wrong(path + " is " + QuotedText.quoted(scalar.getValue()), remedy);
    }

    /** Text of the form that the schema gives it. */
    public Optional<String> formed(String remedy) {
        return parsed(text -> Optional.of(text).filter(this::fits), remedy);
    }

    /** Whether {@code text} has the form that the schema gives the field. */
    public boolean fits(String text) {
        return schema.fits(text);
    }

    /** One of the schema's few words. */
    public Optional<String> word() {
        return word(schema.words());
    }

    /** One of the schema's few words, each of which is the name of a constant. */
    public <E extends Enum<E>> Optional<E> word(Class<E> constants) {
        return word().map(word -> Enum.valueOf(constants, word.toUpperCase(Locale.ROOT)));
    }

    /** One of a few words that no schema can know. */
    public Optional<String> word(List<String> words) {
        String listed = "write " + String.join(words.size() == 2 ? " or " : ", ", words);
        String near = node instanceof ScalarNode scalar ? Suggestions.remedy(scalar.getValue(), words, listed) : listed;
        return parsed(text -> Optional.of(text).filter(words::contains), near);
    }

    public Optional<Section> section() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(Section.of(mapping, path, line, schema, errors));
        }
        return wrong(
                path + " is " + kind(),
                "write fields below it: " + String.join(", ", schema.fields().keySet()));
    }

    /** What {@code form} reads in the entries of a list with at least one of them. */
    public <T> List<T> entries(String example, Function<Field, Optional<T>> form) {
        String remedy = "write a list: " + example;
        if (!(node instanceof SequenceNode sequence)) {
            wrong(path + " is " + kind() + ", not a list", remedy);
            return List.of();
        }
        List<Node> nodes = sequence.getValue();
        if (nodes.isEmpty()) {
            wrong(path + " is an empty list", remedy);
        }
        FieldSchema entry = schema.entry().orElseThrow();
        return IntStream.range(0, nodes.size())
                .mapToObj(i ->
                        new Field(path + "[" + (i + 1) + "]", lineOf(nodes.get(i), line), entry, nodes.get(i), errors))
                .filter(Field::hasValue)
                .flatMap(each -> form.apply(each).stream())
                .toList();
    }

    /** Records the error; always empty. */
    public <T> Optional<T> wrong(String found, String remedy) {
        errors.add(line, path, found, remedy);
        return Optional.empty();
    }

    static int lineOf(Node node, int otherwise) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(otherwise);
    }

    private String kind() {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (!(node instanceof ScalarNode scalar)) {
            return "a list";
        }
        String value = QuotedText.plain(scalar.getValue());
        if (Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag())) {
            return "the number " + value;
        }
        if (Tag.BOOL.equals(node.getTag())) {
            return "the yes-or-no value " + value;
        }
        return Tag.STR.equals(node.getTag())
                ? "text"
                : "of the kind " + QuotedText.plain(node.getTag().getValue());
    }
}
