package io.muster.source.file;

import io.muster.source.Chunk;
import io.muster.source.FileRows;
import io.muster.source.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder to drop files into, and what comes out of them. */
public final class DropFolder {

    public static final Set<String> MAPPED = Set.of("id", "mail");

    private final Path folder;

    public DropFolder(Path folder) {
        this.folder = folder;
    }

    /** What a file gives when it is read to its end. */
    public record Content(List<String> columns, boolean isRejects, List<Row> rows, List<Chunk.Malformed> malformed) {
        public List<List<String>> values() {
            return rows.stream().map(Row::values).toList();
        }

        List<Long> numbers() {
            return rows.stream().map(Row::number).toList();
        }
    }

    Content read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    Content read(byte[] bytes) {
        return read(drop(bytes));
    }

    public static Content read(Path file) {
        try (FileRows rows = FileSource.open(file, MAPPED, 3)) {
            List<Row> good = new ArrayList<>();
            List<Chunk.Malformed> malformed = new ArrayList<>();
            for (Iterator<Chunk> each = rows; each.hasNext(); ) {
                Chunk chunk = each.next();
                good.addAll(chunk.rows());
                malformed.addAll(chunk.malformed());
            }
            return new Content(rows.columns(), rows.isRejects(), good, malformed);
        }
    }

    public Path drop(byte[] bytes) {
        try {
            return Files.write(folder.resolve("dropped"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
