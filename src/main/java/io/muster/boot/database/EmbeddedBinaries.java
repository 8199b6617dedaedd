package io.muster.boot.database;

import io.muster.model.OwnerOnly;
import io.muster.model.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL's programs, unpacked from the jar at the first start. They run as the service, so nobody else
 * may have written them: what another account owns or could write to is thrown away and unpacked anew.
 */
final class EmbeddedBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBinaries.class);

    private final Path folder;

    EmbeddedBinaries(Path folder) {
        this.folder = folder;
    }

    /** Before they are run. Afterwards the folder is there, and others cannot look into it while it is filled. */
    void check() throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && OwnerOnly.isPosix(folder) && !isOursAlone()) {
            LOG.warn(
                    "database=binaries action=\"they are unpacked anew\" reason=\"another account owns {}, or could"
                            + " write to it\"",
                    folder);
            delete();
        }
        OwnerOnly.folder(folder);
    }

    /** After the library has unpacked them, which leaves its folder open to everybody. */
    void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                OwnerOnly.narrow(each);
            }
        }
    }

    private boolean isOursAlone() throws IOException {
        if (Files.isSymbolicLink(folder)) {
            return false;
        }
        UserPrincipal us = OwnerOnly.probe(folder.toAbsolutePath().resolveSibling("."), 0);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                if (!us.equals(Files.getOwner(each, LinkOption.NOFOLLOW_LINKS)) || isWritableToOthers(each)) {
                    return false;
                }
            }
            return true;
        } catch (UncheckedIOException notToBeRead) {
            return false;
        }
    }

    private static boolean isWritableToOthers(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return false;
        }
        Set<PosixFilePermission> has = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        return has.contains(PosixFilePermission.GROUP_WRITE) || has.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : inside) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartException(
                    "Another account owns or could write to " + folder + ", from where the database's programs are run,"
                            + " and it cannot be deleted. Delete it as its owner, and start again.",
                    e);
        }
    }
}
