package io.muster.source.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * One folder of the inbox, opened without following a link, and held open: what is looked at and moved is in the very
 * folder that was opened, even when somebody puts a link in its place meanwhile. Used by one thread.
 */
public final class InboxFolder implements AutoCloseable {

    /** Where a file waits when its folder is a disk of its own, so that taking it is one rename there too. */
    static final String ASIDE = ".taken";

    private final Path folder;
    private final DirectoryStream<Path> stream;

    private InboxFolder(Path folder, DirectoryStream<Path> stream) {
        this.folder = folder;
        this.stream = stream;
    }

    /** What lies there, links not followed. */
    public record InboxEntry(Path name, InboxEntryKind kind, InboxLayout.Stamp stamp) {}

    /** What an entry is. */
    public enum InboxEntryKind {
        FILE,
        FOLDER,
        LINK,
        /** A pipe, a device or a socket: opening it may never end. */
        OTHER
    }

    /** @throws NotDirectoryException when it is a link or no folder at all */
    public static InboxFolder open(Path inbox, Path name) throws IOException {
        DirectoryStream<Path> above = Files.newDirectoryStream(inbox);
        if (!(above instanceof SecureDirectoryStream<Path> secure)) {
            above.close();
            return plain(inbox.resolve(name));
        }
        try (secure) {
            BasicFileAttributes there = secure.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            if (!there.isDirectory()) {
                throw new NotDirectoryException(name.toString());
            }
            return new InboxFolder(inbox.resolve(name), secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private static InboxFolder plain(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(folder.toString());
        }
        return new InboxFolder(folder, Files.newDirectoryStream(folder));
    }

    /** All that lies there; once. What goes away meanwhile is left out. */
    public List<InboxEntry> entries() throws IOException {
        List<InboxEntry> entries = new ArrayList<>();
        try {
            for (Path each : stream) {
                Path name = each.getFileName();
                try {
                    BasicFileAttributes attributes = attributes(name);
                    entries.add(new InboxEntry(name, kind(attributes), InboxLayout.Stamp.of(attributes)));
                } catch (NoSuchFileException gone) {
                    // Somebody else was quicker.
                    continue;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /**
     * Takes an entry out, by one rename that follows nothing.
     *
     * @param to where to; its folder is made
     * @return where it lies now: {@code to}, or beside its folder where that is another disk
     * @throws NoSuchFileException when it is gone, or another node was quicker
     */
    public Path take(Path name, Path to) throws IOException {
        try {
            InboxLayout.makeFolder(parent(to));
            InboxLayout.keepEarlier(to);
            rename(name, to);
            InboxLayout.narrow(to);
            return to;
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Path aside = folder.resolve(ASIDE).resolve(String.valueOf(to.getFileName()));
            try {
                InboxLayout.makeOwnFolder(parent(aside));
                InboxLayout.keepEarlier(aside);
            } catch (FileSystemException e) {
                throw new UnmovableException(e);
            }
            rename(name, aside);
            InboxLayout.narrow(aside);
            return aside;
        }
    }

    /** The folder's owner does not let us, or its disk: the file stays where it is. */
    public static final class UnmovableException extends IOException {
        private static final long serialVersionUID = 1;

        UnmovableException(IOException cause) {
            super(cause);
        }

        /** In a word or two; the system's own words name the whole path. */
        public String kind() {
            Throwable cause = getCause();
            String said = cause instanceof FileSystemException system ? String.valueOf(system.getReason()) : "";
            return cause instanceof AccessDeniedException
                    ? "Permission denied"
                    : said.matches("[A-Z][a-z -]+")
                            ? said
                            : String.valueOf(
                                    cause == null ? "" : cause.getClass().getSimpleName());
        }
    }

    private void rename(Path name, Path to) throws IOException {
        try {
            renameWithin(name, to);
        } catch (NoSuchFileException | AtomicMoveNotSupportedException known) {
            throw known;
        } catch (FileSystemException e) {
            throw new UnmovableException(e);
        }
    }

    private void renameWithin(Path name, Path to) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            // Beside the files whoever drops them could put a link in its place.
            boolean isBeside = parent(to).equals(folder.resolve(ASIDE));
            try (DirectoryStream<Path> target = isBeside
                    ? secure.newDirectoryStream(Path.of(ASIDE), LinkOption.NOFOLLOW_LINKS)
                    : Files.newDirectoryStream(parent(to))) {
                if (target instanceof SecureDirectoryStream<Path> there) {
                    secure.move(name, there, to.getFileName());
                    return;
                }
            }
        }
        Files.move(folder.resolve(name), to, StandardCopyOption.ATOMIC_MOVE);
    }

    private BasicFileAttributes attributes(Path name) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        }
        return Files.readAttributes(folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    static InboxEntryKind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return InboxEntryKind.LINK;
        }
        if (attributes.isDirectory()) {
            return InboxEntryKind.FOLDER;
        }
        return attributes.isRegularFile() ? InboxEntryKind.FILE : InboxEntryKind.OTHER;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new NotDirectoryException(file.toString());
        }
        return parent;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
