package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.changes;
import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.fault.FaultSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what was read, and never its name; and it is whole when it stands still, whatever the clocks say. */
class FilesThatArriveTest {

    private static final String ALL_MAY_LEAVE = "guards: { max-removed: 100%, min-members: 0 }";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;
    private final ImportHistory history = muster.history;

    /** The older one is looked at first, and is too young a moment later than the younger one is old enough. */
    @ParameterizedTest
    @ValueSource(ints = {0, 15, 100, 260, 450, 900})
    void two_files_of_one_moment_are_imported_in_the_order_in_which_they_were_written(int apart) {
        List<String> cohorts =
                IntStream.range(0, 4).mapToObj(i -> "pair-" + apart + "-" + i).toList();
        cohorts.forEach(cohort -> muster.define(cohort, changes().with(ALL_MAY_LEAVE)));
        Instant now = Instant.now();

        for (String cohort : cohorts) {
            // Names say nothing: the younger is first by its name, and is there first; but only by a moment.
            hide(cohort, "a-later.csv", "external_id,op\nann,remove\nben,add\n", now.plusMillis(apart));
            hide(cohort, "b-earlier.csv", "external_id,op\nann,add\n", now.minusMillis(1));
            show(cohort, "a-later.csv");
            show(cohort, "b-earlier.csv");
        }

        for (String cohort : cohorts) {
            List<ReportedImport> ended = history.ended(cohort, 2);
            assertThat(ended).extracting(ReportedImport::state).as(cohort).containsOnly("SUCCEEDED");
            assertThat(byStart(ended))
                    .extracting(ReportedImport::file)
                    .as(cohort)
                    .containsExactly("b-earlier.csv", "a-later.csv");
            assertThat(muster.holds(cohort)).containsExactly("ben");
        }
    }

