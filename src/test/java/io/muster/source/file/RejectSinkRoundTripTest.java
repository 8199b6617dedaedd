package io.muster.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.source.Whitespace;
import io.muster.source.rejects.FormulaGuard;
import io.muster.source.rejects.RejectsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RejectSinkRoundTripTest {

    @Property(tries = 500)
    void a_rejects_file_dropped_back_loses_nothing(@ForAll("rows") List<List<String>> rows) throws IOException {
        Path file = Files.createTempFile("muster", ".csv");
        try {
            try (RejectsFile rejects = new RejectsFile(file, List.of("id", "name"), 100)) {
                rows.forEach(row -> rejects.add(1, "TOO_LONG", row));
            }

            assertThat(rows.isEmpty() || DropFolder.read(file).values().equals(rows))
                    .isTrue();
        } finally {
            Files.delete(file);
        }
    }

    @Property
    void the_guard_taken_away_gives_back_what_was_there(@ForAll("values") String value) {
        assertThat(FormulaGuard.remove(FormulaGuard.add(value))).isEqualTo(value);
    }

    /** Values as rows have them: trimmed. */
    @Provide
    Arbitrary<List<List<String>>> rows() {
        return values().map(Whitespace::trim).list().ofSize(2).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("''=+-@\t\r\n ＝＋－＠a1\",\u00a0").ofMaxLength(6),
                Arbitraries.strings()
                        .ofMaxLength(10)
                        .filter(text -> text.indexOf(0) < 0
                                && StandardCharsets.UTF_8.newEncoder().canEncode(text)));
    }
}
