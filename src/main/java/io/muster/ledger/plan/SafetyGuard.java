package io.muster.ledger.plan;

import io.muster.model.CohortDefinition.Guards;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Percentage;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.util.Optional;

/**
 * Whether an import's changes may go (docs/design.md, <i>Guards</i>). Pure: figures in, a verdict out. A guard of removals
 * keeps the removals back and lets the adds go, and the other way round; what holds the whole import lets nothing go.
 */
final class SafetyGuard {

    /**
     * @param doubtful identifiers that a spreadsheet or a program may have changed
     * @param members what the cohort would have
     * @param largest the most members of an import within the last seven days, since the last approval
     * @param mixed whether not all changes are external ids, so that adds cannot go without the removes before them
     * @param cause why most of the rejected rows gave no member, with the remedy; none where there is nothing to say
     */
    record Figures(
            long rows,
            long rejected,
            long doubtful,
            long presentBefore,
            long members,
            long joins,
            long leaves,
            long largest,
            boolean list,
            boolean mixed,
            Reason cause) {}

    /** What may not go, by which guard, and what it saw. */
    record Verdict(boolean held, boolean parkRemoves, boolean parkAdds, Optional<String> guard, Reason why) {
        static final Verdict GO = new Verdict(false, false, false, Optional.empty(), Reason.NONE);

        private static Verdict hold(String guard, Reason why) {
            return new Verdict(true, false, false, Optional.of(guard), why);
        }
    }

    private final Guards guards;
    private final Waivers waivers;

    SafetyGuard(Guards guards, Waivers waivers) {
        this.guards = guards;
        this.waivers = waivers;
    }

    Verdict judge(Figures f) {
        Optional<Percentage> maxRejected = waived("max-rejected") ? Optional.empty() : guards.maxRejected();
        if (maxRejected.isPresent() && maxRejected.get().isExceededBy(f.rejected, f.rows)) {
            return Verdict.hold(
                    "max-rejected",
                    Reason.of(
                            ReasonCode.ROWS_REJECTED,
                            f.rejected,
                            f.rows,
                            maxRejected.get().toString(),
                            f.cause));
        }
        if (maxRejected.isPresent() && maxRejected.get().isExceededBy(f.doubtful, f.rows)) {
            return Verdict.hold(
                    "max-rejected",
                    Reason.of(
                            ReasonCode.IDENTIFIERS_DOUBTFUL,
                            f.doubtful,
                            f.rows,
                            maxRejected.get().toString(),
                            f.cause));
        }
        boolean shrinks = !f.list || f.leaves > 0;
        if (shrinks && f.members < guards.minMembers() && !waived("min-members")) {
            return Verdict.hold(
                    "min-members",
                    f.rows == 0
                            ? Reason.of(ReasonCode.SOURCE_EMPTY)
                            : Reason.of(ReasonCode.MEMBERS_FEW, f.members, guards.minMembers(), f.cause));
        }
        Optional<Reason> removes = removes(f);
        Optional<Reason> adds = adds(f);
        if (removes.isEmpty() && adds.isEmpty()) {
            return Verdict.GO;
        }
        String guard = removes.isPresent() ? "max-removed" : "max-added";
        Reason why = removes.or(() -> adds).orElseThrow();
        boolean parkRemoves = removes.isPresent();
        // An alias that leaves and an external id that joins may be one user: adds never go past parked removes.
        boolean parkAdds = adds.isPresent() || f.mixed && parkRemoves;
        return new Verdict(false, parkRemoves, parkAdds, Optional.of(guard), why);
    }

    private Optional<Reason> removes(Figures f) {
        if (guards.removalsAlways() || guards.maxRemoved().isEmpty() || f.leaves == 0) {
            return Optional.empty();
        }
        Percentage most = guards.maxRemoved().get();
        if (most.ratio() >= 1 || f.leaves <= waivers.removes()) {
            return Optional.empty();
        }
        if (most.isExceededBy(f.leaves, f.presentBefore)) {
            return Optional.of(Reason.of(ReasonCode.REMOVALS_MANY, f.leaves, f.presentBefore, most.toString()));
        }
        long loss = f.largest - f.members;
        if (most.isExceededBy(loss, f.largest)) {
            return Optional.of(Reason.of(ReasonCode.REMOVALS_MANY_IN_WEEK, loss, f.largest, most.toString()));
        }
        return Optional.empty();
    }

    private Optional<Reason> adds(Figures f) {
        return guards.maxAdded()
                .filter(most -> f.presentBefore > 0 && f.joins > waivers.adds())
                .filter(most -> most.isExceededBy(f.joins, f.presentBefore))
                .map(most -> Reason.of(ReasonCode.ADDITIONS_MANY, f.joins, f.presentBefore, most.toString()));
    }

    private boolean waived(String guard) {
        return waivers.guards().contains(guard);
    }
}
