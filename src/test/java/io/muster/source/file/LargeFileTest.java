package io.muster.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeFileTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    'id\\n1\\n',                'Line 3 is over 16 MiB'
                    'id\\n1\\n\\"',             'Line 3 opens a quote that is not closed within 16 MiB'
                    'id\\n1\\n2,',              'Line 3 is over 16 MiB'
                    '',                         'Line 1 is over 16 MiB'
                    '{\\"id\\":1}\\n{\\"id\\":\\"', 'Line 2 begins a JSON object of over 16 MiB'
                    '[{\\"id\\":1},{\\"id\\":\\"', 'Element 2 is over 16 MiB'
                    '[{\\"id\\":1},{\\"x\\":[\\"', 'Element 2 is over 16 MiB'
                    """)
    void a_line_of_100_mib_fails_the_file_in_a_small_heap(String before, String sentence)
            throws IOException, InterruptedException {
        Path file = folder.resolve("long");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(before.replace("\\n", "\n").replace("\\\"", "\""));
            String mib = "x".repeat(MIB);
            for (int i = 0; i < 100; i++) {
                out.write(mib);
            }
        }

        assertThat(SmallHeap.readFile(file)).startsWith(sentence);
    }

    @Test
    void rows_of_a_mib_each_are_read_in_a_small_heap() throws IOException, InterruptedException {
        Path file = folder.resolve("wide");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,x\n");
            String mib = "x".repeat(MIB);
            for (int i = 0; i < 150; i++) {
                out.write(i + "," + mib + "\n");
            }
        }

        assertThat(SmallHeap.readFile(file)).isEqualTo("150 rows");
    }

    @ParameterizedTest
    @CsvSource({"LINES", "ARRAY", "DELIMITED"})
    void two_million_rows_are_read_in_a_small_heap(String format) throws IOException, InterruptedException {
        Path file = folder.resolve("many");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(format.equals("LINES") ? "" : format.equals("ARRAY") ? "[" : "id,name\n");
            for (int i = 0; i < 2_000_000; i++) {
                String object = "{\"id\":" + i + ",\"name\":\"n" + i + "\"}";
                out.write(
                        switch (format) {
                            case "LINES" -> object + "\n";
                            case "ARRAY" -> (i == 0 ? "" : ",") + object;
                            default -> i + ",n" + i + "\n";
                        });
            }
            out.write(format.equals("ARRAY") ? "]" : "");
        }

        assertThat(SmallHeap.readFile(file)).isEqualTo("2000000 rows");
    }

    @Test
    void a_record_of_just_16_mib_is_a_row() throws IOException, InterruptedException {
        Path file = folder.resolve("just");
        Files.writeString(file, "id\n" + "x".repeat(16 * MIB - 1) + "\n");

        assertThat(SmallHeap.readFile(file)).isEqualTo("1 rows");
    }
}
