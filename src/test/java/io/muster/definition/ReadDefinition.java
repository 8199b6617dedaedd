package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import java.util.List;

/** Reads a text as {@code vip.yaml} and tells what came of it. */
public final class ReadDefinition {
    private ReadDefinition() {}

    public static CohortDefinition definition(String text) {
        if (new DefinitionReader().read("vip.yaml", text) instanceof ReadResult.ValidDefinition right) {
            return right.definition();
        }
        throw new AssertionError(sentences(text));
    }

    public static List<String> sentences(String text) {
        return sentences(new DefinitionReader().read("vip.yaml", text));
    }

    static List<String> sentences(ReadResult reading) {
        return reading instanceof ReadResult.InvalidDefinition wrong
                ? wrong.errors().stream().map(DefinitionError::sentence).toList()
                : List.of();
    }
}
