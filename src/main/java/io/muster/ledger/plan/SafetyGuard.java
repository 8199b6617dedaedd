package io.muster.ledger.plan;

import io.muster.model.CohortDefinition.Guards;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Percentage;
import java.util.Locale;
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
            boolean mixed) {}

    /** What may not go, by which guard, in a sentence. */
    record Verdict(boolean held, boolean parkRemoves, boolean parkAdds, Optional<String> guard, String sentence) {
        static final Verdict GO = new Verdict(false, false, false, Optional.empty(), "");

        /** The same, with the cause behind its sentence. */
        Verdict because(String cause) {
            return cause.isEmpty() ? this : new Verdict(held, parkRemoves, parkAdds, guard, sentence + " " + cause);
        }

        private static Verdict hold(String guard, String sentence) {
            return new Verdict(true, false, false, Optional.of(guard), sentence);
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
                    say(
                            "%,d of %,d rows gave no member, over the limit of %s; nothing was sent.",
                            f.rejected, f.rows, maxRejected.get()));
        }
        if (maxRejected.isPresent() && maxRejected.get().isExceededBy(f.doubtful, f.rows)) {
            return Verdict.hold(
                    "max-rejected",
                    say(
                            "%,d of %,d identifiers look as if a spreadsheet or a program had changed them, as in 1001.0, "
                                    + "12,345 or mar-01, over the limit of %s; nothing was sent. Export the column as "
                                    + "text. If they are meant so, set match.meant to all.",
                            f.doubtful, f.rows, maxRejected.get()));
        }
        boolean shrinks = !f.list || f.leaves > 0;
        if (shrinks && f.members < guards.minMembers() && !waived("min-members")) {
            return Verdict.hold(
                    "min-members",
                    f.rows == 0
                            ? "The source gave 0 rows; nothing was sent."
                            : say(
                                    "The cohort would have %,d members, under its minimum of %,d; nothing was sent.",
                                    f.members, guards.minMembers()));
        }
        Optional<String> removes = removes(f);
        Optional<String> adds = adds(f);
        if (removes.isEmpty() && adds.isEmpty()) {
            return Verdict.GO;
        }
        String guard = removes.isPresent() ? "max-removed" : "max-added";
        String sentence = removes.or(() -> adds).orElseThrow();
        boolean parkRemoves = removes.isPresent();
        // An alias that leaves and an external id that joins may be one user: adds never go past parked removes.
        boolean parkAdds = adds.isPresent() || f.mixed && parkRemoves;
        return new Verdict(false, parkRemoves, parkAdds, Optional.of(guard), sentence);
    }

    private Optional<String> removes(Figures f) {
        if (guards.removalsAlways() || guards.maxRemoved().isEmpty() || f.leaves == 0) {
            return Optional.empty();
        }
        Percentage most = guards.maxRemoved().get();
        if (most.ratio() >= 1 || f.leaves <= waivers.removes()) {
            return Optional.empty();
        }
        if (most.isExceededBy(f.leaves, f.presentBefore)) {
            return Optional.of(
                    say("%,d of %,d members would leave, over the limit of %s.", f.leaves, f.presentBefore, most));
        }
        long loss = f.largest - f.members;
        if (most.isExceededBy(loss, f.largest)) {
            return Optional.of(say(
                    "The cohort would have lost %,d of %,d members within seven days, over the limit of %s.",
                    loss, f.largest, most));
        }
        return Optional.empty();
    }

    private Optional<String> adds(Figures f) {
        return guards.maxAdded()
                .filter(most -> f.presentBefore > 0 && f.joins > waivers.adds())
                .filter(most -> most.isExceededBy(f.joins, f.presentBefore))
                .map(most -> say("%,d would join %,d members, over the limit of %s.", f.joins, f.presentBefore, most));
    }

    /** Figures in groups of three, as everywhere where people read them. */
    private static String say(String sentence, Object... figures) {
        return String.format(Locale.ROOT, sentence, figures);
    }

    private boolean waived(String guard) {
        return waivers.guards().contains(guard);
    }
}
