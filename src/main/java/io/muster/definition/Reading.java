package io.muster.definition;

import io.muster.cohort.Definition;
import java.util.List;

/** What reading a definition file gave: the definition, or everything that is wrong with it. */
public sealed interface Reading {

    record Right(Definition definition) implements Reading {}

    /** @param errors at least one, in the order of their lines */
    record Wrong(List<DefinitionError> errors) implements Reading {}
}
