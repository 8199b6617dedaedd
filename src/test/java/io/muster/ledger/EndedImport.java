package io.muster.ledger;

import io.muster.imports.ImportState;

/** An import's row after its end, as far as the ledger fills it. */
public record EndedImport(
        ImportState state,
        String reason,
        String guard,
        long members,
        long duplicates,
        long presentBefore,
        long present,
        long added,
        long removed,
        long settled,
        long unchanged,
        long uncertain,
        long refused,
        long parkedAdds,
        long parkedRemoves,
        long changes,
        long acknowledged,
        long requests,
        long retries) {}
