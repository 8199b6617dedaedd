package io.muster.source.file;

import io.muster.source.FileRows;
import io.muster.source.SourceException;
import io.muster.source.archive.ArchiveParts;
import io.muster.source.text.FileColumns;
import io.muster.source.text.MappedColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Dropped files: CSV in its dialects, lines or an array of JSON objects, plain or packed. */
public final class FileSource {

    public static final int CHUNK_ROWS = 2000;

    private FileSource() {}

    /**
     * Opens a file, which must not change until it is closed. What it holds is told by its content, not by its name.
     *
     * @param columns what the definition names; a file without any of the mapped ones is the wrong file
     * @param chunkRows how many rows a chunk has at most
     * @throws SourceException when its beginning already shows that it cannot be read
     */
    public static FileRows open(Path file, FileColumns columns, int chunkRows) {
        return open(file, columns, chunkRows, Long.MAX_VALUE);
    }

    /** @param mostBytes one that holds more, unpacked, is refused */
    public static FileRows open(Path file, FileColumns columns, int chunkRows, long mostBytes) {
        return DroppedFile.open(file, MappedColumns.of(columns), chunkRows, mostBytes);
    }

    /** A file whose mapped columns all identify people. */
    public static FileRows open(Path file, Set<String> mapped, int chunkRows) {
        return open(file, new FileColumns(mapped, mapped, false), chunkRows, Long.MAX_VALUE);
    }

    /** The SHA-256 of the file's bytes as hex digits: whether two files are the same is decided byte for byte. */
    public static String hash(Path file) {
        try (InputStream raw = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream in = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw ArchiveParts.unreadable(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
