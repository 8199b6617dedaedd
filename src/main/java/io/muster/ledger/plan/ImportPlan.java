package io.muster.ledger.plan;

import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.SafetyGuard.Verdict;

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
        boolean held) {

    /** Whether all that the source names will be in, each once, and nobody else: no add and no remove is refused. */
    boolean isWhole() {
        return !held && duplicates == 0 && refused == 0 && parkedAdds == 0 && parkedRemoves == 0;
    }

    /** Whether the source names whom Braze holds, each once, and nobody else. */
    boolean isUnchanged(DiffCounts tally) {
        return tally.adds == 0 && tally.removes == 0 && refused == 0 && duplicates == 0;
    }

    /**
     * The sums of a diff that has come to its end, under the guards' verdict.
     *
     * @param distinct identifiers of the source, each once
     * @param presentBefore the members that Braze held before
     */
    static ImportPlan of(StagedSource given, long distinct, DiffCounts tally, long presentBefore, Verdict verdict) {
        long parkedAdds = verdict.parkAdds() ? tally.adds : 0;
        long parkedRemoves = verdict.parkRemoves() ? tally.removes : 0;
        long changes = verdict.held() ? 0 : tally.adds + tally.removes - parkedAdds - parkedRemoves;
        return new ImportPlan(
                tally.members(presentBefore),
                given.staged().members() - distinct,
                tally.unchanged(presentBefore),
                changes,
                tally.refused,
                parkedAdds,
                parkedRemoves,
                verdict.held() || changes == 0 && parkedAdds + parkedRemoves > 0);
    }
}
