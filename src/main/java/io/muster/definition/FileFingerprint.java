package io.muster.definition;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What tells, without reading a file, whether it changed.
 *
 * @param key the file system's own number, so that a file moved over another shows even with its size and time
 */
record FileFingerprint(long size, Instant modified, String key) {
    static final FileFingerprint GONE = new FileFingerprint(-1, Instant.EPOCH, "");
    private static final FileFingerprint CLOSED = new FileFingerprint(0, Instant.EPOCH, "");

    /** The definition files of a folder, by name. Links are followed: Kubernetes mounts files as links. */
    static Map<String, FileFingerprint> in(Path folder) throws IOException {
        Map<String, FileFingerprint> stamps = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FileFingerprint::isDefinition)) {
            for (Path file : files) {
                of(file).ifPresent(stamp -> stamps.put(String.valueOf(file.getFileName()), stamp));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return stamps;
    }

    static boolean isStill(FileFingerprint before, Path file) {
        return of(file).filter(before::equals).isPresent();
    }

    /** Empty for what is no file: a folder, a link to nowhere, a file that went away since the listing. */
    static Optional<FileFingerprint> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(attributes)
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(found -> new FileFingerprint(
                            found.size(), found.lastModifiedTime().toInstant(), String.valueOf(found.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // It is there and closed to us: the reader shall try and say so, and the cohort is not removed.
            return Optional.of(CLOSED);
        }
    }

    private static boolean isDefinition(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
