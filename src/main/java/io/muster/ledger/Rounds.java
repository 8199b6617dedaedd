package io.muster.ledger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which batches may leave next (design, ledger rules 7 and 8). Where all changes are external ids, everything that no
 * hazard keeps back goes at once. Where kinds mix, removes go first, and no add goes before each remove has its answer
 * and none is under a hazard. Pure.
 */
final class Rounds {

    /** What has to be quiet before a round begins. */
    enum Quiet {
        NOTHING,
        REMOVES,
        EVERYTHING
    }

    record Round(Set<Phase> phases, Quiet quiet) {}

    private Rounds() {}

    /** @param pending phases that have batches to send; empty when the import is through */
    static Optional<Round> next(boolean mixed, Set<Phase> pending) {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        if (!mixed) {
            return Optional.of(
                    pending.contains(Phase.REMOVES) || pending.contains(Phase.ADDS)
                            ? new Round(EnumSet.of(Phase.REMOVES, Phase.ADDS), Quiet.NOTHING)
                            : new Round(EnumSet.of(Phase.LIVE_REMOVES, Phase.LIVE_ADDS), Quiet.EVERYTHING));
        }
        if (pending.contains(Phase.REMOVES)) {
            return Optional.of(new Round(EnumSet.of(Phase.REMOVES), Quiet.NOTHING));
        }
        if (pending.contains(Phase.LIVE_REMOVES)) {
            return Optional.of(new Round(EnumSet.of(Phase.LIVE_REMOVES), Quiet.EVERYTHING));
        }
        if (pending.contains(Phase.ADDS)) {
            return Optional.of(new Round(EnumSet.of(Phase.ADDS), Quiet.REMOVES));
        }
        return Optional.of(new Round(EnumSet.of(Phase.LIVE_ADDS), Quiet.EVERYTHING));
    }
}
