package io.muster.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** A zip entry whose checksum is compared at its end, which a zip that is read by its directory does not do itself. */
final class CheckedZipEntry extends CheckedInputStream {

    private final long expected;

    CheckedZipEntry(InputStream in, ZipEntry entry) {
        super(in, new CRC32());
        this.expected = entry.getCrc();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read < 0 && expected != getChecksum().getValue()) {
            throw new ZipException("the checksum differs");
        }
        return read;
    }
}
