package io.muster.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.muster.source.Whitespace;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class DelimitedRoundTripTest {

    private static final List<String> COLUMNS = List.of("id", "full name", "mail");

    private Path folder = Path.of("");

    /** How a file may be written. */
    record Dialect(
            char delimiter, LineDelimiter end, boolean quoteAll, String mark, Charset charset, Packing packing) {}

    enum Packing {
        PLAIN,
        GZIP,
        ZIP
    }

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("muster");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("dropped"));
        Files.delete(folder);
    }

    @Property(tries = 1500)
    void whatever_is_written_is_read_back(
            @ForAll("tables") List<List<String>> table, @ForAll("dialects") Dialect dialect) {
        var content = new DropFolder(folder).read(written(table, dialect));

        assertThat(content.malformed()).isEmpty();
        assertThat(content.columns()).isEqualTo(COLUMNS);
        assertThat(escaped(content.values())).isEqualTo(escaped(trimmed(table)));
    }

    @Property(tries = 300)
    void rows_are_numbered_by_the_line_where_they_start(
            @ForAll("tables") List<List<String>> table, @ForAll("dialects") Dialect dialect) {
        List<Long> expected = new ArrayList<>();
        long line = 2;
        for (List<String> row : table) {
            expected.add(line);
            line += 1 + row.stream().mapToLong(DelimitedRoundTripTest::lineEnds).sum();
        }

        assertThat(new DropFolder(folder).read(written(table, dialect)).numbers())
                .isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab,;|\t\"' \r\n\u00a0é😀=0").ofMaxLength(8),
                Arbitraries.strings().ofMaxLength(12));
        return cell.filter(DelimitedRoundTripTest::isText)
                .list()
                .ofSize(COLUMNS.size())
                // Rows of nothing but blanks count as none, wherever they stand.
                .filter(row ->
                        row.stream().anyMatch(value -> !Whitespace.trim(value).isEmpty()))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of(LineDelimiter.LF, LineDelimiter.CR, LineDelimiter.CRLF),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "\ufeff"),
                        Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE),
                        Arbitraries.of(Packing.class))
                .as(Dialect::new);
    }

    private static byte[] written(List<List<String>> table, Dialect dialect) {
        StringWriter text = new StringWriter();
        boolean marked = !dialect.charset().equals(StandardCharsets.UTF_8);
        text.write(marked ? "\ufeff" : dialect.mark());
        var builder = CsvWriter.builder().fieldSeparator(dialect.delimiter()).lineDelimiter(dialect.end());
        if (dialect.quoteAll()) {
            builder.quoteStrategy(QuoteStrategies.ALWAYS);
        }
        CsvWriter writer = builder.bufferSize(0).build(text);
        writer.writeRecord(COLUMNS);
        table.forEach(writer::writeRecord);
        byte[] bytes = text.toString().getBytes(dialect.charset());
        return switch (dialect.packing()) {
            case PLAIN -> bytes;
            case GZIP -> DropFolder.gzip(bytes);
            case ZIP -> DropFolder.zip(Map.of("rows.txt", bytes));
        };
    }

    private static List<List<String>> trimmed(List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().map(Whitespace::trim).toList())
                .toList();
    }

    /** Readable where it fails: the cells hold whatever Unicode has. */
    private static String escaped(List<List<String>> table) {
        StringBuilder text = new StringBuilder();
        table.toString()
                .chars()
                .forEach(c -> text.append(c > ' ' && c < 0x7f ? "" + (char) c : "\\u%04x".formatted(c)));
        return text.toString();
    }

    private static long lineEnds(String cell) {
        return cell.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }

    private static boolean isText(String text) {
        // A mark of byte order before a record and the end mark of old systems are passed over.
        return text.indexOf(0) < 0
                && text.indexOf(0xfeff) < 0
                && text.indexOf(0x1a) < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
