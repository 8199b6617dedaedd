package io.muster.imports;

import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import java.util.Optional;

/**
 * Somebody wants an import.
 *
 * @param by who or what asks; never a secret
 * @param approves the import whose parked changes this one may let through
 */
public record ImportRequest(
        CohortDefinition definition,
        ImportKind kind,
        Trigger trigger,
        Optional<String> by,
        Optional<Long> approves,
        Waivers waivers) {

    public static ImportRequest plain(CohortDefinition definition, Trigger trigger, String by) {
        return new ImportRequest(
                definition, ImportKind.IMPORT, trigger, Optional.of(by), Optional.empty(), Waivers.NONE);
    }
}
