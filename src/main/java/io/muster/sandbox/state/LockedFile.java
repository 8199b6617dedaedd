package io.muster.sandbox.state;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A file of people's identifiers: its owner alone may read it where the system knows owners, one process opens it. */
final class LockedFile {

    private LockedFile() {}

    static RandomAccessFile open(Path path) throws IOException {
        return Files.exists(path) ? locked(path) : create(path);
    }

    /** In a folder that is made as needed; none may be there yet. */
    static RandomAccessFile create(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, only(posix, "rwx------"));
        }
        Files.createFile(path, only(posix, "rw-------"));
        return locked(path);
    }

    private static FileAttribute<?>[] only(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static RandomAccessFile locked(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        if (lock(file) == null) {
            file.close();
            throw new IllegalStateException("another sandbox has " + path + " open; stop it, or name another journal");
        }
        return file;
    }

    private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
