package io.muster.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Changes into rows of {@code batch}, a row a request: removes and adds apart, those under a hazard apart. Only what
 * is left over of removes and adds may share a row, and only where all are external ids, so that an import needs
 * no request more than its changes fill (design, ledger rules 4 and 8). Used by one thread.
 */
final class Packer implements AutoCloseable {

    private final int cohort;
    private final long importId;
    private final int most;
    private final BinaryCopy copy;
    private final Map<Phase, Pack> open = new EnumMap<>(Phase.class);
    private boolean external = true;

    /** @param most identifiers a request */
    Packer(Connection connection, int cohort, long importId, int most) throws SQLException {
        this.cohort = cohort;
        this.importId = importId;
        this.most = most;
        for (Phase phase : Phase.values()) {
            open.put(phase, new Pack(most));
        }
        this.copy = new BinaryCopy(connection, """
                copy batch (cohort, import, phase, state, external, n, joins, leaves, add_ids, remove_ids)
                from stdin (format binary)""");
    }

    void put(Change change) throws SQLException {
        Phase phase = Phase.of(change);
        Pack pack = pack(phase);
        pack.put(change);
        if (pack.isFull()) {
            write(phase, pack);
            open.put(phase, new Pack(most));
        }
    }

    /** Whether all changes so far are external ids. */
    boolean external() {
        return external && open.values().stream().allMatch(Pack::external);
    }

    /** Writes what is left over and ends. */
    void end() throws SQLException {
        if (external()) {
            share(Phase.REMOVES, Phase.ADDS);
            share(Phase.LIVE_REMOVES, Phase.LIVE_ADDS);
        }
        for (Phase phase : Phase.values()) {
            Pack pack = pack(phase);
            if (!pack.isEmpty()) {
                write(phase, pack);
            }
        }
        copy.end();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    private Pack pack(Phase phase) {
        return Objects.requireNonNull(open.get(phase), "every phase has a pack from the beginning on");
    }

    private void share(Phase removes, Phase adds) {
        if (pack(removes).size() + pack(adds).size() <= most) {
            pack(adds).merge(pack(removes));
            open.put(removes, new Pack(most));
        }
    }

    private void write(Phase phase, Pack pack) throws SQLException {
        external &= pack.external();
        List<String> adds = pack.adds().ids();
        List<String> removes = pack.removes().ids();
        copy.row(10)
                .int4(cohort)
                .int8(importId)
                .int2(phase.number)
                .text(BatchState.PLANNED.name())
                .bool(pack.external())
                .int4(pack.size())
                .int4(pack.adds().moves())
                .int4(pack.removes().moves())
                .texts(adds)
                .texts(removes);
    }
}
