package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A step that somebody's database was made with is never edited: its tables could not be carried over any more. */
@Tag("fast")
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Path EXPECTED = Path.of("src/test/resources/migrations.sha256");

    @Test
    void every_migration_is_as_it_was_written() throws Exception {
        Map<String, String> now = new TreeMap<>();
        for (Path file : files()) {
            now.put(file.getFileName().toString(), sha256(file));
        }
        Map<String, String> expected = Files.readAllLines(EXPECTED).stream()
                .map(line -> line.split("  "))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));

        assertThat(now)
                .as(
                        "a new migration gets a line in %s: sha256sum prints it. One that is there is never edited",
                        EXPECTED)
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
