package io.muster.ledger.store;

import io.muster.model.Identifier;
import java.util.EnumMap;
import java.util.Map;

/** How many requests changes would fill, counted as {@link BatchPacker} packs them. Used by one thread. */
public final class RequestCount {

    private final Map<SendPhase, Long> changes = new EnumMap<>(SendPhase.class);
    private boolean external = true;

    public void count(MemberChange change) {
        changes.merge(SendPhase.of(change), 1L, Long::sum);
        external &= change.id().charAt(0) == Identifier.ExternalId.KIND;
    }

    /** Whether all changes are external ids. */
    public boolean external() {
        return external;
    }

    /** Requests for the adds, the removes or both. */
    public long requests(boolean adds, boolean removes) {
        return requests(adds ? of(SendPhase.ADDS) : 0, removes ? of(SendPhase.REMOVES) : 0)
                + requests(adds ? of(SendPhase.LIVE_ADDS) : 0, removes ? of(SendPhase.LIVE_REMOVES) : 0);
    }

    private long requests(long adds, long removes) {
        long left = adds % BatchBuilder.MOST;
        long other = removes % BatchBuilder.MOST;
        boolean share = external && left + other <= BatchBuilder.MOST;
        long last = share ? Math.min(1, left + other) : Math.min(1, left) + Math.min(1, other);
        return adds / BatchBuilder.MOST + removes / BatchBuilder.MOST + last;
    }

    private long of(SendPhase phase) {
        return changes.getOrDefault(phase, 0L);
    }
}
