package io.muster.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.source.Chunk;
import io.muster.source.Row;
import io.muster.source.SourceException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

    @TempDir
    Path folder;

    DropFolder inbox;

    @BeforeEach
    void openInbox() {
        inbox = new DropFolder(folder);
    }

    @Test
    void lines_of_objects_are_rows() {
        var content = inbox.read("\n{\"id\":\"1\",\"name\":\" Ann \"}\n\n{\"id\":\"2\",\"later\":\"x\"}");

        assertThat(content.columns()).containsExactly("id", "name", "mail");
        assertThat(content.values()).containsExactly(List.of("1", "Ann", ""), List.of("2", "", ""));
        assertThat(content.numbers()).containsExactly(2L, 4L);
    }

    @Test
    void an_array_of_objects_is_rows() {
        var content = inbox.read(" [ {\"id\":\"1\",\"name\":\"Ann\"},\n {\"name\":\"Bob\",\"ID\":\"2\"} ]\n");

        assertThat(content.columns()).containsExactly("id", "name", "mail");
        assertThat(content.values()).containsExactly(List.of("1", "Ann", ""), List.of("2", "Bob", ""));
        assertThat(content.numbers()).containsExactly(1L, 2L);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "12345678901234567890123456789, 12345678901234567890123456789",
        "123456789, 123456789",
        "123456789.0, 123456789",
        "1.23456789E8, 123456789",
        "1.23456789e+8, 123456789",
        "12345678900e-2, 123456789",
        "1e5, 100000",
        "1.0, 1",
        "-0, 0",
        "-0.0, 0",
        "-0.10, -0.10",
        "1.5E3, 1500",
        "1E+400, 1E+400",
        "1E999999999, 1E999999999",
        "1E-999999999, 1E-999999999",
        "1.23456789012345678E20, 1.23456789012345678E20"
    })
    void an_identifier_is_one_text_however_its_number_is_written(String number, String text) {
        assertThat(inbox.read("{\"id\":" + number + "}").values()).containsExactly(List.of(text, ""));
        assertThat(inbox.read("[{\"id\":" + number + "}]").values()).containsExactly(List.of(text, ""));
    }

    @Test
    void a_number_that_identifies_nobody_is_taken_as_written() {
        assertThat(inbox.read("{\"id\":1,\"x\":1.0E2}").values()).containsExactly(List.of("1", "1.0E2", ""));
    }

    @Test
    void a_number_of_thousands_of_digits_is_a_number() {
        String number = "7".repeat(5000);

        assertThat(inbox.read("{\"id\":" + number + "}").values()).containsExactly(List.of(number, ""));
    }

    @Test
    void true_and_false_identify_nobody_and_are_text_elsewhere() {
        var content = inbox.read("{\"id\":\"a\",\"mail\":null,\"x\":false}\n{\"id\":true,\"mail\":\"b\"}\n");

        assertThat(content.values()).containsExactly(List.of("a", "", "false"));
        assertThat(content.malformed())
                .singleElement()
                .satisfies(each -> assertThat(each.what().sentence()).contains("true or false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"}{\"id\":\"b\"}{\"id\":\"c\"}",
                "{\"id\":\"a\"} {\"id\":\"b\"}\n{\"id\":\"c\"}\n",
                "{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"c\"}\n",
                "{\n  \"id\": \"a\"\n}\n{\n  \"id\": \"b\"\n}\n{\n  \"id\": \"c\"\n}\n",
                "{\r\n  \"id\":\r\n\"a\"}\r\n\r\n{ \"id\": \"b\",\r\n \"x\": [ {\"y\": \"}\"},\r\n{} ] }{\"id\":\"c\"}",
                "\u001e{\"id\":\"a\"}\n\u001e{\"id\":\"b\"}\n\u001e{\"id\":\"c\"}\n",
                "\ufeff\ufeff{\"id\":\"a\"}\r{\"id\":\"b\"}\r\ufeff{\"id\":\"c\"}\r\u001a",
                "[{\"id\":\"a\"}][{\"id\":\"b\"},{\"id\":\"c\"}]",
                "[{\"id\":\"a\"},{\"id\":\"b\"}]\n[]\n[{\"id\":\"c\"}]\n\u001a"
            })
    void objects_may_stand_in_any_form(String text) {
        var content = inbox.read(text);

        assertThat(content.values()).extracting(row -> row.get(0)).containsExactly("a", "b", "c");
        assertThat(content.malformed()).isEmpty();
        assertThat(content.rows()).extracting(Row::place).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}",
                "{\n\"total\": 2,\n\"data\": [ {\"id\": \"a\"},\n{\"id\": \"b\"} ]\n}\n",
                "{\"id\":\"x\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}",
                "[{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}]",
                "{\"data\":[{\"id\":\"a\"}]}\n{\"data\":[{\"id\":\"b\"}]}\n",
                "{\"data\":{\"rows\":[{\"mail\":\"a\"}]}}"
            })
    void people_inside_of_an_object_are_told_of(String text) {
        assertThatThrownBy(() -> inbox.read(text))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("holds the people inside, in the key data");
    }

    @Test
    void a_key_that_may_be_somebodys_name_is_only_counted() {
        assertThatThrownBy(() -> inbox.read("{\"n\":1,\"ann@x.org\":[{\"id\":\"a\"}]}"))
                .hasMessageContaining("in its key 2")
                .hasMessageNotContaining("ann");
    }

    @Test
    void a_row_that_cannot_be_read_keeps_its_text() {
        var lines = inbox.read("{\"id\":\"a\"}\n{\"id\":[\"b\"]}\nxyz\n{\"id\":\"c\"} d\n");
        assertThat(lines.malformed())
                .extracting(Chunk.Malformed::text)
                .containsExactly("{\"id\":[\"b\"]}", "xyz", "{\"id\":\"c\"} d");

        var array = inbox.read("[{\"id\":\"a\"}, {\"id\":[\"b\"]}, 5, [\"x\"]]");
        assertThat(array.malformed())
                .extracting(Chunk.Malformed::text)
                .containsExactly("{\"id\":[\"b\"]}", "5", "[\"x\"]");
    }

    @Test
    void objects_over_lines_that_are_cut_off_fail_the_file() {
        assertThatThrownBy(() -> inbox.read("{\n\"id\":\"a\"\n}\n{\n\"id\":\"b\",\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 4 ends in the middle");
    }

    @Test
    void a_broken_first_line_takes_no_other_along() {
        var content = inbox.read("{\"id\":\"a\"\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n");

        assertThat(content.values()).extracting(row -> row.get(0)).containsExactly("b", "c");
        assertThat(content.numbers()).containsExactly(2L, 3L);
        assertThat(content.malformed()).extracting(Chunk.Malformed::number).containsExactly(1L);
    }

    @Test
    void a_nested_value_spoils_a_row_in_a_mapped_column_only() {
        var content = inbox.read("{\"id\":\"1\",\"x\":{\"a\":[1]}}\n{\"id\":[\"2\"]}\n{\"id\":\"3\",\"x\":[{}]}\n");

        assertThat(content.values()).containsExactly(List.of("1", "", ""), List.of("3", "", ""));
        assertThat(content.malformed()).extracting(Chunk.Malformed::number).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "secret",
                "{\"id\":",
                "{\"id\":\"1\",\"id\":\"2\"}",
                "{\"id\":\"1\"}x",
                "{\"id\":\"\\u0000\"}",
                "{\"id\":\"\\ud800\"}",
                "{'id':1}",
                "{\"id\":NaN}"
            })
    void a_line_that_is_no_object_spoils_no_other(String line) {
        var content = inbox.read("{\"id\":\"a\"}\n" + line + "\n{\"id\":\"b\"}\n");

        assertThat(content.values()).containsExactly(List.of("a", ""), List.of("b", ""));
        assertThat(content.malformed()).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo(2);
            assertThat(each.what().sentence()).doesNotContain("secret");
        });
    }

    @Test
    void a_malformed_first_line_does_not_hide_the_columns() {
        var content = inbox.read("{\"id\":\"1\",\"id\":\"2\",\"y\":1}\n{\"x\":\"a\",\"id\":\"b\"}\n");

        assertThat(content.columns()).containsExactly("x", "id", "mail");
        assertThat(content.malformed()).extracting(Chunk.Malformed::number).containsExactly(1L);
    }

    @Test
    void lines_that_are_cut_off_in_an_object_fail_the_file() {
        assertThatThrownBy(() -> inbox.read("{\"id\":\"1\"}\n{\"id\":\"2"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 2 ends in the middle");
    }

    @Test
    void an_element_that_is_no_object_is_malformed() {
        var content = inbox.read("[{\"id\":\"1\"}, 5, null, [{\"id\":\"x\"}], {\"id\":[1]}, {\"id\":\"6\"}]");

        assertThat(content.values()).containsExactly(List.of("1", ""), List.of("6", ""));
        assertThat(content.numbers()).containsExactly(1L, 6L);
        assertThat(content.malformed()).extracting(Chunk.Malformed::number).containsExactly(2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":\"1\"},", "[{\"id\":\"1\"}", "[{\"id\":\"secret", "[", "[{\"id\":1} {\"id\":2}]"})
    void a_cut_or_broken_array_fails_the_file(String text) {
        assertThatThrownBy(() -> inbox.read(text))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Line 1 is not JSON")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":1}]\n{\"id\":2}", "[{\"id\":1}] 5"})
    void other_things_behind_an_array_fail_the_file(String text) {
        assertThatThrownBy(() -> inbox.read(text))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("goes on behind its JSON array");
    }

    @Test
    void an_empty_array_is_no_rows() {
        var content = inbox.read("[]");

        assertThat(content.rows()).isEmpty();
        assertThat(content.columns()).containsExactly("id", "mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"uid\":\"secret\"}\n{\"uid\":\"b\"}\n", "[{\"uid\":\"secret\"},{\"uid\":\"b\"}]"})
    void objects_without_any_mapped_key_fail_the_file(String text) {
        assertThatThrownBy(() -> inbox.read(text))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("none of the columns id, mail")
                .hasMessageNotContaining("uid")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_mapped_key_may_turn_up_later() {
        var content = inbox.read("{\"x\":\"1\"}\n{\"Mail\":\"a@b\",\"x\":\"2\"}\n");

        assertThat(content.columns()).containsExactly("x", "id", "mail");
        assertThat(content.values()).containsExactly(List.of("1", "", ""), List.of("2", "", "a@b"));
    }
}
