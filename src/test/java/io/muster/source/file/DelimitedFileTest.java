package io.muster.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.source.FileRows;
import io.muster.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedFileTest {

    @TempDir
    Path folder;

    DropFolder inbox;

    @BeforeEach
    void openInbox() {
        inbox = new DropFolder(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_header_says_what_delimits(String delimiter) {
        var content =
                inbox.read("id_name_city\n1_Ann_Rome\n".replace("_", delimiter).replace("name", "full"));

        assertThat(content.columns()).containsExactly("id", "full", "city");
        assertThat(content.values()).containsExactly(List.of("1", "Ann", "Rome"));
    }

    @Test
    void rows_with_other_delimiters_do_not_change_what_delimits() {
        var content = inbox.read("id;name\n1;a,b,c,d\n2;x|y|z\n");

        assertThat(content.values()).containsExactly(List.of("1", "a,b,c,d"), List.of("2", "x|y|z"));
    }

    @Test
    void the_delimiter_is_the_one_that_finds_the_mapped_columns() {
        var content = inbox.read("id;name, first, middle\n1;x\n");

        assertThat(content.columns()).containsExactly("id", "name, first, middle");
    }

    @Test
    void a_quoted_delimiter_in_the_header_delimits_nothing() {
        var content = inbox.read("\"a;b;c;d\",\"id\"\n1,2\n");

        assertThat(content.columns()).containsExactly("a;b;c;d", "id");
    }

    @Test
    void a_quote_inside_of_a_name_takes_no_row_into_the_header() {
        var content = inbox.read("id,size 5\"\n1,a\n2,b\n");

        assertThat(content.columns()).containsExactly("id", "size 5\"");
        assertThat(content.values()).containsExactly(List.of("1", "a"), List.of("2", "b"));
    }

    @Test
    void a_quoted_name_may_have_newlines_and_quotes() {
        var content = inbox.read("id, \"the \"\"full\"\"\nname\"\n1,a\n");

        assertThat(content.columns()).containsExactly("id", "the \"full\"\nname");
        assertThat(content.numbers()).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,\"a\"b\n1,2\n", "id,\"a\"b,\"c\nd\"\n1,2,3\n"})
    void a_header_whose_quotes_do_not_fit_fails_the_file(String text) {
        assertThatThrownBy(() -> inbox.read(text))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 1, the header, has quotes that do not fit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "sep=;\n\n"})
    void a_line_for_excel_says_what_delimits(String sep) {
        var content = inbox.read(sep + "id;name,x,y\n1;2\n");

        assertThat(content.columns()).containsExactly("id", "name,x,y");
        assertThat(content.values()).containsExactly(List.of("1", "2"));
    }

    @Test
    void a_line_for_excel_counts_as_a_line() {
        assertThat(inbox.read("sep=,\nid\n7\n").numbers()).containsExactly(3L);
    }

    @Test
    void a_quoted_newline_stays_inside_its_field() {
        var content = inbox.read("id,name\n1,\"a\nb\"\n2,\"c\r\nd\"\n3,e\n");

        assertThat(content.values()).containsExactly(List.of("1", "a\nb"), List.of("2", "c\r\nd"), List.of("3", "e"));
        assertThat(content.numbers()).containsExactly(2L, 4L, 6L);
    }

    @Test
    void a_carriage_return_at_a_quoted_fields_end_does_not_swallow_the_record() {
        var content = inbox.read("id,name\n1,\"a\rb\"\n2,c\n");

        assertThat(content.values()).containsExactly(List.of("1", "a\rb"), List.of("2", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void any_line_end_ends_a_record(String end) {
        var content = inbox.read(String.join(end, "id,name", "1,a", "", "2,b"));

        assertThat(content.values()).containsExactly(List.of("1", "a"), List.of("2", "b"));
        assertThat(content.numbers()).containsExactly(2L, 4L);
    }

    @Test
    void blank_lines_are_passed_over() {
        assertThat(inbox.read("\n  \nid,name\n\n1,a\n   \n2,b\n\n").numbers()).containsExactly(5L, 7L);
    }

    @Test
    void outer_blanks_are_trimmed_and_nothing_else_changes() {
        var content = inbox.read("id,name\n\u00a0 00123456789012345678901234567890 \t,\" 1e5\u2003\"\n");

        assertThat(content.values()).containsExactly(List.of("00123456789012345678901234567890", "1e5"));
    }

    @Test
    void blanks_around_quotes_do_not_count() {
        assertThat(inbox.read("id, name\n1, \"a, b\" \n").values()).containsExactly(List.of("1", "a, b"));
    }

    @Test
    void doubled_quotes_stand_for_one() {
        assertThat(inbox.read("id,name\n1,\"a \"\"b\"\"\"\n").values()).containsExactly(List.of("1", "a \"b\""));
    }

    @Test
    void a_quote_inside_of_an_unquoted_field_is_a_character() {
        assertThat(inbox.read("id,name\n1,5\" disk\n2,x\n").values())
                .containsExactly(List.of("1", "5\" disk"), List.of("2", "x"));
    }

    @Test
    void text_behind_a_closing_quote_spoils_its_row_only() {
        var content = inbox.read("id,name\n1,\"a\"b\n2,x\n");

        assertThat(content.values()).containsExactly(List.of("2", "x"));
        assertThat(content.malformed()).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo(2);
            assertThat(each.what().sentence()).contains("closing quote");
        });
    }

    @Test
    void a_row_with_more_fields_than_the_header_is_malformed() {
        var content = inbox.read("id,name\n1,a,secret\n2,b\n");

        assertThat(content.values()).containsExactly(List.of("2", "b"));
        assertThat(content.malformed()).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo(2);
            assertThat(each.what().sentence()).contains("more fields").doesNotContain("secret");
        });
    }

    @Test
    void delimiters_at_the_end_of_a_line_are_no_fields() {
        var content = inbox.read("id,name,,\n1,a,,\n2,b, , ,\n");

        assertThat(content.columns()).containsExactly("id", "name");
        assertThat(content.values()).containsExactly(List.of("1", "a"), List.of("2", "b"));
    }

    @Test
    void an_empty_first_column_of_a_tab_separated_header_stays() {
        assertThat(inbox.read("\tid\nx\t1\n").values()).containsExactly(List.of("x", "1"));
    }

    @Test
    void a_file_needs_no_newline_at_its_end() {
        assertThat(inbox.read("id,name\n1,").values()).containsExactly(List.of("1", ""));
    }

    @Test
    void a_header_alone_is_no_rows() {
        assertThat(inbox.read("id,name").rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", " \r\n", "\ufeff", "sep=;\n"})
    void a_file_without_a_header_fails(String text) {
        assertThatThrownBy(() -> inbox.read(text))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is empty: not even a header");
    }

    @Test
    void columns_are_found_without_regard_to_case() {
        assertThat(inbox.read("ID,Name\n1,a\n").columns()).containsExactly("ID", "Name");
    }

    @Test
    void a_file_without_a_mapped_column_says_what_it_needs_and_quotes_nothing() {
        assertThatThrownBy(() -> inbox.read("uid,name\n1,a\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("id, mail")
                .hasMessageContaining("it has 2 others")
                .hasMessageNotContaining("uid");
    }

    @Test
    void a_first_line_of_data_is_not_shown() {
        assertThatThrownBy(() -> inbox.read("ann@example.com,Ann\nbob@example.com,Bob\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("looks like people's data")
                .hasMessageNotContaining("example.com");
    }

    @Test
    void a_mapped_column_that_is_there_twice_fails_the_file() {
        assertThatThrownBy(() -> inbox.read("id,name,ID\n1,a,2\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("column id twice");
    }

    @Test
    void another_column_may_be_there_twice() {
        assertThat(inbox.read("id,x,x,\n1,a,b\n").values()).containsExactly(List.of("1", "a", "b"));
    }

    @Test
    void an_unclosed_quote_fails_the_file_with_the_line_where_it_opened() {
        assertThatThrownBy(() -> inbox.read("id,name\n1,a\n2,\"b\n3,c\n4,d\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 3 opens a quote that is not closed before the end");
    }

    @Test
    void an_unclosed_quote_in_the_header_fails_the_file() {
        assertThatThrownBy(() -> inbox.read("id,\"name\n1,a\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 1 opens a quote");
    }

    @Test
    void bytes_that_are_not_utf_8_fail_the_file_with_their_line() {
        assertThatThrownBy(
                        () -> inbox.read(DropFolder.bytes("id,name\r\n1,a\r\n2,Zoë\r\n", StandardCharsets.ISO_8859_1)))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 3 is not UTF-8")
                .hasMessageContaining("CSV UTF-8");
    }

    @Test
    void a_character_that_the_end_cuts_off_fails_the_file() {
        byte[] whole = DropFolder.bytes("id\nZoë");

        assertThatThrownBy(() -> inbox.read(Arrays.copyOf(whole, whole.length - 1)))
                .hasMessageStartingWith("Line 2 is not UTF-8");
    }

    @Test
    void nul_characters_fail_the_file() {
        assertThatThrownBy(() -> inbox.read("id\n1\n\0\0\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 3 holds NUL characters");
    }

    @Test
    void utf_16_without_its_mark_is_explained() {
        assertThatThrownBy(() -> inbox.read(DropFolder.bytes("id\n1\n", StandardCharsets.UTF_16LE)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void a_cancelled_reading_ends() {
        Path file = inbox.drop(DropFolder.bytes("id\n1\n2\n3\n4\n"));
        try (FileRows rows = FileSource.open(file, DropFolder.MAPPED, 2)) {
            rows.next();

            rows.cancel();

            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cancelled");
        }
    }

    @Test
    void the_hash_is_the_files_bytes() {
        assertThat(FileSource.hash(inbox.drop(DropFolder.bytes("abc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
