package io.muster.ledger.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

    private final Output output;
    private final Optional<CopyIn> copy;
    private ByteBuffer buffer = ByteBuffer.allocate(SEND_AT + 64 * 1024);

    /** Where the bytes go. */
    private interface Output {
        void write(byte[] bytes, int length) throws SQLException;
    }

    /** @param statement {@code copy … from stdin (format binary)} */
    public PgBinaryCopy(Connection connection, String statement) throws SQLException {
        CopyIn into = into(connection, statement);
        this.output = (bytes, length) -> into.writeToCopy(bytes, 0, length);
        this.copy = Optional.of(into);
        buffer.put(HEADER);
    }

    /** Rows that lie in a file first, and may be sent on from there. */
    PgBinaryCopy(ScratchFile file) {
        this.output = (bytes, length) -> file.write(ByteBuffer.wrap(bytes, 0, length));
        this.copy = Optional.empty();
        buffer.put(HEADER);
    }

    static CopyIn into(Connection connection, String statement) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
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

    /** Ends the COPY. @return the number of rows that the server took, none of a file's */
    public long end() throws SQLException {
        room(2).putShort((short) -1);
        send();
        return copy.isPresent() ? copy.get().endCopy() : 0;
    }

    /** Gives the COPY up, if it is not at its end. */
    @Override
    public void close() throws SQLException {
        if (copy.isPresent() && copy.get().isActive()) {
            copy.get().cancelCopy();
        }
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
