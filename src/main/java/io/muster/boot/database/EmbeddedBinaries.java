package io.muster.boot.database;

import io.muster.model.OwnerOnly;
import io.muster.model.StartException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The embedded PostgreSQL's programs, unpacked from the jar at the first start. They run as the service, so nobody else
 * may have written them: what another account owns or could write to is thrown away and unpacked again.
 */
final class EmbeddedBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBinaries.class);

    private static final int EXECUTABLE = 0b001_000_000;

    private final Path folder;

    EmbeddedBinaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Those of this Muster, which are unpacked where they are not there yet. Until they are whole they have another
     * name, so that a process that is killed leaves none in halves.
     *
     * @return their folder
     */
    Path programs() throws IOException {
        check();
        byte[] archive;
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine())) {
            archive = packed.readAllBytes();
        }
        Path version = folder.resolve("PG-" + digest(archive));
        // An earlier version unpacked them in their place, and made this file last.
        if (!Files.exists(version.resolve(".exists"))) {
            delete(version);
            Path part = folder.resolve(UUID.randomUUID() + ".part");
            unpack(archive, part);
            OwnerOnly.write(part.resolve(".exists"), "");
            Files.move(part, version, StandardCopyOption.ATOMIC_MOVE);
        }
        return version.resolve("bin").toAbsolutePath();
    }

    /** Afterwards the folder is there, and nobody else can look into it. */
    private void check() throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && OwnerOnly.isPosix(folder) && !isOursAlone()) {
            LOG.warn(
                    "database=binaries action=\"they are unpacked anew\" reason=\"another account owns {}, or could"
                            + " write to it\"",
                    folder);
            delete(folder);
        }
        OwnerOnly.folder(folder);
        OwnerOnly.narrow(folder);
    }

    private static void unpack(byte[] archive, Path to) throws IOException {
        OwnerOnly.folder(to);
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = to.resolve(entry.getName()).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("an archive of programs that leads out of its folder");
                }
                if (entry.isDirectory()) {
                    OwnerOnly.folder(file);
                } else if (entry.isSymbolicLink()) {
                    OwnerOnly.folder(file.resolveSibling(""));
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    try (OutputStream out = OwnerOnly.create(file)) {
                        entries.transferTo(out);
                    }
                    if ((entry.getMode() & EXECUTABLE) != 0 && !file.toFile().setExecutable(true)) {
                        throw new IOException(file + " could not be made a program");
                    }
                }
            }
        }
    }

    /** Names the version; nothing is guarded by it. */
    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "");
        return name.startsWith("Mac") ? "Darwin" : name.startsWith("Windows") ? "Windows" : "Linux";
    }

    private static String machine() {
        String name = System.getProperty("os.arch", "");
        return name.equals("amd64") ? "x86_64" : name;
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

    private void delete(Path what) {
        if (!Files.exists(what, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(what)) {
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
