package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that nobody could import: each fails as a whole, with a sentence that says where and what to do. */
class BadFileTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    /** @param sentence what the reason says */
    record Bad(String kind, byte[] bytes, String sentence) {
        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Bad> bad() {
        String people = "external_id\n" + String.join("\n", TestDatabase.ids(5_000)) + "\n";
        return Stream.of(
                bad("empty", "", "is empty: not even a header"),
                bad("binary", "external_id\nann\u0000\u0001\nben\n", "NUL"),
                new Bad("picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0}, "picture"),
                new Bad("cut-gzip", cut(PackedFiles.gzip(people)), "cut off or damaged"),
                new Bad("cut-zip", cut(PackedFiles.zip("people.csv", people)), "cut off or damaged"),
                new Bad("slip", PackedFiles.zip("../../../evil.csv", people), "points outside of the archive"),
                new Bad(
                        "bomb",
                        PackedFiles.gzip("external_id\n" + "\n".repeat(64 << 20)),
                        "1,000 times its packed size"),
                bad("header", "customer,revenue\nann,1\n", "none of the columns device_id, external_id"),
                new Bad(
                        "latin-1",
                        "external_id\nZoë\n".getBytes(StandardCharsets.ISO_8859_1),
                        "save the file as UTF-8"),
                bad("long-line", "external_id\nann\n" + "x".repeat(100_000_000) + "\n", "over 16 MiB"),
                bad("quote", "external_id\nann\n\"ben\ncleo\n", "opens a quote that is not closed"),
                bad("cut-array", "[{\"external_id\":\"ann\"},{\"external_id\":", "array"),
                bad("twice", "external_id,External_Id\nann,ben\n", "twice"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_file_goes_to_failed_with_its_reason_beside_it_and_nothing_is_sent(Bad bad) throws Exception {
        String cohort = "bad-" + bad.kind;
        muster.define(cohort, file().with("notify: { to: [ crm@example.com ] }"));

        ReportedImport told = muster.imports(cohort, "people.csv", bad.bytes);

        assertThat(told.state()).as(told.reason()).isEqualTo("FAILED");
        assertThat(told.reason()).contains(bad.sentence).doesNotContain("Exception");
        String failed = told.id() + "-people.csv";
        assertThat(muster.folders.failed(cohort)).containsExactly(failed, failed + ".error.txt");
        assertThat(muster.folders.text("failed/" + cohort + "/" + failed + ".error.txt"))
                .isEqualTo(told.reason() + "\n");
        assertThat(muster.folders.inbox(cohort)).isEmpty();
        assertThat(muster.folders.archive(cohort)).isEmpty();
        assertThat(muster.braze.name(cohort)).isEmpty();
        assertThat(new HttpBrowser(muster::uri).get("/cohorts/" + cohort).body())
                .contains("It lies in failed/" + cohort + "/" + failed + " of the data folder");
        assertThat(ReceivedMail.of(muster.mailroom.about("People of " + cohort)).text())
                .contains(told.reason());
    }

    private static Bad bad(String kind, String text, String sentence) {
        return new Bad(kind, text.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
