package io.muster.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a JSON Schema says of one field and of those in it, with its references followed once. It knows as much of JSON
 * Schema as {@code definition.schema.json} uses.
 *
 * @param byDefault what counts where the field is left out
 * @param words the few that it may be; empty where it may be others
 * @param required names of the fields in it that have to be there
 * @param choices names of the fields in it of which one has to be there
 * @param fields those in it, in their order
 * @param entry what each entry is, where it is a list
 * @param forms what its text has to match
 */
public record FieldSchema(
        String description,
        Optional<String> byDefault,
        List<String> words,
        Set<String> required,
        List<String> choices,
        Map<String, FieldSchema> fields,
        Optional<FieldSchema> entry,
        List<Predicate<String>> forms) {

    public static FieldSchema of(JsonNode schema) {
        return of(schema, schema);
    }

    /** The field of this name in it; the code asks for none that the schema has not. */
    public FieldSchema field(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the schema has no field " + name));
    }

    /** By its path, such as {@code schedule.weekly.days[1]}; any text may be asked for. */
    public Optional<FieldSchema> at(String path) {
        Optional<FieldSchema> at = Optional.of(this);
        for (String name : path.split("\\.|(?=\\[)", -1)) {
            at = at.flatMap(of -> name.startsWith("[") ? of.entry : Optional.ofNullable(of.fields.get(name)));
        }
        return at;
    }

    /** Whether {@code text} has its form. */
    public boolean fits(String text) {
        return forms.stream().allMatch(form -> form.test(text));
    }

    private static FieldSchema of(JsonNode schema, JsonNode root) {
        List<JsonNode> parts = parts(schema, root).toList();
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        each(parts, "properties")
                .flatMap(JsonNode::propertyStream)
                .forEach(field -> fields.put(field.getKey(), of(field.getValue(), root)));
        return new FieldSchema(
                texts(each(parts, "description")).findFirst().orElse(""),
                texts(each(parts, "default")).findFirst(),
                texts(each(parts, "enum").flatMap(JsonNode::valueStream)).toList(),
                Set.copyOf(texts(schema.path("required").valueStream()).toList()),
                texts(choices(schema).flatMap(choice -> choice.path("required").valueStream()))
                        .toList(),
                Collections.unmodifiableMap(fields),
                each(parts, "items").map(entry -> of(entry, root)).findFirst(),
                Stream.<Predicate<String>>concat(
                                texts(each(parts, "pattern"))
                                        .map(JDKRegularExpressionFactory.getInstance()::getRegularExpression)
                                        .map(form -> form::matches),
                                each(parts, "maxLength").map(most -> text -> text.length() <= most.asInt()))
                        .toList());
    }

    /** A field's schema, and what it is put together of; of several choices one at most has a form. */
    private static Stream<JsonNode> parts(JsonNode schema, JsonNode root) {
        Stream<JsonNode> named = each(List.of(schema), "$ref")
                .map(reference -> root.at(reference.asText().substring(1)));
        Stream<JsonNode> joined = Stream.concat(schema.path("allOf").valueStream(), choices(schema));
        return Stream.concat(Stream.of(schema), Stream.concat(named, joined).flatMap(part -> parts(part, root)));
    }

    private static Stream<JsonNode> choices(JsonNode schema) {
        return Stream.of("oneOf", "anyOf").flatMap(kind -> schema.path(kind).valueStream());
    }

    private static Stream<JsonNode> each(List<JsonNode> parts, String keyword) {
        return parts.stream().filter(part -> part.has(keyword)).map(part -> part.path(keyword));
    }

    private static Stream<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(JsonNode::asText);
    }
}
