package io.muster.ledger.stage;

import io.muster.model.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Where a COPY's bytes lie while it is not known yet whether the table needs them. Nobody else can open it, and it is gone
 * with the process. Used by one thread.
 */
final class ScratchFile implements AutoCloseable {

    private static final int AT_ONCE = 256 * 1024;

    private final FileChannel channel;
    /** What was written whole: a disk that gets full takes a part of the last. */
    private long length;

    /** @param folder made as needed */
    ScratchFile(Path folder) {
        try {
            this.channel = OwnerOnly.nameless(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(byte[] bytes, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        length += count;
    }

    /** Sends all of it, from its beginning; {@code between} is asked for each part whether to go on. */
    void sendTo(PgBinaryCopy.CopyOutput output, Runnable between) throws SQLException {
        ByteBuffer part = ByteBuffer.allocate(AT_ONCE);
        try {
            for (long sent = 0; sent < length; sent += part.position()) {
                between.run();
                part.clear().limit((int) Math.min(AT_ONCE, length - sent));
                while (part.hasRemaining()) {
                    if (channel.read(part, sent + part.position()) < 0) {
                        throw new IOException("a part of what was written is gone");
                    }
                }
                output.write(part.array(), part.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
