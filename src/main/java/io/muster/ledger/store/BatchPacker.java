package io.muster.ledger.store;

import io.muster.ledger.stage.PgBinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Changes into rows of {@code batch}, a row a request: removes and adds apart, those under a hazard apart. Only what
 * is left over of removes and adds may share a row, and only where all are external ids, so that an import needs
 * no request more than its changes fill (docs/design.md, rules 4 and 8). Used by one thread.
 */
public final class BatchPacker implements AutoCloseable {

    private final int cohort;
    private final long importId;
    private final int most;
    private final PgBinaryCopy copy;
    private final Map<SendPhase, BatchBuilder> open = new EnumMap<>(SendPhase.class);
    private boolean external = true;

    /** @param most identifiers a request */
    public BatchPacker(Connection connection, int cohort, long importId, int most) throws SQLException {
        this.cohort = cohort;
        this.importId = importId;
        this.most = most;
        for (SendPhase phase : SendPhase.values()) {
            open.put(phase, new BatchBuilder(most));
        }
        this.copy = new PgBinaryCopy(connection, """
                copy batch (cohort, import, phase, state, external, n, joins, leaves, add_ids, remove_ids)
                from stdin (format binary)""");
    }

    public void put(MemberChange change) throws SQLException {
        SendPhase phase = SendPhase.of(change);
        BatchBuilder pack = pack(phase);
        pack.put(change);
        if (pack.isFull()) {
            write(phase, pack);
            open.put(phase, new BatchBuilder(most));
        }
    }

    /** Whether all changes so far are external ids. */
    public boolean external() {
        return external && open.values().stream().allMatch(BatchBuilder::external);
    }

    /** Writes what is left over and ends. */
    public void end() throws SQLException {
        if (external()) {
            share(SendPhase.REMOVES, SendPhase.ADDS);
            share(SendPhase.LIVE_REMOVES, SendPhase.LIVE_ADDS);
        }
        for (SendPhase phase : SendPhase.values()) {
            BatchBuilder pack = pack(phase);
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

    private BatchBuilder pack(SendPhase phase) {
        return Objects.requireNonNull(open.get(phase), "every phase has a pack from the beginning on");
    }

    private void share(SendPhase removes, SendPhase adds) {
        if (pack(removes).size() + pack(adds).size() <= most) {
            pack(adds).merge(pack(removes));
            open.put(removes, new BatchBuilder(most));
        }
    }

    private void write(SendPhase phase, BatchBuilder pack) throws SQLException {
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
