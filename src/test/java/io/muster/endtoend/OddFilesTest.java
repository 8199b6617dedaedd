package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files with names and in places that nobody had in mind. */
class OddFilesTest {

    private static final FileTime EARLIER = FileTime.from(Instant.now().minus(Duration.ofDays(2)));

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @Test
    void a_file_with_the_longest_name_there_can_be_is_imported_and_archived_under_its_end() {
        muster.define("longest", file());

        ReportedImport told = muster.imports("longest", "x".repeat(247) + "-end.csv", "external_id\nann\n");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("longest")).containsExactly("ann");
        assertThat(muster.folders.archive("longest"))
                .singleElement()
                .asString()
                .startsWith(told.id() + "-x")
                .endsWith("-end.csv");
        assertThat(muster.imports("longest").state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_pipe_is_put_aside_and_keeps_no_file_behind_it_waiting() throws Exception {
        muster.define("piped", file());
        await("its folder").until(() -> Files.isDirectory(muster.folders.data().resolve("inbox/piped")));
        new ProcessBuilder("mkfifo", muster.folders.inbox("piped", "pipe.csv").toString())
                .start()
                .waitFor();
        await("the pipe is put aside").until(() -> muster.history.of("piped").size() == 1);

        ReportedImport next = muster.imports("piped", "file.csv", "external_id\nben\n");

        assertThat(next.state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("piped")).containsExactly("ben");
        ReportedImport pipe = muster.history.of("piped").get(1);
        assertThat(pipe.state()).isEqualTo("FAILED");
        assertThat(pipe.reason())
                .isEqualTo("pipe.csv is a pipe or a device, not a file, so it was not imported. Drop a file.");
        assertThat(muster.folders.failed("piped"))
                .containsExactlyInAnyOrder(pipe.id() + "-pipe.csv", pipe.id() + "-pipe.csv.error.txt");
    }

    @Test
    void files_that_nobody_will_ever_take_are_told_of_once_and_shown_until_they_are_gone() throws IOException {
        muster.define("lost", file());
        Path folder = muster.folders.data().resolve("inbox/lost");
        await("its folder").until(() -> Files.isDirectory(folder));
        Path above = old(folder.resolveSibling("above.csv"));
        Path slash = old(folder.resolve("back\\slash.csv"));
        Path half = old(folder.resolve("upload.csv.part"));
        Path deep = old(Files.createDirectory(folder.resolve("2026")).resolve("deep.csv"));

        for (String sentence : List.of(
                "inbox/above.csv lies in inbox/ itself; move it into a cohort's folder there",
                "inbox/lost/back\\slash.csv has a name that cannot be read",
                "inbox/lost/upload.csv.part has had the name of a half-written file for over a day",
                "inbox/lost/2026/deep.csv lies too deep")) {
            await(sentence).until(() -> said(sentence) == 1);
        }
        await("the page says so").until(() -> page().contains("inbox that no import will take: 4"));

        for (Path each : List.of(above, slash, half, deep)) {
            Files.delete(each);
        }

        await("the page is quiet again").until(() -> page().contains("lies where nobody takes it"));
        assertThat(said("file=overlooked")).isEqualTo(4);
        assertThat(muster.history.of("lost")).isEmpty();
    }

    private static Path old(Path file) throws IOException {
        Files.writeString(file, "external_id\nann\n");
        return Files.setLastModifiedTime(file, EARLIER);
    }

    private static String page() {
        return new HttpBrowser(muster::uri).get("/health").body();
    }

    private static long said(String words) {
        return muster.log.lines().stream().filter(line -> line.contains(words)).count();
    }
}
