package io.muster.source.archive;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.SourceException;
import io.muster.source.text.SourceLocation;
import io.muster.source.text.TextPart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The texts in a dropped file, one after the other: one for a plain file or a gzip, one an entry for a zip. */
public interface ArchiveParts extends AutoCloseable {

    /** The next one, or null after the last. The one before is not read any more. */
    @Nullable
    TextPart next();

    @Override
    void close();

    /** What is packed is known by its first bytes; names lie. */
    static ArchiveParts of(Path file, long mostBytes) {
        try {
            Decompression.Measure measure = new Decompression.Measure(Files.size(file), mostBytes);
            if (FileSignature.of(head(file)) == FileSignature.ZIP) {
                return ZipParts.open(file, measure);
            }
            return SinglePart.open(file, measure);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The system does not let us: its own words name the file's whole path, so only their kind is told. */
    static SourceException unreadable(IOException e) {
        Reason why = e instanceof AccessDeniedException
                ? Reason.of(ReasonCode.FILE_NOT_ALLOWED)
                : Reason.of(ReasonCode.FILE_NOT_READ, e.getClass().getSimpleName());
        return new SourceException(why, e);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(FileSignature.BYTES);
        }
    }

    /** {@code unpacked} as a part, once its first bytes say that it is text. */
    static TextPart text(SourceLocation location, InputStream unpacked) {
        BufferedInputStream bytes = new BufferedInputStream(unpacked, 1 << 16);
        try {
            bytes.mark(FileSignature.BYTES);
            FileSignature magic = FileSignature.of(bytes.readNBytes(FileSignature.BYTES));
            bytes.reset();
            if (magic != null) {
                throw new SourceException(magic.reason(location));
            }
            return new TextPart(location, bytes);
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.FILE_PART_NOT_READ, location.whole()), e);
        }
    }
}
