package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data folder's disk has no room for a while. */
class FullDataDiskTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(SettingsWith::noMailServer);

    private static @Nullable SmallDisk disk;

    @BeforeAll
    static void the_data_folder_lies_on_a_small_disk() throws Exception {
        muster.stop();
        disk = SmallDisk.over(muster.folders.data(), 2);
        muster.start();
    }

    @AfterAll
    static void unmount() throws Exception {
        if (disk != null) {
            muster.stop();
            disk.close();
        }
    }

    @Test
    void a_file_whose_rejects_find_no_room_fails_with_a_sentence_is_kept_and_can_be_dropped_again() {
        muster.define("full", file());
        String text = "external_id\nann\n" + "\"\"\n".repeat(10);
        muster.folders.drop("full", "people.csv", text);
        disk().fills();

        ReportedImport failed = muster.history.ended("full", 1).get(0);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason())
                .isEqualTo("The disk of Muster's data folder is full. Make room there; the next import does the rest.");
        assertThat(muster.braze.holds("full")).isEmpty();
        assertThat(muster.folders.failed("full")).contains(failed.id() + "-people.csv");
        assertThat(muster.folders.text("failed/full/" + failed.id() + "-people.csv"))
                .isEqualTo(text);
        assertThat(muster.folders.inbox("full")).isEmpty();
        await("not ready").until(() -> muster.api.get("/health/ready").status() == 503);
        assertThat(muster.api.get("/health/ready").json().toString()).contains("The disk of the data folder is full.");
        await("the page").until(FullDataDiskTest::page, page -> page.contains("its disk is full"));
        assertThat(muster.log.text()).contains("disk=full");

        disk().hasRoom();
        await("ready").until(() -> muster.api.get("/health/ready").status() == 200);
        ReportedImport next = muster.imports("full", "people.csv", "external_id\nann\nben\n");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("full")).containsExactlyInAnyOrder("ann", "ben");
    }

    @Test
    void a_disk_that_is_nearly_full_is_told_of_before_it_is() {
        disk().fillsBut(100);

        ApiReply ready = await("the watermark").until(() -> muster.api.get("/health/ready"), reply -> reply.json()
                .toString()
                .contains("The disk of the data folder is nearly full."));
        assertThat(ready.status()).isEqualTo(200);
        await("the page").until(FullDataDiskTest::page, page -> page.contains("a full disk fails imports"));
        assertThat(muster.log.text()).contains("disk=low");

        disk().hasRoom();
        await("room")
                .until(() -> muster.api.get("/health/ready").json().toString(), said -> !said.contains("nearly full"));
        assertThat(muster.log.text()).contains("disk=enough");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12})
    void what_was_written_while_the_disk_was_full_is_put_aside_with_the_true_cause(int written) throws IOException {
        String cohort = "cut" + written;
        muster.define(cohort, file());
        Path inbox = muster.folders.inbox(cohort, "people.csv");
        await("its folder").until(() -> Files.isDirectory(muster.folders.inboxOf(cohort)));
        disk().fills();

        // What is left of a copy that found no room: nothing at all, or no more than the header.
        try (RandomAccessFile cut = new RandomAccessFile(inbox.toFile(), "rw")) {
            cut.setLength(written);
        }
        ReportedImport failed = muster.history.ended(cohort, 1).get(0);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason())
                .isEqualTo(
                        "The disk of Muster's data folder was full while people.csv arrived, so it may be cut off, and"
                                + " was not imported. Make room there, and drop it again.");
        assertThat(muster.folders.inbox(cohort)).isEmpty();
        disk().hasRoom();
        ReportedImport next = muster.imports(cohort, "people.csv", "external_id\nann\n");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_mail_waits_for_room_in_the_outbox_and_the_import_does_not() {
        muster.database.people("told", "ann");
        muster.define("told", people("told").named("Told people").with("notify: { to: [ crm@example.com ] }"));
        disk().fills();

        ReportedImport told = muster.imports("told");
        await("a try").until(() -> muster.log.text().contains("trouble=\"the disk of the data folder is full\""));

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("told")).containsExactly("ann");
        assertThat(muster.folders.outbox()).noneMatch(name -> name.endsWith(".eml"));

        disk().hasRoom();
        muster.database.execute("update muster.notification set next_at = now() where import = " + told.id());

        await("the mail").until(() -> muster.folders.outbox().stream().anyMatch(name -> name.endsWith(".eml")));
    }

    /** All who look within a second see the same. */
    private static String page() {
        return muster.api.get("/health").json().asText();
    }

    private static SmallDisk disk() {
        return Objects.requireNonNull(disk);
    }
}
