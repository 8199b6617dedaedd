package io.muster.source.file;

import static io.muster.source.file.DropFolder.bytes;
import static io.muster.source.file.DropFolder.gzip;
import static io.muster.source.file.DropFolder.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.source.Row;
import io.muster.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFileTest {

    @TempDir
    Path folder;

    DropFolder inbox;

    @BeforeEach
    void openInbox() {
        inbox = new DropFolder(folder);
    }

    @Test
    void a_gzip_is_known_by_its_bytes() {
        assertThat(inbox.read(gzip(bytes("id\n1\n"))).values()).containsExactly(List.of("1"));
    }

    @Test
    void members_of_a_gzip_are_read_one_after_the_other() {
        assertThat(inbox.read(joined(gzip(bytes("id\n1\n")), gzip(bytes("2\n"))))
                        .values())
                .containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void a_packed_utf_16_file_is_read_by_its_mark() {
        assertThat(inbox.read(gzip(bytes("\ufeffid\nZoë 😀\n", StandardCharsets.UTF_16LE)))
                        .values())
                .containsExactly(List.of("Zoë 😀"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400})
    void empty_members_of_a_gzip_are_passed_over(int empty) {
        assertThat(inbox.read(joined(gzip(bytes("id\n1\n")), joined(members(empty), gzip(bytes("2\n")))))
                        .values())
                .containsExactly(List.of("1"), List.of("2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 20_000, 100_000})
    void hundreds_of_empty_members_are_no_gzip_that_anybody_packed(int empty) {
        assertThatThrownBy(() -> inbox.read(joined(gzip(bytes("id\n1\n")), joined(members(empty), gzip(bytes("2\n"))))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> inbox.read(members(empty))).isInstanceOf(SourceException.class);
    }

    private static byte[] members(int empty) {
        byte[] one = gzip(new byte[0]);
        byte[] all = new byte[one.length * empty];
        for (int i = 0; i < empty; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }

    @Test
    void a_gzip_that_is_cut_anywhere_fails() {
        byte[] whole = gzip(bytes("id\n" + random(20_000)));
        for (int length : new int[] {3, 9, 12, 500, whole.length / 2, whole.length - 9, whole.length - 1}) {
            assertThatThrownBy(() -> inbox.read(Arrays.copyOf(whole, length)))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cut off or damaged");
        }
    }

    @Test
    void a_gzip_that_is_cut_in_a_later_members_head_fails() {
        byte[] cut = joined(gzip(bytes("id\n1\n")), Arrays.copyOf(gzip(bytes("2\n")), 7));

        assertThatThrownBy(() -> inbox.read(cut))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void zeros_behind_a_gzip_are_padding() {
        assertThat(inbox.read(joined(gzip(bytes("id\n1\n")), new byte[512])).values())
                .hasSize(1);
    }

    @Test
    void entries_of_a_zip_are_read_one_after_the_other() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/", new byte[0]);
        entries.put("a/1.csv", bytes("id,name\n1,a\n"));
        entries.put("__MACOSX/a/._1.csv", new byte[] {0, 5, 22, 7});
        entries.put("a/.DS_Store", new byte[] {0, 0, 0, 1});
        entries.put("2.csv", bytes("\ufeffNAME;ID\nb;2\n"));
        entries.put("3.ndjson", bytes("{\"id\":3,\"name\":\"c\"}"));

        var content = inbox.read(zip(entries));

        assertThat(content.columns()).containsExactly("id", "name");
        assertThat(content.values()).containsExactly(List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id\n2\n", "id,name,x\n2,b,c\n", "id,mail\n2,b\n"})
    void an_entry_with_other_columns_fails_the_file(String second) {
        byte[] zip = zip(ordered("1.csv", "id,name\n1,a\n", "two.csv", second));

        assertThatThrownBy(() -> inbox.read(zip))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("The entry two.csv has other columns");
    }

    @Test
    void an_entrys_lines_are_named_with_it() {
        byte[] zip = zip(ordered("1.csv", "id\n1\n", "two.csv", "id\n1\n\"2\n"));

        assertThatThrownBy(() -> inbox.read(zip)).hasMessageStartingWith("Line 3 of the entry two.csv opens a quote");
    }

    @Test
    void an_empty_entry_fails_the_file() {
        assertThatThrownBy(() -> inbox.read(zip(ordered("1.csv", "id\n1\n", "two.csv", ""))))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("The entry two.csv is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../1.csv", "a/../../1.csv", "/etc/1.csv", "..\\1.csv", "C:\\1.csv", "a/.."})
    void a_name_that_points_outside_fails_the_file(String name) {
        assertThatThrownBy(() -> inbox.read(zip(Map.of(name, bytes("id\n1\n")))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("points outside");
    }

    @Test
    void a_zip_without_a_file_fails() {
        assertThatThrownBy(() -> inbox.read(zip(Map.of("a/", new byte[0])))).hasMessageContaining("holds no file");
        assertThatThrownBy(() -> inbox.read(zip(Map.of()))).hasMessageContaining("without a file");
    }

    @Test
    void a_workbook_is_told_to_be_saved_as_csv() {
        byte[] workbook = zip(Map.of("xl/workbook.xml", bytes("<workbook/>"), "[Content_Types].xml", bytes("<x/>")));

        assertThatThrownBy(() -> inbox.read(workbook))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Excel workbook")
                .hasMessageContaining("CSV UTF-8");
    }

    @Test
    void an_archive_in_an_archive_fails_the_file() {
        byte[] gzip = gzip(bytes("id\n1\n"));

        assertThatThrownBy(() -> inbox.read(gzip(gzip))).hasMessageContaining("another archive");
        assertThatThrownBy(() -> inbox.read(zip(Map.of("a.gz", gzip))))
                .hasMessageContaining("The entry a.gz holds another archive");
        assertThatThrownBy(() -> inbox.read(gzip(zip(Map.of("a", gzip))))).hasMessageContaining("another archive");
    }

    @Test
    void a_pdf_fails_with_what_to_do() {
        assertThatThrownBy(() -> inbox.read("%PDF-1.7\nid\n")).hasMessageContaining("PDF; save the table as CSV");
    }

    @Test
    void a_zip_that_is_cut_fails() {
        byte[] whole = zip(Map.of("1.csv", bytes("id\n" + random(20_000))));
        for (int length : new int[] {10, 500, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> inbox.read(Arrays.copyOf(whole, length)))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cut off or damaged");
        }
    }

    @Test
    void a_damaged_entry_fails() {
        byte[] whole = zip(Map.of("1.csv", bytes("id\n" + random(20_000))));
        whole[2000] ^= 1;

        assertThatThrownBy(() -> inbox.read(whole)).isInstanceOf(SourceException.class);
    }

    @Test
    void an_encrypted_zip_fails_with_what_to_do() {
        byte[] whole = zip(Map.of("1.csv", bytes("id\n1\n")));
        markAsEncrypted(whole);

        assertThatThrownBy(() -> inbox.read(whole))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("encrypted")
                .hasMessageContaining("without a password");
    }

    @Test
    void what_unpacks_to_a_thousand_times_its_size_fails() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes("id\n"));
            byte[] rows = bytes("\n".repeat(1 << 20));
            for (int i = 0; i < 64; i++) {
                out.write(rows);
            }
        }

        assertThatThrownBy(() -> inbox.read(packed.toByteArray()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("1,000 times its packed size");
    }

    /** Random digits in lines, which pack badly. */
    @Test
    void rows_of_two_files_in_a_zip_are_told_apart_though_their_lines_are_the_same() {
        byte[] zip = zip(ordered("a.csv", "id\n1\n", "b.csv", "id\n2\n"));

        List<Row> rows = inbox.read(zip).rows();

        assertThat(rows).extracting(Row::number).containsExactly(2L, 2L);
        assertThat(rows.get(0).place()).isLessThan(rows.get(1).place());
    }

    private static String random(int lines) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(random.nextLong()).append('\n');
        }
        return text.toString();
    }

    private static Map<String, byte[]> ordered(String first, String one, String second, String two) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(first, bytes(one));
        entries.put(second, bytes(two));
        return entries;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** Sets the flag in the local header and in the directory. */
    private static void markAsEncrypted(byte[] zip) {
        zip[6] |= 1;
        for (int i = 0; i + 8 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }
    }
}
