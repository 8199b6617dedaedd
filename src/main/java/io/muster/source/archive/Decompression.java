package io.muster.source.archive;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.SourceException;
import io.muster.source.text.SourceLocation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes on their way: what is cut off or damaged, or grows like no honest text, fails the file. Text packs by
 * 3 to 30 times, and a format's best is a little over 1,000.
 */
final class Decompression extends FilterInputStream {

    private static final int MOST_TIMES = 1000;
    /** A small file of one repeated row may pack better than any limit, and does no harm. */
    private static final long ALLOWANCE = 1 << 20;

    private final SourceLocation location;
    private final Measure measure;

    Decompression(InputStream in, SourceLocation location, Measure measure) {
        super(in);
        this.location = location;
        this.measure = measure;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read;
        try {
            read = super.read(into, offset, length);
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.ARCHIVE_DAMAGED_WITHIN, location.whole()), e);
        }
        measure.add(Math.max(read, 0), location);
        return read;
    }

    /** What a file has unpacked to so far, over all of its entries. */
    static final class Measure {

        private final long packed;
        private final long most;
        private long unpacked;

        Measure(long packed, long most) {
            this.packed = packed;
            this.most = most;
            requireFewer(packed, SourceLocation.FILE);
        }

        private void add(int bytes, SourceLocation location) {
            unpacked += bytes;
            requireFewer(unpacked, location);
            if (unpacked > ALLOWANCE && unpacked / MOST_TIMES >= packed) {
                throw new SourceException(ReasonCode.ARCHIVE_BOMB, location.whole());
            }
        }

        private void requireFewer(long bytes, SourceLocation location) {
            if (bytes > most) {
                throw new SourceException(ReasonCode.FILE_TOO_LARGE, location.whole(), Long.toString(most >> 20));
            }
        }
    }
}