    @Test
    void a_file_that_comes_under_the_name_of_one_that_is_being_sent_is_another_file() {
        muster.define("overwritten", file().with(ALL_MAY_LEAVE));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(500)));

        folders.drop("overwritten", "daily.csv", "external_id\nann\nben\n");
        await("it is at work").until(() -> history.states("overwritten").contains("RUNNING"));
        folders.drop("overwritten", "daily.csv", "external_id\nben\ncleo\n");
        await("the second is in line").until(() -> history.of("overwritten").size() == 2);
        folders.drop("overwritten", "daily.csv", "external_id\ndora\n");
        List<ReportedImport> ended = history.ended("overwritten", 3);

        assertThat(ended).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
        assertThat(muster.holds("overwritten")).containsExactly("dora");
        assertThat(byStart(ended).stream()
                        .map(each -> folders.text("archive/overwritten/" + each.id() + "-daily.csv"))
                        .toList())
                .containsExactly("external_id\nann\nben\n", "external_id\nben\ncleo\n", "external_id\ndora\n");
        assertThat(folders.failed("overwritten")).isEmpty();
        assertThat(folders.taken("overwritten")).isEmpty();
    }

    @Test
    void files_of_one_name_that_wait_while_their_cohort_is_paused_are_all_imported() {
        muster.define("paused", file().with(ALL_MAY_LEAVE));
        muster.imports("paused", "daily.csv", "external_id\nann\n");
        muster.api.post("/api/cohorts/paused/pause");

        for (String person : List.of("ben", "cleo", "dora")) {
            int before = history.of("paused").size();
            folders.drop("paused", "daily.csv", "external_id\n" + person + "\n");
            await("it is in line").until(() -> history.of("paused").size() == before + 1);
        }
        assertThat(folders.inbox("paused")).isEmpty();
        assertThat(folders.taken("paused")).hasSize(3);
        muster.api.post("/api/cohorts/paused/resume");

        assertThat(history.ended("paused", 4)).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
        assertThat(muster.holds("paused")).containsExactly("dora");
        assertThat(folders.archive("paused")).hasSize(4);
    }

    @Test
    void a_file_that_is_cancelled_in_the_queue_is_put_aside_and_never_imported() {
        muster.define("cancelled", file().with(ALL_MAY_LEAVE));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(600)));
        folders.drop("cancelled", "first.csv", "external_id\nann\n");
        await("it is at work").until(() -> history.states("cancelled").contains("RUNNING"));
        folders.drop("cancelled", "wrong.csv", "external_id\nwrong\n");
        await("the second is in line").until(() -> history.of("cancelled").size() == 2);
        String waiting = history.last("cancelled").id();

        ApiReply cancel = muster.api.post("/api/imports/" + waiting + "/cancel");
        ReportedImport ended = history.ended(waiting);

        assertThat(cancel.status()).isEqualTo(202);
        assertThat(ended.state()).isEqualTo("CANCELLED");
        assertThat(folders.failed("cancelled"))
                .containsExactlyInAnyOrder(waiting + "-wrong.csv", waiting + "-wrong.csv.error.txt");
        assertThat(folders.text("failed/cancelled/" + waiting + "-wrong.csv.error.txt"))
                .contains("Cancelled by ");
        history.ended("cancelled", 2);
        // Another one goes through afterwards, so the inbox was looked at since.
        muster.imports("cancelled", "third.csv", "external_id\nann\ncleo\n");
        assertThat(history.states("cancelled")).containsExactly("SUCCEEDED", "CANCELLED", "SUCCEEDED");
        assertThat(muster.holds("cancelled")).containsExactly("ann", "cleo");
        assertThat(muster.api.post("/api/imports/" + waiting + "/cancel").status())
                .isEqualTo(409);
    }

    @Test
    void what_a_kill_left_taken_is_imported_once_or_put_where_it_belongs() throws IOException {
        muster.define("killed", file().with(ALL_MAY_LEAVE));
        ReportedImport done = muster.imports("killed", "done.csv", "external_id\nann\n");
        ReportedImport failed = muster.imports("killed", "bad.csv", "nothing\nann\n");
        muster.api.post("/api/cohorts/killed/pause");
        folders.drop("killed", "waits.csv", "external_id\nben\n");
        await("it is in line").until(() -> history.of("killed").size() == 3);
        String waiting = history.last("killed").id();

        muster.stop();
        Path taken = Files.createDirectories(folders.data().resolve("taken/killed"));
        // Planned and not archived; failed and not put aside; taken and without a row.
        move("archive/killed/" + done.id() + "-done.csv", taken);
        move("failed/killed/" + failed.id() + "-bad.csv", taken);
        Files.writeString(taken.resolve("999999-new.csv"), "external_id\ncleo\n");
        folders.drop("killed", "waits.csv", "external_id\ndora\n", Duration.ZERO);
        muster.start();
        await("all are known").until(() -> history.of("killed").size() == 5);
        muster.api.post("/api/cohorts/killed/resume");
        List<ReportedImport> ended = history.ended("killed", 5);

        assertThat(ended.stream().filter(it -> it.state().equals("SUCCEEDED"))).hasSize(4);
        assertThat(history.find(waiting).state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("killed")).containsExactly("dora");
        assertThat(folders.taken("killed")).isEmpty();
        assertThat(folders.archive("killed")).hasSize(4).contains(done.id() + "-done.csv", waiting + "-waits.csv");
        assertThat(folders.failed("killed")).contains(failed.id() + "-bad.csv");
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -5, 0, 5, 20, 3_600})
    void a_writer_whose_clock_is_wrong_or_who_keeps_old_times_is_waited_for(long offset) throws IOException {
        String cohort = "clock" + offset;
        muster.define(cohort, file());
        Path growing = folders.inbox(cohort, "people.csv");
        Files.createDirectories(growing.getParent());
        int rows = 12;

        Files.writeString(growing, "external_id\n");
        int[] written = {0};
        await("the last row").pollInterval(Duration.ofMillis(100)).until(() -> {
            Files.writeString(growing, "p" + ++written[0] + "\n", StandardOpenOption.APPEND);
            // One that keeps an old time, or one that is ahead, does so at each write.
            Instant time = Instant.now().plusSeconds(offset);
            Files.setLastModifiedTime(
                    growing, FileTime.from(offset == -86_400 ? Instant.parse("2020-01-01T00:00:00Z") : time));
            return written[0] == rows;
        });
        ReportedImport told = history.ended(cohort, 1).get(0);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("rows")).isEqualTo(rows);
        assertThat(history.of(cohort)).hasSize(1);
        assertThat(muster.log.text().contains("cohort=" + cohort + " file=ahead"))
                .isEqualTo(offset > 10);
    }

    @Test
    void a_cohort_whose_writer_pauses_asks_for_more_time() throws IOException {
        muster.define("patient", CohortRecipe.file("still-for: 20s"));
        Path growing = folders.inbox("patient", "people.csv");
        await("its folder").until(() -> Files.isDirectory(folders.inboxOf("patient")));

        Files.writeString(growing, "external_id\nann\n");
        muster.define("meanwhile", file());
        // Three files one after the other, each of which has to stand still as the settings say.
        for (int i = 0; i < 3; i++) {
            muster.imports("meanwhile", i + ".csv", "external_id\nann" + i + "\nben\n");
        }
        Files.writeString(growing, "ben\n", StandardOpenOption.APPEND);
        ReportedImport told = history.ended("patient", 1).get(0);

        assertThat(told.count("rows")).isEqualTo(2);
        assertThat(history.of("patient")).hasSize(1);
    }

    @Test
    void what_is_written_to_a_file_after_it_was_taken_is_imported_too() throws IOException {
        muster.define("late", file().with(ALL_MAY_LEAVE));
        muster.imports("late", "first.csv", "external_id\nann\n");
        muster.api.post("/api/cohorts/late/pause");
        folders.drop("late", "open.csv", "external_id\nben\n");
        await("it is in line").until(() -> history.of("late").size() == 2);

        Path taken =
                folders.data().resolve("taken/late/" + folders.taken("late").get(0));
        Files.writeString(taken, "cleo\n", StandardOpenOption.APPEND);
        muster.api.post("/api/cohorts/late/resume");
        List<ReportedImport> ended = history.ended("late", 2);

        assertThat(ended).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
        assertThat(ended.get(0).count("rows")).isEqualTo(2);
        assertThat(muster.holds("late")).containsExactly("ben", "cleo");
    }

    private static List<ReportedImport> byStart(List<ReportedImport> all) {
        return all.stream()
                .sorted(Comparator.comparing(
                        it -> Instant.parse(it.json().get("startedAt").textValue())))
                .toList();
    }

    private void move(String from, Path folder) throws IOException {
        Path file = folders.data().resolve(from);
        Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(String cohort, String name, String text, Instant time) {
        hide(cohort, name, text, time);
        show(cohort, name);
    }

    private void hide(String cohort, String name, String text, Instant time) {
        try {
            Path hidden = folders.inbox(cohort, "." + name);
            Files.createDirectories(hidden.getParent());
            Files.writeString(hidden, text);
            Files.setLastModifiedTime(hidden, FileTime.from(time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(String cohort, String name) {
        try {
            Files.move(folders.inbox(cohort, "." + name), folders.inbox(cohort, name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
