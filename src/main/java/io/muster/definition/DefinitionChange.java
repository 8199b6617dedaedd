package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import java.util.List;
import java.util.Optional;

/** What a poll of the folder found different. The definition of an added, edited or mended one is in force now. */
public sealed interface DefinitionChange {

    record Added(CohortDefinition definition) implements DefinitionChange {}

    record Edited(CohortDefinition before, CohortDefinition definition) implements DefinitionChange {}

    /** The file is gone, and with it the last good version. */
    record Removed(String cohort) implements DefinitionChange {}

    /**
     * The file, or the folder, has errors that it did not have at the last poll.
     *
     * @param inForce the last good version, which stays in force; empty when there never was one
     */
    record Broken(String file, List<DefinitionError> errors, Optional<CohortDefinition> inForce)
            implements DefinitionChange {}

    /** @param definition empty when it was the folder that could not be read */
    record Mended(String file, Optional<CohortDefinition> definition) implements DefinitionChange {}
}
