package io.muster.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The data folder, as people see it who drop files and look where they went. */
final class DataFolders {

    /** Old enough that nobody need wait for it to stop growing. */
    private static final Duration AGE = Duration.ofMinutes(1);

    private final Path data;

    DataFolders(Path data) {
        this.data = data;
    }

    Path data() {
        return data;
    }

    /** Puts a file into the cohort's inbox in one move. */
    void drop(String cohort, String file, byte[] bytes) {
        drop(cohort, file, bytes, AGE);
    }

    void drop(String cohort, String file, String text) {
        drop(cohort, file, text.getBytes(StandardCharsets.UTF_8));
    }

    void drop(String cohort, String file, String text, Duration age) {
        drop(cohort, file, text.getBytes(StandardCharsets.UTF_8), age);
    }

    private void drop(String cohort, String file, byte[] bytes, Duration age) {
        try {
            Path made = Files.createTempFile(Files.createDirectories(data.resolve("made")), "", "");
            Files.write(made, bytes);
            Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(age)));
            Files.createDirectories(inboxOf(cohort));
            Files.move(made, inbox(cohort, file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path inboxOf(String cohort) {
        return data.resolve("inbox").resolve(cohort);
    }

    Path inbox(String cohort, String file) {
        return inboxOf(cohort).resolve(file);
    }

    List<String> inbox(String cohort) {
        return names("inbox/" + cohort);
    }

    /** What was taken out of the inbox and is not planned yet, by its import's number. */
    List<String> taken(String cohort) {
        return names("taken/" + cohort);
    }

    List<String> archive(String cohort) {
        return names("archive/" + cohort);
    }

    List<String> failed(String cohort) {
        return names("failed/" + cohort);
    }

    List<String> rejects(String cohort) {
        return names("rejects/" + cohort);
    }

    List<String> outbox() {
        return names("outbox");
    }

    /** The text of a file, such as {@code rejects/vip/7.csv}. */
    String text(String path) {
        try {
            return Files.readString(data.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(String folder) {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
