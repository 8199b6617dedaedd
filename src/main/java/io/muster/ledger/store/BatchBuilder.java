package io.muster.ledger.store;

import io.muster.model.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of one request while it is packed. Those that move the number of present members stand first, so that a
 * half of it still knows its joins and leaves.
 */
public final class BatchBuilder {

    /** At most so many identifiers a request, adds and removes together (docs/braze-api.md §2). */
    public static final int MOST = 1_000;

    private final int most;
    private final BatchSide adds = new BatchSide();
    private final BatchSide removes = new BatchSide();

    /** @param most identifiers that it takes, {@link #MOST} but in tests */
    BatchBuilder(int most) {
        this.most = most;
    }

    void put(MemberChange change) {
        (change.remove() ? removes : adds).put(change);
    }

    int size() {
        return adds.size() + removes.size();
    }

    boolean isFull() {
        return size() >= most;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    BatchSide adds() {
        return adds;
    }

    BatchSide removes() {
        return removes;
    }

    boolean external() {
        return adds.external && removes.external;
    }

    /** Takes over what {@code other} holds. */
    void merge(BatchBuilder other) {
        adds.merge(other.adds);
        removes.merge(other.removes);
    }

    /** The adds or the removes of a request. */
    static final class BatchSide {
        private final List<String> moving = new ArrayList<>();
        private final List<String> settling = new ArrayList<>();
        private boolean external = true;

        private void put(MemberChange change) {
            (change.moves() ? moving : settling).add(change.id());
            external &= change.id().charAt(0) == Identifier.ExternalId.KIND;
        }

        private void merge(BatchSide other) {
            moving.addAll(other.moving);
            settling.addAll(other.settling);
            external &= other.external;
        }

        int size() {
            return moving.size() + settling.size();
        }

        /** How many of the first ids are joins or leaves. */
        int moves() {
            return moving.size();
        }

        List<String> ids() {
            List<String> all = new ArrayList<>(size());
            all.addAll(moving);
            all.addAll(settling);
            return all;
        }
    }
}
