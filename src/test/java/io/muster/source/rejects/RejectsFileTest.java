package io.muster.source.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.Reason;
import io.muster.source.Chunk;
import io.muster.source.Row;
import io.muster.source.file.DropFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsFileTest {

    @TempDir
    Path folder;

    @Test
    void rejects_are_listed_with_row_and_reason() throws IOException {
        Path file = folder.resolve("vip/7.csv");
        try (RejectsFile rejects = new RejectsFile(file, List.of("id", "name"), 10)) {
            rejects.add(12, "NO_IDENTIFIER", List.of("", "Zoë, \"Z\""));
            rejects.addUnread(13, "MALFORMED_ROW", Reason.uncoded("It has more fields."), "=u1,a,b");
        }

        assertThat(Files.readString(file))
                .isEqualTo("\ufeffmuster_row,muster_reason,id,name,muster_text\r\n"
                        + "12,NO_IDENTIFIER,,\"Zoë, \"\"Z\"\"\",\r\n"
                        + "13,MALFORMED_ROW: It has more fields.,,,\"'=u1,a,b\"\r\n");
    }

    @Test
    void without_a_reject_there_is_no_file() {
        new RejectsFile(folder.resolve("vip/7.csv"), List.of("id"), 10).close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_file_has_its_name_only_once_it_is_whole() {
        Path file = folder.resolve("7.csv");
        RejectsFile rejects = new RejectsFile(file, List.of("id"), 10);
        rejects.add(1, "NO_IDENTIFIER", List.of(""));

        assertThat(file).doesNotExist();
        rejects.close();
        assertThat(folder.toFile().list()).containsExactly("7.csv");
    }

    @Test
    void nobody_else_may_read_it() throws IOException {
        Path file = folder.resolve("vip/7.csv");
        try (RejectsFile rejects = new RejectsFile(file, List.of("id"), 10)) {
            rejects.add(1, "NO_IDENTIFIER", List.of(""));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_does_not_fit_is_counted_in_the_last_line_which_is_no_row() throws IOException {
        Path file = folder.resolve("7.csv");
        try (RejectsFile rejects = new RejectsFile(file, List.of("id"), 2)) {
            for (int i = 1; i <= 1502; i++) {
                rejects.add(i, "NO_IDENTIFIER", List.of("x" + i));
            }
            assertThat(rejects.count()).isEqualTo(1502);
        }

        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .last()
                .isEqualTo(",\"and 1,500 more that are not listed here\",,");
        assertThat(DropFolder.read(file).values()).containsExactly(List.of("x1"), List.of("x2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@x",
                "\t=1",
                "\r=1",
                " =1",
                "\u00a0=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "'=1",
                "\n=1"
            })
    void no_cell_begins_a_formula(String value) throws IOException {
        Path file = folder.resolve("7.csv");
        try (RejectsFile rejects = new RejectsFile(file, List.of("id", "=name"), 10)) {
            rejects.add(1, "TOO_LONG", List.of(value, ""));
        }

        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).contains("'" + value).contains(",'=name");
    }

    @Test
    void dropped_back_it_is_known_by_its_mark_and_has_its_sources_columns() {
        Path file = folder.resolve("7.csv");
        try (RejectsFile rejects = new RejectsFile(file, List.of("ID", "=name"), 10)) {
            rejects.add(1, "TOO_LONG", List.of("-5", "'x"));
        }

        var content = DropFolder.read(file);

        assertThat(content.isRejects()).isTrue();
        assertThat(content.columns()).containsExactly("ID", "=name");
        assertThat(content.values()).containsExactly(List.of("-5", "'x"));
    }

    @Test
    void dropped_back_a_row_that_was_not_mended_is_rejected_again() {
        Path file = folder.resolve("7.csv");
        try (RejectsFile rejects = new RejectsFile(file, List.of("id", "mail"), 10)) {
            rejects.addUnread(1, "MALFORMED_ROW", Reason.uncoded("It has more fields."), "u1,a,b");
            rejects.add(2, "IDENTIFIED_DEVICE", List.of("", "dev-1"));
            rejects.add(3, "NO_IDENTIFIER", List.of("", ""));
        }

        var content = DropFolder.read(file);

        assertThat(content.columns()).containsExactly("id", "mail");
        assertThat(content.malformed()).extracting(Chunk.Malformed::text).containsExactly("u1,a,b");
        assertThat(content.rows()).extracting(Row::ofIdentified).containsExactly(true, false);
        assertThat(content.values()).containsExactly(List.of("", "dev-1"), List.of("", ""));
    }

    @Test
    void a_spreadsheet_may_have_saved_it_with_semicolons() throws IOException {
        Path file =
                Files.writeString(folder.resolve("7.csv"), "Muster_Row;muster_reason;id;;\n5;TOO_LONG;'+1;;\n;;7;;\n");

        var content = DropFolder.read(file);

        assertThat(content.isRejects()).isTrue();
        assertThat(content.values()).containsExactly(List.of("+1"), List.of("7"));
    }

    @Test
    void another_file_keeps_its_apostrophes() throws IOException {
        Path file = Files.writeString(folder.resolve("7.csv"), "id,muster_row\n'1,2\n");

        var content = DropFolder.read(file);

        assertThat(content.isRejects()).isFalse();
        assertThat(content.values()).containsExactly(List.of("'1", "2"));
    }
}
