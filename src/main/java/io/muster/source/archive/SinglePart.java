package io.muster.source.archive;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.SourceException;
import io.muster.source.text.SourceLocation;
import io.muster.source.text.TextPart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A plain file or a gzip: one text. */
final class SinglePart implements ArchiveParts {

    private final InputStream raw;
    private @Nullable TextPart part;

    private SinglePart(InputStream raw, TextPart part) {
        this.raw = raw;
        this.part = part;
    }

    static ArchiveParts open(Path file, Decompression.Measure measure) throws IOException {
        BufferedInputStream raw =
                new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16);
        try {
            raw.mark(FileSignature.BYTES);
            FileSignature magic = FileSignature.of(raw.readNBytes(FileSignature.BYTES));
            raw.reset();
            InputStream text = magic == FileSignature.GZIP ? unzipped(raw, measure) : raw;
            return new SinglePart(raw, ArchiveParts.text(SourceLocation.FILE, text));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unzipped(InputStream raw, Decompression.Measure measure) {
        try {
            return new Decompression(new WholeGzip(raw), SourceLocation.FILE, measure);
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.ARCHIVE_DAMAGED), e);
        }
    }

    @Override
    public @Nullable TextPart next() {
        TextPart next = part;
        part = null;
        return next;
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.FILE_NOT_CLOSED), e);
        }
    }
}
