package io.muster.definition;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells, without reading a file, whether it changed.
 *
 * @param key the file system's own number, so that a file moved over another shows even with its size and time
 */
record Stamp(long size, Instant modified, String key) {
    static final Stamp GONE = new Stamp(-1, Instant.EPOCH, "");

    /** The definition files of a folder, by name. Links are followed: Kubernetes mounts files as links. */
    static Map<String, Stamp> in(Path folder) throws IOException {
        Map<String, Stamp> stamps = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Stamp::isDefinition)) {
            for (Path file : files) {
                // A link to nowhere, or a file that went away since the listing, is no file.
                if (Files.isRegularFile(file)) {
                    stamps.put(String.valueOf(file.getFileName()), at(file));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return stamps;
    }

    static boolean isStill(Stamp before, Path file) {
        try {
            return at(file).equals(before);
        } catch (IOException e) {
            // It is gone or closed to us: not as it was.
            return false;
        }
    }

    private static Stamp at(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
                attributes.size(), attributes.lastModifiedTime().toInstant(), String.valueOf(attributes.fileKey()));
    }

    private static boolean isDefinition(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
