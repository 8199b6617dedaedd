package io.muster.ledger.stage;

import io.muster.ledger.stage.StagingTable.LateFilling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A COPY that begins when its rows are needed: at its end, or when the disk has no more room for them. Until then our
 * database has nothing to do with it. Used by one thread.
 */
final class LateCopy implements PgBinaryCopy.CopyOutput, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateCopy.class);

    private final DataSource database;
    private final String table;
    private final LateFilling filling;
    private final ScratchFile file;
    private Optional<Connection> connection = Optional.empty();
    private Optional<PgBinaryCopy.CopyOutput> copy = Optional.empty();

    LateCopy(DataSource database, String table, LateFilling filling, ScratchFile file) {
        this.database = database;
        this.table = table;
        this.filling = filling;
        this.file = file;
    }

    @Override
    public void write(byte[] bytes, int length) throws SQLException {
        if (copy.isEmpty()) {
            try {
                file.write(bytes, length);
                return;
            } catch (ClosedByInterruptException ended) {
                throw new UncheckedIOException(ended);
            } catch (IOException full) {
                LOG.debug("stage={} scratch=full", table, full);
            }
        }
        begun().write(bytes, length);
    }

    @Override
    public long end() throws SQLException {
        return begun().end();
    }

    @Override
    public void cancel() throws SQLException {
        if (copy.isPresent()) {
            copy.get().cancel();
        }
    }

    Optional<Connection> connection() {
        return connection;
    }

    private PgBinaryCopy.CopyOutput begun() throws SQLException {
        if (copy.isPresent()) {
            return copy.get();
        }
        Connection ours = StagingTable.make(database, table, filling::begins);
        connection = Optional.of(ours);
        PgBinaryCopy.CopyOutput into = PgBinaryCopy.into(ours, StagingTable.fill(table));
        copy = Optional.of(into);
        file.sendTo(into, filling::goesOn);
        return into;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("stage={} scratch=unclosed", table, e);
        }
    }
}
