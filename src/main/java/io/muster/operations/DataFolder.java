package io.muster.operations;

import io.muster.model.CauseChain;
import io.muster.model.OwnerOnly;
import io.muster.model.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder under which everything is kept: people's identifiers, the ledger, its passwords, programs that are run.
 * Nobody but the service's own account may look into it; it is so before anything is put there.
 */
public final class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    /** What Muster itself put there; the inbox is of those who drop files, and may be a mount of its own. */
    private static final List<String> OURS = List.of("taken", "archive", "failed", "rejects", "outbox");

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** More than what some file systems keep beside a file's name. */
    private static final int PROBED_BYTES = 8_192;

    private DataFolder() {}

    /** Makes it, closes it, and tries to write to it. */
    public static void prepare(Path data) {
        Path folder = data.toAbsolutePath();
        try {
            OwnerOnly.folder(folder);
            UserPrincipal us = OwnerOnly.probe(folder, PROBED_BYTES);
            if (OwnerOnly.isPosix(folder)) {
                close(folder, us);
            }
        } catch (FileAlreadyExistsException e) {
            throw StartException.wrongConfiguration(
                    "The data folder " + folder + " is a file. Set muster.data to a folder.");
        } catch (AccessDeniedException e) {
            throw StartException.wrongConfiguration("The data folder " + folder + " cannot be made or written to as"
                    + " the service's user. Give the folder to that user, or set muster.data to another one.");
        } catch (IOException | UncheckedIOException e) {
            throw StartException.wrongConfiguration(
                    CauseChain.isDiskFull(e)
                            ? "The disk of the data folder " + folder + " is full. Make room there, and start again."
                            : "The data folder " + folder + " cannot be made or written to ("
                                    + reason(CauseChain.root(e))
                                    + "). Look at its disk and its rights, or set muster.data to another folder.");
        }
    }

    /**
     * The data folder's own name, which nodes that share it have in common. Whichever of them is first gives it, by a
     * link, since that comes to nothing where the name is there already.
     */
    public static String name(Path data) throws IOException {
        Path file = data.resolve("place.id");
        if (!Files.exists(file)) {
            Path made = data.resolve("place-" + UUID.randomUUID() + ".part");
            OwnerOnly.write(made, UUID.randomUUID().toString());
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException other) {
                LOG.debug("place=known");
            } catch (UnsupportedOperationException | FileSystemException noLinks) {
                Files.copy(made, file);
            } finally {
                Files.delete(made);
            }
        }
        return Files.readString(file).strip();
    }

    private static void close(Path folder, UserPrincipal us) throws IOException {
        Set<PosixFilePermission> has = Files.getPosixFilePermissions(folder);
        if (has.stream().noneMatch(OF_OTHERS::contains)) {
            return;
        }
        if (!us.equals(Files.getOwner(folder))) {
            throw StartException.wrongConfiguration(("The data folder %s is open to other accounts (%s) and belongs to"
                            + " %s, so Muster cannot close it. Give it to the service's user, run chmod 700 on it, or"
                            + " set muster.data to a new folder in it.")
                    .formatted(
                            folder,
                            PosixFilePermissions.toString(has),
                            Files.getOwner(folder).getName()));
        }
        OwnerOnly.narrow(folder);
        LOG.info("data=closed folder={} reason=\"other accounts could look into it\"", folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                OwnerOnly.narrowIfOurs(each);
            }
        }
        for (String each : OURS) {
            closeAll(folder.resolve(each));
        }
    }

    private static void closeAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                OwnerOnly.narrowIfOurs(each);
            }
        }
    }

    private static String reason(Throwable e) {
        return e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : e.getClass().getSimpleName();
    }
}
