package io.muster.ledger;

import io.muster.cohort.Member;
import java.util.EnumMap;
import java.util.Map;

/** How many requests changes would fill, counted as {@link Packer} packs them. Used by one thread. */
final class Envelopes {

    private final Map<Phase, Long> changes = new EnumMap<>(Phase.class);
    private boolean external = true;

    void count(Change change) {
        changes.merge(Phase.of(change), 1L, Long::sum);
        external &= change.id().charAt(0) == Member.ExternalId.KIND;
    }

    /** Whether all changes are external ids. */
    boolean external() {
        return external;
    }

    /** Requests for the adds, the removes or both. */
    long requests(boolean adds, boolean removes) {
        return requests(adds ? of(Phase.ADDS) : 0, removes ? of(Phase.REMOVES) : 0)
                + requests(adds ? of(Phase.LIVE_ADDS) : 0, removes ? of(Phase.LIVE_REMOVES) : 0);
    }

    private long requests(long adds, long removes) {
        long left = adds % Pack.MOST;
        long other = removes % Pack.MOST;
        boolean share = external && left + other <= Pack.MOST;
        long last = share ? Math.min(1, left + other) : Math.min(1, left) + Math.min(1, other);
        return adds / Pack.MOST + removes / Pack.MOST + last;
    }

    private long of(Phase phase) {
        return changes.getOrDefault(phase, 0L);
    }
}
