package io.muster.definition;

import io.muster.cohort.Definition;
import java.util.List;

/** Reads a text as {@code vip.yaml} and tells what came of it. */
final class Told {
    private Told() {}

    static Definition definition(String text) {
        if (new DefinitionReader().read("vip.yaml", text) instanceof Reading.Right right) {
            return right.definition();
        }
        throw new AssertionError(sentences(text));
    }

    static List<String> sentences(String text) {
        return sentences(new DefinitionReader().read("vip.yaml", text));
    }

    static List<String> sentences(Reading reading) {
        return reading instanceof Reading.Wrong wrong
                ? wrong.errors().stream().map(DefinitionError::sentence).toList()
                : List.of();
    }
}
