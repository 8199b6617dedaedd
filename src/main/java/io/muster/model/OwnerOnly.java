package io.muster.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Files that hold people's identifiers or secrets, which only the service's own user may read where the system knows
 * owners. They are so from their first moment, whatever the umask is.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /** A new file in the place of whatever was left there, in folders that are made as needed. */
    public static OutputStream create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folder(folder);
        }
        Files.deleteIfExists(file);
        Files.createFile(file, permissions(file, "rw-------"));
        return Files.newOutputStream(file);
    }

    /** A new file that only this channel reaches; where the system can, it has no name as soon as it is open. */
    public static FileChannel nameless(Path folder) throws IOException {
        folder(folder);
        return FileChannel.open(
                folder.resolve(".scratch-" + UUID.randomUUID()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                permissions(folder, "rw-------"));
    }

    /** The text as a new file in the place of whatever was left there. */
    public static void write(Path file, String text) throws IOException {
        try (OutputStream out = create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A folder with those above it, each that is missing. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions(folder, "rwx------"));
        }
    }

    /** Takes the rights of others away from what somebody else may have made. A link is left as it is. */
    public static void narrow(Path file) throws IOException {
        if (!isPosix(file) || Files.isSymbolicLink(file)) {
            return;
        }
        Set<PosixFilePermission> has = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> keeps = EnumSet.copyOf(OWNERS);
        keeps.retainAll(has);
        if (keeps.size() < has.size()) {
            Files.setPosixFilePermissions(file, keeps);
        }
    }

    /** As {@link #narrow}, where the file may be another account's, whom it is left to then. */
    public static void narrowIfOurs(Path file) throws IOException {
        try {
            narrow(file);
        } catch (FileSystemException notOurs) {
            // Only its owner changes a file's rights; the folder that it lies in keeps others out.
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw notOurs;
            }
        }
    }

    /** Whether it is the service's own user's, as far as the system knows owners; what is behind a link does not count. */
    public static boolean isOurs(Path file) throws IOException {
        return !isPosix(file)
                || Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                        .equals(probe(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), 0));
    }

    /**
     * Who we are, as this folder's file system has it: the owner of a file that we make there, which tells it also where
     * our account has no name.
     *
     * @param bytes how many are tried to be written: a full disk takes an empty file and none of its bytes
     */
    public static UserPrincipal probe(Path folder, int bytes) throws IOException {
        Path probe = folder.resolve(".probe-" + UUID.randomUUID());
        try {
            write(probe, "x".repeat(bytes));
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Whether the system knows owners and their rights. */
    public static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
