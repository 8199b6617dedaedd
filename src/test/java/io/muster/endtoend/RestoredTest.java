package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service starts on a database that was put back. */
class RestoredTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase database = muster.database;
    private final ImportHistory history = muster.history;

    @Test
    void nothing_is_imported_from_an_older_ledger_until_a_resync_has_settled_all() {
        database.people("old", "ann", "ben");
        muster.define("old", people("old"));
        muster.define("files", file());
        muster.imports("old");
        muster.imports("files", "1.csv", "external_id\ncleo\n");
        // As the backup had it, Ben was not there yet.
        database.execute("update muster.batch set add_ids = array['eann'], n = 1, joins = 1"
                + " where cohort = (select id from muster.cohort where cohort = 'old')");

        startsElsewhere();
        ApiReply call = muster.api.post("/api/cohorts/old/imports");
        muster.folders.drop("files", "2.csv", "external_id\ncleo\ndora\n");
        await("the file in line").until(() -> history.of("files").size() == 2);

        assertThat(muster.state("old")).isEqualTo("LEDGER_BEHIND");
        assertThat(muster.cohort("old").json().path("problem").asText())
                .contains("another server")
                .contains("Resync the cohort");
        assertThat(muster.api.get("/").json().asText()).contains("Needs a full resync.");
        assertThat(call.status()).isEqualTo(409);
        assertThat(call.detail()).contains("another server");
        assertThat(history.last("files").state()).isEqualTo("QUEUED");
        assertThat(muster.folders.taken("files"))
                .containsExactly(history.last("files").id() + "-2.csv");
        assertThat(muster.log.text()).contains("ledger=behind");
        assertThat(muster.api.get("/health").json().asText())
                .contains("since the database was put back and Braze may hold more than it knows")
                .doesNotContain("Nobody is needed here");
        assertThat(muster.api.get("/health/ready").json().toString()).contains("wait for a resync");

        database.people("old", "ann");
        ReportedImport settled =
                history.ended(muster.api.post("/api/cohorts/old/resync").id());

        assertThat(settled.state()).as(settled.reason()).isEqualTo("SUCCEEDED");
        assertThat(settled.count("settled")).isEqualTo(1);
        assertThat(muster.state("old")).isEqualTo("IN_SYNC");

        ApiReply trusted = muster.api.post("/api/cohorts/files/trust");
        assertThat(trusted.status()).isEqualTo(202);
        assertThat(history.ended("files", 2)).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
        assertThat(muster.holds("files")).containsExactly("cleo", "dora");
        assertThat(muster.api.post("/api/cohorts/files/trust").status()).isEqualTo(409);
    }

    /** File 1, a backup, file 2, the backup is restored: file 2 is dropped again, and then comes the resync. */
    @Test
    void a_resync_reads_the_newer_file_that_waits_and_no_older_one() {
        muster.define("newer", file().with("guards: { max-removed: 100% }"));
        muster.define("first", file());
        muster.imports("newer", "1.csv", "external_id\nann\nben\n");
        // In the backup this one's first file had not come.
        muster.imports("first", "1.csv", "external_id\ncleo\n");
        database.execute("update muster.import set planned_at = null where cohort = 'first'");

        startsElsewhere();
        muster.folders.drop("newer", "2.csv", "external_id\nben\n");
        await("the file in line").until(() -> history.of("newer").size() == 2);
        ReportedImport resynced =
                history.ended(muster.api.post("/api/cohorts/newer/resync").id());

        assertThat(resynced.file()).isEqualTo("2.csv");
        assertThat(resynced.state()).as(resynced.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("newer")).containsExactly("ben");
        assertThat(history.of("newer")).hasSize(2);

        ApiReply early = muster.api.post("/api/cohorts/first/resync");
        ReportedImport none = history.ended(early.id());
        ReportedImport then = muster.imports("first", "2.csv", "external_id\ncleo\ndora\n");

        assertThat(early.status()).isEqualTo(202);
        assertThat(none.state()).isEqualTo("SKIPPED");
        assertThat(none.reason()).contains("The next one that is dropped sends everybody again.");
        assertThat(then.state()).as(then.reason()).isEqualTo("SUCCEEDED");
        assertThat(then.count("settled")).isEqualTo(1);
        assertThat(muster.holds("first")).containsExactly("cleo", "dora");
    }

    @Test
    void an_ordinary_restart_is_no_restore() {
        database.people("again", "ann");
        muster.define("again", people("again"));
        muster.imports("again");

        muster.stop();
        muster.start();

        assertThat(muster.imports("again").state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_cohort_that_is_behind_can_be_retired_with_all_who_were_ever_sent() {
        database.people("gone", "ann", "ben");
        muster.define("gone", people("gone"));
        muster.imports("gone");

        startsElsewhere();
        ReportedImport retired =
                history.ended(muster.api.post("/api/cohorts/gone/retire").id());

        assertThat(retired.state()).as(retired.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("gone")).isEmpty();
        assertThat(muster.state("gone")).isEqualTo("RETIRED");
    }

    /** The tables remember another server than the one that they are on. */
    private void startsElsewhere() {
        muster.stop();
        database.execute("update muster.server_identity set server = '1'");
        muster.start();
    }
}
