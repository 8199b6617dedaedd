package io.muster.ledger.plan;

/**
 * What an import is going to do, durable before its first request.
 *
 * @param changes identifiers that will be sent
 * @param held whether a guard let nothing go
 */
public record ImportPlan(
        long members,
        long duplicates,
        long unchanged,
        long changes,
        long refused,
        long parkedAdds,
        long parkedRemoves,
        boolean held) {}
