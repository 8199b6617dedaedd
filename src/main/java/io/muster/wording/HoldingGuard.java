package io.muster.wording;

import io.muster.imports.Counts;
import io.muster.model.CohortDefinition;
import io.muster.model.Percentage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which guard kept changes back, told from the counts and the definition's limits.
 *
 * @param name as the definition writes it
 * @param what what it saw, as part of a sentence
 */
record HoldingGuard(String name, String what) {

    /** Remarks on identifiers that may be changed ones. */
    private static final List<String> DOUBTS = List.of("DOUBTFUL_IDENTIFIER", "EMPTY_DECIMALS");

    /** 4,210 of 11,076 would leave, over the 30 % limit. */
    static String parked(WordingContext t) {
        Counts counts = t.counts();
        Optional<CohortDefinition.Guards> guards = t.context().definition().map(CohortDefinition::guards);
        if (counts.parkedRemoves() == 0) {
            return guards.flatMap(CohortDefinition.Guards::maxAdded)
                    .map(limit -> t.say("guard.join", counts.parkedAdds(), counts.presentBefore(), share(t, limit)))
                    .orElseGet(() -> t.say("guard.join.unknown", counts.parkedAdds(), counts.presentBefore()));
        }
        long leave = counts.parkedRemoves();
        long of = counts.presentBefore();
        if (guards.filter(CohortDefinition.Guards::removalsAlways).isPresent()) {
            return t.count("guard.leave.always", leave, of);
        }
        return guards.flatMap(CohortDefinition.Guards::maxRemoved)
                .map(limit -> t.say(
                        limit.isExceededBy(leave, of) ? "guard.leave" : "guard.leave.net", leave, of, share(t, limit)))
                .orElseGet(() -> t.say("guard.leave.unknown", leave, of));
    }

    /** The guard that let nothing through, if the counts tell which. */
    static Optional<HoldingGuard> held(WordingContext t) {
        Counts counts = t.counts();
        CohortDefinition.Guards guards =
                t.context().definition().map(CohortDefinition::guards).orElse(CohortDefinition.Guards.DEFAULT);
        if (counts.rejected() > 0
                && guards.maxRejected()
                        .filter(limit -> limit.isExceededBy(counts.rejected(), counts.rows()))
                        .isPresent()) {
            String limit = share(t, guards.maxRejected().get());
            String what = t.it().rejects().entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(most -> t.say(
                            "guard.rejected.most",
                            counts.rejected(),
                            counts.rows(),
                            limit,
                            t.phrases().rejected(most.getKey())))
                    .orElseGet(() -> t.say("guard.rejected", counts.rejected(), counts.rows(), limit));
            return Optional.of(new HoldingGuard("max-rejected", what));
        }
        long doubtful = DOUBTS.stream()
                .mapToLong(remark -> t.it().remarks().getOrDefault(remark, 0L))
                .sum();
        if (guards.maxRejected()
                .filter(limit -> limit.isExceededBy(doubtful, counts.rows()))
                .isPresent()) {
            return Optional.of(new HoldingGuard(
                    "max-rejected",
                    t.say(
                            "guard.doubtful",
                            doubtful,
                            counts.rows(),
                            share(t, guards.maxRejected().get()))));
        }
        if (counts.rows() == 0) {
            return Optional.of(new HoldingGuard("min-members", t.say("guard.members.zero")));
        }
        if (counts.members() < guards.minMembers()) {
            return Optional.of(new HoldingGuard(
                    "min-members", t.count("guard.members.few", counts.members(), guards.minMembers())));
        }
        if (counts.parkedRemoves() > 0) {
            String name = guards.removalsAlways() ? "removals" : "max-removed";
            return Optional.of(
                    new HoldingGuard(name, t.say("guard.leave.held", counts.parkedRemoves(), counts.presentBefore())));
        }
        return counts.parkedAdds() == 0
                ? Optional.empty()
                : Optional.of(new HoldingGuard(
                        "max-added", t.say("guard.join.held", counts.parkedAdds(), counts.presentBefore())));
    }

    private static String share(WordingContext t, Percentage share) {
        return t.phrases().numbers().share(share);
    }
}
