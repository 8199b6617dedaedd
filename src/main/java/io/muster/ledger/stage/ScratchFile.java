package io.muster.ledger.stage;

import io.muster.model.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * Where a COPY's bytes lie while it is not known yet whether the table needs them. Nobody else can open it, and a process
 * that is killed leaves nothing behind. Used by one thread.
 */
final class ScratchFile implements AutoCloseable {

    private static final int AT_ONCE = 256 * 1024;

    private final FileChannel channel;

    /** @param folder made as needed */
    ScratchFile(Path folder) {
        try {
            this.channel = OwnerOnly.nameless(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all of it, from its beginning. */
    void sendTo(CopyIn copy) throws SQLException {
        ByteBuffer part = ByteBuffer.allocate(AT_ONCE);
        try {
            channel.position(0);
            while (channel.read(part) >= 0) {
                copy.writeToCopy(part.array(), 0, part.position());
                part.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
