package io.muster.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890123456789", "1e5", "1.0", "-0.10", "1E+400"})
    void numbers_are_taken_as_written(String number) {
        assertThat(inbox.read("{\"id\":" + number + "}").values()).containsExactly(List.of(number, ""));
        assertThat(inbox.read("[{\"id\":" + number + "}]").values()).containsExactly(List.of(number, ""));
    }

    @Test
    void a_number_of_thousands_of_digits_is_a_number() {
        String number = "7".repeat(5000);

        assertThat(inbox.read("{\"id\":" + number + "}").values()).containsExactly(List.of(number, ""));
    }

    @Test
    void booleans_are_text_and_null_is_blank() {
        assertThat(inbox.read("{\"id\":true,\"mail\":null,\"x\":false}").values())
                .containsExactly(List.of("true", "", "false"));
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
                "{\"id\":\"1\"}{\"id\":\"2\"}",
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
            assertThat(each.what()).doesNotContain("secret");
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

    @Test
    void text_behind_an_array_fails_the_file() {
        assertThatThrownBy(() -> inbox.read("[{\"id\":1}]\n[]"))
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
                .hasMessageContaining("uid")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_mapped_key_may_turn_up_later() {
        var content = inbox.read("{\"x\":\"1\"}\n{\"Mail\":\"a@b\",\"x\":\"2\"}\n");

        assertThat(content.columns()).containsExactly("x", "id", "mail");
        assertThat(content.values()).containsExactly(List.of("1", "", ""), List.of("2", "", "a@b"));
    }
}
