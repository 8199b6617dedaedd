package io.muster.ledger.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows into a table by PostgreSQL's binary COPY (PostgreSQL's manual, <i>COPY, Binary Format</i>). Used by one thread;
 * the caller owns the connection and its transaction.
 */
public final class PgBinaryCopy implements AutoCloseable {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int TEXT_OID = 25;
    private static final int SEND_AT = 128 * 1024;

    private final CopyOutput output;
    private ByteBuffer buffer = ByteBuffer.allocate(SEND_AT + 64 * 1024);

    /** Where the bytes go. */
    interface CopyOutput {
        void write(byte[] bytes, int length) throws SQLException;

        /** @return the number of rows that the server took */
        long end() throws SQLException;

        /** Gives the COPY up, if it is not at its end. */
        void cancel() throws SQLException;
    }

    private record TableOutput(CopyIn copy) implements CopyOutput {

        @Override
        public void write(byte[] bytes, int length) throws SQLException {
            copy.writeToCopy(bytes, 0, length);
        }

        @Override
        public long end() throws SQLException {
            return copy.endCopy();
        }

        @Override
        public void cancel() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** @param statement {@code copy … from stdin (format binary)} */
    public PgBinaryCopy(Connection connection, String statement) throws SQLException {
        this(into(connection, statement));
    }

    PgBinaryCopy(CopyOutput output) {
        this.output = output;
        buffer.put(HEADER);
    }

    static CopyOutput into(Connection connection, String statement) throws SQLException {
        return new TableOutput(
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement));
    }

    /** Begins a row of {@code columns} values. */
    public PgBinaryCopy row(int columns) throws SQLException {
        if (buffer.position() >= SEND_AT) {
            send();
        }
        room(2).putShort((short) columns);
        return this;
    }

    /** A {@code text}, or the word of an enum type. */
    public PgBinaryCopy text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(4 + utf8.length).putInt(utf8.length).put(utf8);
        return this;
    }

    /** The text, or null where it is empty. */
    PgBinaryCopy textOrNull(String value) {
        return value.isEmpty() ? nothing() : text(value);
    }

    PgBinaryCopy nothing() {
        room(4).putInt(-1);
        return this;
    }

    public PgBinaryCopy int8(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    public PgBinaryCopy int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    public PgBinaryCopy int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    public PgBinaryCopy bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A {@code text[]}. */
    public PgBinaryCopy texts(List<String> values) {
        int length = room(4).position();
        buffer.putInt(0);
        room(20).putInt(values.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
        if (!values.isEmpty()) {
            buffer.putInt(values.size()).putInt(1);
        }
        values.forEach(this::text);
        buffer.putInt(length, buffer.position() - length - 4);
        return this;
    }

    /** Ends the COPY. @return the number of rows that the server took */
    public long end() throws SQLException {
        room(2).putShort((short) -1);
        send();
        return output.end();
    }

    /** Gives the COPY up, if it is not at its end. */
    @Override
    public void close() throws SQLException {
        output.cancel();
    }

    private void send() throws SQLException {
        output.write(buffer.array(), buffer.position());
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            larger.put(buffer.array(), 0, buffer.position());
            buffer = larger;
        }
        return buffer;
    }
}
