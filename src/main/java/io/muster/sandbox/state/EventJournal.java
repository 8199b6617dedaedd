package io.muster.sandbox.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file of events by which a workspace outlives its process. When a method returns, the system has the event: a
 * killed process loses nothing, a machine without power may. Guarded by the workspace's lock.
 */
public final class EventJournal implements WorkspaceEvents, AutoCloseable {

    private final Path path;
    private RandomAccessFile file;
    /** Where the last whole line ends; what stands behind it was never answered. */
    private long end;

    private EventJournal(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** Only this process uses the file until it is closed. */
    public static EventJournal open(Path path) {
        try {
            return new EventJournal(path, LockedFile.open(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be opened: " + e, e);
        }
    }

    /** Tells what was written; a torn last line is none. */
    void replay(WorkspaceEvents to) {
        long number = 1;
        try {
            long length = file.length();
            // Closing it would close the file.
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(file.getChannel()), StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                long after = end + line.length() + 1;
                if (after > length) {
                    break;
                }
                EventJson.read(line.getBytes(StandardCharsets.ISO_8859_1), to);
                end = after;
            }
        } catch (ContractViolation e) {
            throw new IllegalStateException(
                    "line " + number + " of the journal " + path + " is none of the sandbox: " + e.sentence()
                            + "; move the file away to begin anew",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** In place of all that was written stands what the teller tells, or on a failure what stood there before. */
    void rewrite(Consumer<WorkspaceEvents> teller) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            EventJournal rewritten = new EventJournal(fresh, LockedFile.create(fresh));
            try {
                teller.accept(rewritten);
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | RuntimeException e) {
                rewritten.close();
                throw e;
            }
            file.close();
            file = rewritten.file;
            end = rewritten.end;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be rewritten: " + e, e);
        }
    }

    @Override
    public void created(String cohort, String name, Instant createdAt) {
        append(EventJson.created(cohort, name, createdAt));
    }

    @Override
    public void changed(String cohort, List<RequestedChange> changes) {
        append(EventJson.changed(cohort, changes));
    }

    @Override
    public void renamed(UserDirectory.Renaming renaming) {
        append(EventJson.renamed(renaming));
    }

    void clear() {
        try {
            file.setLength(0);
            end = 0;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void append(byte[] line) {
        try {
            // A line that a full disk tore would run into this one.
            if (file.length() > end) {
                file.setLength(end);
            }
            file.seek(end);
            file.write(line);
            end += line.length;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the journal " + path + " cannot be written: " + e.getMessage(), e);
    }
}
