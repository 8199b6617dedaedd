package io.muster.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold people's identifiers, which only the service's own user may read where the system knows owners. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** A new file in the place of whatever was left there, in folders that are made as needed. */
    static OutputStream create(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, permissions(posix, "rwx------"));
        }
        Files.deleteIfExists(file);
        Files.createFile(file, permissions(posix, "rw-------"));
        return Files.newOutputStream(file);
    }

    private static FileAttribute<?>[] permissions(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
