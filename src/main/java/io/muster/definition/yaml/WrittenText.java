package io.muster.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A text of a definition beside what stands in the file: YAML folds lines, and a number sign may end a text. */
public record WrittenText(String path, ScalarNode node, String yaml) {

    /** All texts of a file that can be read. */
    public static List<WrittenText> all(String text) {
        String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<WrittenText> found = new ArrayList<>();
        YamlDocument.fields(yaml, new ErrorCollector("")).ifPresent(root -> collect("", root, yaml, found));
        return found;
    }

    private static void collect(String path, Node node, String yaml, List<WrittenText> found) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    collect(
                            path.isEmpty() ? key.getValue() : path + "." + key.getValue(),
                            tuple.getValueNode(),
                            yaml,
                            found);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                collect(path + "[" + (i + 1) + "]", sequence.getValue().get(i), yaml, found);
            }
        } else if (node instanceof ScalarNode scalar && Tag.STR.equals(node.getTag())) {
            found.add(new WrittenText(path, scalar, yaml));
        }
    }

    public String value() {
        return node.getValue();
    }

    /** The comment behind a text without quotes, on its last line. */
    public Optional<String> comment() {
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return Optional.empty();
        }
        return node.getEndMark()
                .map(end -> yaml.substring(at(end)))
                .flatMap(behind -> behind.lines().findFirst())
                .map(String::strip)
                .filter(rest -> rest.startsWith("#"));
    }

    /** The text with its lines as they are written; as it is where YAML has not joined any. */
    public String unfolded() {
        Optional<Mark> begins = node.getStartMark();
        Optional<Mark> ends = node.getEndMark();
        if (begins.isEmpty() || ends.isEmpty()) {
            return value();
        }
        int from = at(begins.get());
        String raw = yaml.substring(from, at(ends.get()));
        if (raw.lines().count() < 2) {
            return value();
        }
        return switch (node.getScalarStyle()) {
            case FOLDED -> asLiteral(from);
            case PLAIN -> lines(raw);
            case SINGLE_QUOTED -> lines(raw.substring(1, raw.length() - 1)).replace("''", "'");
            case DOUBLE_QUOTED -> withBreaks(raw);
            default -> value();
        };
    }

    private static String lines(String raw) {
        return raw.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    /** What stands below {@code >}, read as if it stood below {@code |}. */
    private String asLiteral(int from) {
        int sign = yaml.indexOf('>', from);
        if (sign < 0) {
            return value();
        }
        String literal = yaml.substring(0, sign) + "|" + yaml.substring(sign + 1);
        return all(literal).stream()
                .filter(each -> each.path.equals(path))
                .findFirst()
                .map(WrittenText::value)
                .orElse(value());
    }

    private String withBreaks(String raw) {
        // A backslash at a line's end joins the lines, which is as it was meant.
        String joined = raw.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\\\r?\\n[ \\t]*", "$1");
        String text = joined.replaceAll("[ \\t]*\\r?\\n[ \\t]*", "\\\\n");
        try {
            return String.valueOf(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException e) {
            return value();
        }
    }

    /** Marks count code points. */
    private int at(Mark mark) {
        return yaml.offsetByCodePoints(0, Math.min(mark.getIndex(), yaml.codePointCount(0, yaml.length())));
    }
}
