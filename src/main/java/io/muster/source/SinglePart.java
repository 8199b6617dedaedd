package io.muster.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A plain file or a gzip: one text. */
final class SinglePart implements Parts {

    private final InputStream raw;
    private @Nullable Part part;

    private SinglePart(InputStream raw, Part part) {
        this.raw = raw;
        this.part = part;
    }

    static Parts open(Path file, Unpacked.Measure measure) throws IOException {
        BufferedInputStream raw =
                new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16);
        try {
            raw.mark(Magic.BYTES);
            Magic magic = Magic.of(raw.readNBytes(Magic.BYTES));
            raw.reset();
            InputStream text = magic == Magic.GZIP ? unzipped(raw, measure) : raw;
            return new SinglePart(raw, Parts.text(Place.FILE, text));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unzipped(InputStream raw, Unpacked.Measure measure) {
        try {
            return new Unpacked(new WholeGzip(raw), Place.FILE, measure);
        } catch (IOException e) {
            throw new SourceException("The file is cut off or damaged and cannot be unpacked; copy it again.", e);
        }
    }

    @Override
    public @Nullable Part next() {
        Part next = part;
        part = null;
        return next;
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            throw new SourceException("The file could not be closed.", e);
        }
    }
}
