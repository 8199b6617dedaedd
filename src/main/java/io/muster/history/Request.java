package io.muster.history;

import io.muster.cohort.Definition;
import io.muster.cohort.Run.Kind;
import io.muster.cohort.Run.Waivers;
import java.util.Optional;

/**
 * Somebody wants an import.
 *
 * @param by who or what asks; never a secret
 * @param approves the import whose parked changes this one may let through
 */
public record Request(
        Definition definition,
        Kind kind,
        Trigger trigger,
        Optional<String> by,
        Optional<Long> approves,
        Waivers waivers) {

    public static Request plain(Definition definition, Trigger trigger, String by) {
        return new Request(definition, Kind.IMPORT, trigger, Optional.of(by), Optional.empty(), Waivers.NONE);
    }
}
