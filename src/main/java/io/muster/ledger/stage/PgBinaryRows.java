package io.muster.ledger.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * A query's rows by PostgreSQL's binary COPY, whose server works on while we do; a cursor's would wait until it is asked
 * for more. Used by one thread; the caller owns the connection and its transaction.
 */
public final class PgBinaryRows implements AutoCloseable {

    private static final int SIGNATURE = 11;
    private static final int FLAGS = 4;
    private static final short END = -1;

    private final CopyOut copy;
    private ByteBuffer message = ByteBuffer.allocate(0);

    /** @param query without parameters, as COPY takes none */
    public PgBinaryRows(Connection connection, String query) throws SQLException {
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        if (receive()) {
            message.position(SIGNATURE + FLAGS);
            int extension = message.getInt();
            message.position(message.position() + extension);
        }
    }

    /** Goes to the next row, whose values are then read in their order. @return false at the end */
    public boolean next() throws SQLException {
        if (!message.hasRemaining() && !receive()) {
            return false;
        }
        if (message.getShort() == END) {
            // The server's own end of the COPY, or its error, comes after it.
            receive();
            return false;
        }
        return true;
    }

    /** A text that is not null. */
    public String text() {
        int length = message.getInt();
        String value = new String(message.array(), message.position(), length, StandardCharsets.UTF_8);
        message.position(message.position() + length);
        return value;
    }

    /** An {@code integer} that is not null. */
    public int int4() {
        message.getInt();
        return message.getInt();
    }

    /** Lets what is left run out, a second a million: a cancel could reach the connection's next statement instead. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && receive()) {
            // Nobody wants it any more.
        }
    }

    private boolean receive() throws SQLException {
        byte[] bytes = copy.readFromCopy();
        message = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
        return bytes != null;
    }
}
