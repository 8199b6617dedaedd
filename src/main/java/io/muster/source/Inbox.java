package io.muster.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of dropped files: {@code inbox/<cohort>}, {@code archive/<cohort>}, {@code failed/<cohort>} and
 * {@code rejects/<cohort>}. Every move is one rename within the data folder, so that a file is always in exactly one
 * of them. Names come from the file system and from definitions' ids, never from a request.
 */
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** File systems take 255 bytes; the import's number and what is put behind a name have to fit in as well. */
    private static final int MOST_NAME_BYTES = 180;

    /** Where files of folders without a definition go. */
    public static final String UNKNOWN = "_unknown";

    private final Path data;

    public Inbox(Path data) {
        this.data = data;
    }

    /** What a file was when it was looked at: another size or time means that somebody wrote to it since. */
    public record Stamp(long size, Instant modified) {}

    public Path waiting(String cohort, String file) {
        return folder("inbox", cohort).resolve(file);
    }

    public Path archived(String cohort, long importId, String file) {
        return folder("archive", cohort).resolve(numbered(importId, file));
    }

    public Path rejects(String cohort, long importId) {
        return folder("rejects", cohort).resolve(importId + ".csv");
    }

    /** The file as it lies there now. */
    public Stamp stamp(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        return new Stamp(Files.size(file), modified.toInstant());
    }

    /** Makes a cohort's folder, so that people see where to drop. */
    public void prepare(String cohort) throws IOException {
        Files.createDirectories(folder("inbox", cohort));
    }

    /** Its changes are planned or parked: whatever Braze answers, the file has done its part. */
    public void archive(String cohort, long importId, String file) throws IOException {
        Path from = waiting(cohort, file);
        // An import that goes on after a kill may have done it already.
        if (Files.exists(from)) {
            move(from, archived(cohort, importId, file));
        }
    }

    /** The file could not be imported: it goes to {@code failed/} with the reason beside it. */
    public void fail(String cohort, long importId, String file, String reason) throws IOException {
        Path from = waiting(cohort, file);
        if (Files.exists(from)) {
            Path to = folder("failed", cohort).resolve(numbered(importId, file));
            explain(to, reason);
            move(from, to);
        }
    }

    /** A file in a folder that no definition names. */
    public void failUnknown(Path from, String cohort, long importId, String reason) throws IOException {
        Path to = folder("failed", UNKNOWN).resolve(numbered(importId, cohort + "-" + from.getFileName()));
        Files.createDirectories(to.getParent());
        explain(to, reason);
        move(from, to);
    }

    /** The end of a name that is too long is kept, since it says what the file is. */
    private static String numbered(long importId, String name) {
        String kept = name;
        while (kept.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
            kept = kept.substring(kept.offsetByCodePoints(0, 1));
        }
        return importId + "-" + kept;
    }

    /** The history has the reason too, so a full disk, where a move works and a write does not, ends nothing here. */
    private static void explain(Path file, String reason) {
        Path beside = file.resolveSibling(file.getFileName() + ".error.txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(beside, reason + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn(
                    "file=unexplained reason=\"{}\" action=\"make room; the history says why it failed\"",
                    e.getClass().getSimpleName());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            // The inbox may be a mount of its own: copied whole first, then gone from the inbox.
            Path part = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
    }

    private Path folder(String kind, String cohort) {
        return data.resolve(kind).resolve(cohort);
    }
}
