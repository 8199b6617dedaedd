package io.muster.ledger.store;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which batches may leave next (docs/design.md, rules 7 and 8). Where all changes are external ids, everything that no
 * hazard keeps back goes at once. Where kinds mix, removes go first, and no add goes before each remove has its answer
 * and none is under a hazard. Pure.
 */
final class SendOrder {

    /** What has to be quiet before a round begins. */
    enum Quiet {
        NOTHING,
        REMOVES,
        EVERYTHING
    }

    record PhaseRound(Set<SendPhase> phases, Quiet quiet) {}

    private SendOrder() {}

    /** @param pending phases that have batches to send; empty when the import is through */
    static Optional<PhaseRound> next(boolean mixed, Set<SendPhase> pending) {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        if (!mixed) {
            return Optional.of(
                    pending.contains(SendPhase.REMOVES) || pending.contains(SendPhase.ADDS)
                            ? new PhaseRound(EnumSet.of(SendPhase.REMOVES, SendPhase.ADDS), Quiet.NOTHING)
                            : new PhaseRound(
                                    EnumSet.of(SendPhase.LIVE_REMOVES, SendPhase.LIVE_ADDS), Quiet.EVERYTHING));
        }
        if (pending.contains(SendPhase.REMOVES)) {
            return Optional.of(new PhaseRound(EnumSet.of(SendPhase.REMOVES), Quiet.NOTHING));
        }
        if (pending.contains(SendPhase.LIVE_REMOVES)) {
            return Optional.of(new PhaseRound(EnumSet.of(SendPhase.LIVE_REMOVES), Quiet.EVERYTHING));
        }
        if (pending.contains(SendPhase.ADDS)) {
            return Optional.of(new PhaseRound(EnumSet.of(SendPhase.ADDS), Quiet.REMOVES));
        }
        return Optional.of(new PhaseRound(EnumSet.of(SendPhase.LIVE_ADDS), Quiet.EVERYTHING));
    }
}
