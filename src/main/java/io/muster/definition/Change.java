package io.muster.definition;

import io.muster.cohort.Definition;
import java.util.List;
import java.util.Optional;

/** What a poll of the folder found different. The definition of an added, edited or mended one is in force now. */
public sealed interface Change {

    record Added(Definition definition) implements Change {}

    record Edited(Definition before, Definition definition) implements Change {}

    /** The file is gone, and with it the last good version. */
    record Removed(String cohort) implements Change {}

    /**
     * The file, or the folder, has errors that it did not have at the last poll.
     *
     * @param inForce the last good version, which stays in force; empty when there never was one
     */
    record Broken(String file, List<DefinitionError> errors, Optional<Definition> inForce) implements Change {}

    /** @param definition empty when it was the folder that could not be read */
    record Mended(String file, Optional<Definition> definition) implements Change {}
}
