package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import java.util.List;

/** What reading a definition file gave: the definition, or everything that is wrong with it. */
public sealed interface ReadResult {

    record ValidDefinition(CohortDefinition definition) implements ReadResult {}

    /** @param errors at least one, in the order of their lines */
    record InvalidDefinition(List<DefinitionError> errors) implements ReadResult {}
}
