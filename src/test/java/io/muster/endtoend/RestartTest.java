package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestartTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final Sandbox braze = muster.braze;
    private final TestDatabase shop = muster.database;
    private final ImportHistory history = muster.history;

    @Test
    void an_import_that_was_cut_off_goes_on_without_reading_its_source_again() {
        shop.people("resumed", TestDatabase.ids(30_000));
        muster.define("resumed", people("resumed"));
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(300)));
        String running = muster.start("resumed");
        await("the first members").until(() -> braze.countOf("resumed") >= 4_000);

        muster.stop();
        int before = braze.countOf("resumed");
        shop.execute("drop table shop.resumed");
        braze.faults(FaultSettings.NONE);
        muster.start();
        ReportedImport told = history.ended(running);

        assertThat(before).isLessThan(30_000);
        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("added")).isEqualTo(30_000);
        assertThat(braze.countOf("resumed")).isEqualTo(30_000);
        assertThat(history.of("resumed")).hasSize(1);
    }

    @Test
    void a_file_that_waits_is_imported_once_after_the_restart() {
        muster.define("waiting", file().with("guards: { max-removed: 100% }"));
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofSeconds(2)));
        muster.folders.drop("waiting", "1.csv", "external_id\nann\n", Duration.ofMinutes(9));
        await("the first file at work")
                .until(() -> !history.of("waiting").isEmpty()
                        && history.last("waiting").state().equals("RUNNING"));
        muster.folders.drop("waiting", "2.csv", "external_id\nben\n");
        await("the second file in line").until(() -> history.of("waiting").size() == 2);

        muster.stop();
        braze.faults(FaultSettings.NONE);
        muster.start();
        List<ReportedImport> all = history.ended("waiting", 2);

        assertThat(all).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
        assertThat(all).extracting(ReportedImport::file).containsExactly("2.csv", "1.csv");
        assertThat(muster.holds("waiting")).containsExactly("ben");
        assertThat(muster.folders.archive("waiting")).hasSize(2);
        assertThat(muster.folders.inbox("waiting")).isEmpty();
    }

    @Test
    void a_file_dropped_while_the_service_was_down_is_imported() {
        muster.define("asleep", file());

        muster.stop();
        muster.folders.drop("asleep", "people.csv", "external_id\nann\n");
        muster.start();

        assertThat(history.ended("asleep", 1)).extracting(ReportedImport::state).containsExactly("SUCCEEDED");
        assertThat(muster.holds("asleep")).containsExactly("ann");
    }

    @Test
    void an_import_that_still_read_its_source_begins_again() {
        shop.people("reading", "ann", "ben");
        muster.define("reading", CohortRecipe.sql("select id as external_id, pg_sleep(1) from shop.reading"));
        String running = muster.start("reading");
        await("the query at work").until(() -> shop.working("pg_sleep(1)") == 1);

        muster.stop();
        muster.start();
        ReportedImport told = history.ended(running);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("reading")).containsExactly("ann", "ben");
        assertThat(history.of("reading")).hasSize(1);
    }

    @Test
    void what_was_known_before_is_known_after() {
        shop.people("kept", "ann");
        muster.define("kept", people("kept"));
        muster.imports("kept");
        var before = muster.cohort("kept").json();

        muster.stop();
        muster.start();

        assertThat(muster.cohort("kept").json()).isEqualTo(before);
        ReportedImport next = muster.imports("kept");
        assertThat(next.count("requests")).isZero();
        assertThat(next.count("presentBefore")).isEqualTo(1);
    }
}
