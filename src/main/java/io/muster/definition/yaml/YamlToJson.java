package io.muster.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML's nodes as the JSON that a schema is about. What has no place in JSON is left to the reader, who names it. */
public final class YamlToJson {

    /** An alias can name what it stands in; a definition is four levels deep. */
    private static final int MOST_LEVELS = 16;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlToJson() {}

    public static JsonNode of(MappingNode root) {
        return json(root, MOST_LEVELS);
    }

    private static JsonNode json(Node node, int levels) {
        if (levels == 0) {
            return JSON.nullNode();
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    object.set(key.getValue(), json(tuple.getValueNode(), levels - 1));
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(entry -> array.add(json(entry, levels - 1)));
            return array;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : JSON.nullNode();
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        if (Tag.INT.equals(scalar.getTag()) && value.matches("[-+]?\\d+")) {
            return JSON.numberNode(new BigInteger(value));
        }
        if (Tag.BOOL.equals(scalar.getTag())) {
            return JSON.booleanNode(value.equalsIgnoreCase("true"));
        }
        return Tag.NULL.equals(scalar.getTag()) ? JSON.nullNode() : JSON.textNode(value);
    }
}
