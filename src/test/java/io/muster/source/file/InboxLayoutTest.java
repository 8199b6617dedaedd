package io.muster.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where files go, and that none is ever put in another one's place. */
@Tag("fast")
class InboxLayoutTest {

    @TempDir
    private Path data;

    static Stream<String> names() {
        return Stream.of(
                "list.csv",
                "Größe ß 表.csv",
                Normalizer.normalize("Größe.csv", Normalizer.Form.NFD),
                "x".repeat(255),
                "ü".repeat(127),
                "表".repeat(85),
                "a b\n\"c'.csv",
                "list.csv.error.txt",
                "-rf",
                ".earlier-1");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_file_that_lies_there_under_the_same_name_is_kept(String name) throws IOException {
        InboxLayout inbox = new InboxLayout(data);
        for (String text : List.of("first", "second", "third")) {
            taken(inbox, name, text);
            inbox.fail("vip", 7, name, "Why the " + text + " failed.");
            taken(inbox, name, text);
            inbox.archive("vip", 7, name);
        }

        assertThat(texts("archive/vip")).containsExactlyInAnyOrder("first", "second", "third");
        assertThat(texts("failed/vip"))
                .containsExactlyInAnyOrder(
                        "first",
                        "second",
                        "third",
                        "Why the first failed.\n",
                        "Why the second failed.\n",
                        "Why the third failed.\n");
        assertThat(Files.readString(inbox.archived("vip", 7, name)))
                .as("its own name has the one that the history means")
                .isEqualTo("third");
        assertThat(Files.readString(inbox.failed("vip", 7, name))).isEqualTo("third");
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_put_aside_takes_nobody_s_place(String name) throws IOException {
        InboxLayout inbox = new InboxLayout(data);
        inbox.prepare("vip");
        for (String text : List.of("first", "second")) {
            Path dropped = inbox.folder().resolve("vip").resolve(name);
            Files.writeString(dropped, text);
            try (InboxFolder folder = InboxFolder.open(inbox.folder(), Path.of("vip"))) {
                inbox.putAside(folder, dropped.getFileName(), inbox.failedUnknown("vip", 3, name), "Why.");
            }
        }

        assertThat(texts("failed/_unknown")).containsExactlyInAnyOrder("first", "second", "Why.\n", "Why.\n");
    }

    @Test
    void a_folder_or_a_link_that_stands_in_the_place_steps_aside_too() throws IOException {
        InboxLayout inbox = new InboxLayout(data);
        Path elsewhere = Files.writeString(data.resolve("elsewhere"), "precious");
        Path to = inbox.archived("vip", 7, "list.csv");
        Files.createDirectories(to.getParent());
        Files.createSymbolicLink(to, elsewhere);
        taken(inbox, "list.csv", "new");
        inbox.archive("vip", 7, "list.csv");
        assertThat(elsewhere).hasContent("precious");
        assertThat(to).isRegularFile().hasContent("new");

        Path other = inbox.archived("vip", 8, "list.csv");
        Files.createDirectory(other);
        Files.writeString(
                Files.createDirectories(inbox.taken("vip", 8, "list.csv").getParent())
                        .resolve("8-list.csv"),
                "x");
        inbox.archive("vip", 8, "list.csv");
        assertThat(other).isRegularFile();
    }

    @Test
    void a_file_with_another_name_keeps_the_rights_that_it_has_there() throws IOException {
        InboxLayout inbox = new InboxLayout(data);
        Path theirs = Files.writeString(data.resolve("theirs"), "x");
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rw-r--r--"));
        Path taken = inbox.taken("vip", 7, "list.csv");
        Files.createDirectories(taken.getParent());
        Files.createLink(taken, theirs);
        inbox.fail("vip", 7, "list.csv", "Why.");
        taken(inbox, "own.csv", "x");
        Files.setPosixFilePermissions(inbox.taken("vip", 7, "own.csv"), PosixFilePermissions.fromString("rw-rw-rw-"));
        inbox.fail("vip", 7, "own.csv", "Why.");

        assertThat(mode(theirs)).isEqualTo("rw-r--r--");
        assertThat(mode(inbox.failed("vip", 7, "own.csv"))).isEqualTo("rw-------");
        assertThat(mode(data.resolve("failed/vip"))).isEqualTo("rwx------");
    }

    private static void taken(InboxLayout inbox, String name, String text) throws IOException {
        Path file = inbox.taken("vip", 7, name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> texts(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(InboxLayoutTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
