package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders that let files be seen and not be moved; root needs another file system for that, others take the right away. */
class UnmovableFilesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;
    private final ImportHistory history = muster.history;

    @TempDir
    private Path elsewhere;

    @Test
    void a_file_that_cannot_be_moved_fails_once_with_the_reason_and_keeps_nobody_waiting() throws Exception {
        List<String> cohorts = IntStream.range(0, 7).mapToObj(i -> "fixed" + i).toList();
        for (String cohort : cohorts) {
            muster.define(cohort, file());
        }
        for (String cohort : cohorts) {
            Path folder = folders.inboxOf(cohort);
            await("its folder").until(() -> Files.isDirectory(folder));
            readOnly(folder);
        }
        try {
            for (String cohort : cohorts) {
                ReportedImport told = history.ended(cohort, 1).get(0);
                assertThat(told.state()).isEqualTo("FAILED");
                assertThat(told.reason())
                        .startsWith("inbox/" + cohort + "/list.csv could not be moved out of its folder (")
                        .contains("Give Muster's user the right to write to inbox/" + cohort);
            }
            assertThat(new HttpBrowser(muster::uri).get("/health").body())
                    .contains("Files or folders that Muster cannot take or look into: 7");
            muster.database.people("others", "ann");
            muster.define("others", people("others"));
            assertThat(muster.imports("others").state()).isEqualTo("SUCCEEDED");
            muster.define("files", file());
            assertThat(muster.imports("files", "list.csv", "external_id\nben\n").state())
                    .isEqualTo("SUCCEEDED");

            muster.stop();
            muster.start();
            await("it is seen again").until(() -> new HttpBrowser(muster::uri)
                    .get("/health")
                    .body()
                    .contains("Files or folders that Muster cannot take or look into: 7"));

            for (String cohort : cohorts) {
                assertThat(history.of(cohort)).hasSize(1);
                assertThat(folders.inbox(cohort)).contains("list.csv");
                assertThat(muster.braze.name(cohort)).isEmpty();
            }
        } finally {
            for (String cohort : cohorts) {
                writable(folders.inboxOf(cohort));
            }
        }
    }

    @Test
    void a_cohort_folder_that_is_a_disk_of_its_own_is_as_good_as_any() throws Exception {
        muster.define("mounted", file().with("guards: { max-removed: 100% }"));
        Path folder = folders.inboxOf("mounted");
        await("its folder").until(() -> Files.isDirectory(folder));
        try (SmallDisk disk = SmallDisk.over(folder, 2)) {
            assertThat(disk).isNotNull();
            muster.api.post("/api/cohorts/mounted/pause");
            for (String person : List.of("ann", "ben")) {
                int before = history.of("mounted").size();
                Files.writeString(folder.resolve("list.csv"), "external_id\n" + person + "\n");
                await("it is in line").until(() -> history.of("mounted").size() == before + 1);
            }
            assertThat(folders.inbox("mounted")).containsExactly(".taken");
            muster.stop();
            muster.start();
            muster.api.post("/api/cohorts/mounted/resume");

            List<ReportedImport> ended = history.ended("mounted", 2);

            assertThat(ended).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
            assertThat(muster.holds("mounted")).containsExactly("ben");
            assertThat(folders.archive("mounted")).hasSize(2);
            assertThat(Files.list(folder.resolve(".taken"))).isEmpty();
        }
    }

    /** What whoever may write to a folder of its own disk can put where taken files wait. */
    enum Planted {
        LINK,
        LINK_TO_NOTHING,
        FILE,
        FOLDER_OF_ANOTHER
    }

    @ParameterizedTest
    @EnumSource(Planted.class)
    void what_somebody_planted_in_place_of_the_taken_files_gets_none(Planted planted) throws Exception {
        String cohort = "planted-" + planted.name().toLowerCase(Locale.ROOT).replace('_', '-');
        muster.define(cohort, file());
        Path folder = folders.inboxOf(cohort);
        await("its folder").until(() -> Files.isDirectory(folder));
        try (SmallDisk disk = SmallDisk.over(folder, 2)) {
            assertThat(disk).isNotNull();
            Path there = Files.createDirectory(folder.resolve("theirs"));
            Path taken = folder.resolve(".taken");
            switch (planted) {
                case LINK -> Files.createSymbolicLink(taken, there);
                case LINK_TO_NOTHING -> Files.createSymbolicLink(taken, folder.resolve("none"));
                case FILE -> Files.writeString(taken, "mine");
                case FOLDER_OF_ANOTHER -> {
                    Files.createDirectory(taken);
                    assumeTrue(done("chown", "33:33", taken.toString()), "giving away needs root");
                    Files.setPosixFilePermissions(taken, PosixFilePermissions.fromString("rwxrwxrwx"));
                }
            }
            Files.writeString(folder.resolve("list.csv"), "external_id\nann\n");

            ReportedImport told = history.ended(cohort, 1).get(0);

            assertThat(told.state()).isEqualTo("FAILED");
            assertThat(told.reason())
                    .startsWith("inbox/" + cohort + "/list.csv could not be moved out of its folder (");
            assertThat(folder.resolve("list.csv")).exists();
            assertThat(Files.list(there)).isEmpty();
            assertThat(folder.resolve("none")).doesNotExist();
            if (planted == Planted.FOLDER_OF_ANOTHER) {
                assertThat(Files.list(taken)).isEmpty();
            }
            assertThat(muster.braze.name(cohort)).isEmpty();
        }
    }

    @Test
    void a_folder_of_ours_that_is_open_to_all_is_narrowed_before_anything_is_put_there() throws Exception {
        muster.define("opened", file());
        Path folder = folders.inboxOf("opened");
        await("its folder").until(() -> Files.isDirectory(folder));
        try (SmallDisk disk = SmallDisk.over(folder, 2)) {
            assertThat(disk).isNotNull();
            Path taken = Files.createDirectory(folder.resolve(".taken"));
            Files.setPosixFilePermissions(taken, PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.writeString(folder.resolve("list.csv"), "external_id\nann\n");

            assertThat(history.ended("opened", 1).get(0).state()).isEqualTo("SUCCEEDED");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taken)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_folder_that_cannot_be_listed_hides_no_other_and_is_named() throws IOException {
        muster.define("secret", file());
        muster.define("plain", file());
        Path folder = folders.inboxOf("secret");
        await("its folder").until(() -> Files.isDirectory(folder));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(folder), "root can look into every folder");
            Path deep = Files.createDirectories(folders.inbox("plain", "2026"));
            Files.setLastModifiedTime(Files.writeString(deep.resolve("deep.csv"), "x"), FileTime.fromMillis(0));

            await("both are told of")
                    .until(() -> muster.log.text().contains("inbox/secret cannot be looked into")
                            && muster.log.text().contains("inbox/plain/2026/deep.csv lies too deep"));
            assertThat(muster.imports("plain", "list.csv", "external_id\nann\n").state())
                    .isEqualTo("SUCCEEDED");
            assertThat(new HttpBrowser(muster::uri).get("/health").body())
                    .contains("inbox/secret cannot be looked into");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void readOnly(Path folder) throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            Files.writeString(folder.resolve("list.csv"), "external_id\nann\n");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            return;
        }
        Path other = Files.createDirectories(elsewhere.resolve(folder.getFileName()));
        Files.writeString(other.resolve("list.csv"), "external_id\nann\n");
        assumeTrue(
                done("mount", "--bind", other.toString(), folder.toString())
                        && done("mount", "-o", "remount,bind,ro", folder.toString()),
                "mounting needs root on Linux");
    }

    private static void writable(Path folder) throws Exception {
        if (System.getProperty("user.name").equals("root")) {
            assertThat(done("umount", "-l", folder.toString())).isTrue();
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
