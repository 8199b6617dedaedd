package io.muster.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzip of one or more members, all of them. The JDK's stream takes whatever follows a member and does not begin like
 * another for the end, so a file that was cut inside a later member's first bytes would pass for whole.
 */
final class WholeGzip extends GZIPInputStream {

    /** The checksum and size that end a member. */
    private static final int TRAILER = 8;

    /** Of members without a byte in a row; the JDK's stream goes on to the next one by a call within a call. */
    private static final int MOST_EMPTY = 500;

    private boolean ended;
    private int empty;

    WholeGzip(InputStream in) throws IOException {
        super(in, 1 << 16);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (empty > MOST_EMPTY) {
            throw new ZipException("it has hundreds of empty members in a row");
        }
        empty++;
        int read;
        try {
            read = super.read(into, offset, length);
        } finally {
            empty--;
        }
        if (read < 0 && !ended) {
            ended = true;
            requireNothingBehind();
        }
        return read;
    }

    /**
     * Zeros are a tape's or a copying tool's padding, line ends and end marks a careless transfer's; gzip itself passes
     * over them as well.
     */
    private void requireNothingBehind() throws IOException {
        for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
            requirePadding(buf[i]);
        }
        byte[] more = new byte[8192];
        for (int read = in.read(more); read >= 0; read = in.read(more)) {
            for (int i = 0; i < read; i++) {
                requirePadding(more[i]);
            }
        }
    }

    private static void requirePadding(byte behind) throws IOException {
        if (behind != 0 && behind != '\n' && behind != '\r' && behind != ' ' && behind != 0x1a) {
            throw new ZipException("something follows the last member");
        }
    }
}
