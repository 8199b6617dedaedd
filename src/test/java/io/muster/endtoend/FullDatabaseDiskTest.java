package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The disk of Muster's own tables has no room for a while. */
class FullDatabaseDiskTest {

    private static final String PEOPLE = "select 'p' || i as external_id from generate_series(1, %d) i";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static @Nullable SmallDisk disk;

    @BeforeAll
    static void the_tables_lie_on_a_small_disk() throws Exception {
        muster.stop();
        Path folder = Files.createTempDirectory("muster-disk");
        disk = SmallDisk.over(folder, 40);
        // PostgreSQL wants an empty folder; the filler lies beside it.
        muster.database.liesOn(Files.createDirectory(folder.resolve("tables")));
        muster.start();
    }

    @AfterAll
    static void unmount() throws Exception {
        if (disk != null) {
            muster.stop();
            muster.database.leaves();
            disk.close();
        }
    }

    @Test
    void a_stage_without_room_fails_the_import_with_a_sentence_and_the_next_one_does_the_rest() {
        muster.define("staged", sql(PEOPLE.formatted(1_500_000)));

        ReportedImport failed = muster.imports("staged");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason())
                .isEqualTo(
                        "Muster's database has no room left (SQL state 53100). Make room on its disk; the next import"
                                + " does the rest.");
        assertThat(muster.braze.name("staged")).isEmpty();

        muster.define("staged", sql(PEOPLE.formatted(2_000)));
        ReportedImport next = muster.imports("staged");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.braze.countOf("staged")).isEqualTo(2_000);
    }

    @Test
    void a_disk_that_fills_up_while_the_source_is_read_sends_nothing() {
        String slow = PEOPLE.formatted(60_000) + " union all select 'last' from pg_sleep(2)";
        muster.define("filled", sql(slow));

        String id = muster.start("filled");
        await("all rows but the last").until(() -> muster.database.working("pg_sleep(2)") > 0);
        disk().fills();
        await("no room").until(() -> muster.log.text().contains("cohort=filled fault="));
        disk().hasRoom();
        ReportedImport failed = muster.history.ended(id);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("no room left (SQL state 53100)");
        assertThat(failed.count("requests")).isZero();
        assertThat(muster.braze.name("filled")).isEmpty();

        ReportedImport next = muster.imports("filled");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.braze.countOf("filled")).isEqualTo(60_001);
    }

    private static SmallDisk disk() {
        return Objects.requireNonNull(disk);
    }
}
