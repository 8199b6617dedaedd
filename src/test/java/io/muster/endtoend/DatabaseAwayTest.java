package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.sandbox.fault.FaultSettings;
import io.muster.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our database goes away while an import is at work: the same import goes on by itself when it is back. */
class DatabaseAwayTest {

    private static final int MEMBERS = 20_000;

    private static Optional<CuttableConnection> cable = Optional.empty();

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(DatabaseAwayTest::throughCable);

    private static Settings throughCable(Settings from) {
        String url = from.database().url().orElseThrow();
        CuttableConnection ours = new CuttableConnection(
                URI.create(url.substring("jdbc:".length())).getPort());
        cable = Optional.of(ours);
        return SettingsWith.database(from, url.replaceFirst(":\\d+/", ":" + ours.port() + "/"));
    }

    @AfterEach
    void mend() {
        cable.orElseThrow().mend();
        await().until(() -> muster.api.get("/health/ready").status() == 200);
    }

    @AfterAll
    static void close() {
        cable.ifPresent(CuttableConnection::close);
    }

    /** When it goes away. */
    enum Moment {
        READING(it -> it.count("rows") > 0 && it.count("rows") < MEMBERS),
        DELIVERING(it -> it.count("requests") > 2);

        private final Predicate<ReportedImport> now;

        Moment(Predicate<ReportedImport> now) {
            this.now = now;
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void an_import_goes_on_by_itself_when_a_database_that_was_away_is_back(Moment moment) {
        String id = isAt(moment, "away-" + moment.name().toLowerCase(Locale.ROOT));

        cable.orElseThrow().cut();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
        cable.orElseThrow().mend();

        goesOn(id);
        assertThat(muster.log.text()).doesNotContain("\tat ", "Stacktrace", "Message History");
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void an_import_goes_on_by_itself_when_its_sessions_were_ended(Moment moment) {
        String id = isAt(moment, "ended-" + moment.name().toLowerCase(Locale.ROOT));

        for (int i = 0; i < 3; i++) {
            muster.database.number("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid()""");
        }

        goesOn(id);
        assertThat(muster.log.text()).doesNotContain("\tat ", "Stacktrace", "Message History");
    }

    @Test
    void the_service_can_be_stopped_while_its_database_is_away_and_goes_on_at_its_next_start() {
        String id = isAt(Moment.DELIVERING, "stopped");
        cable.orElseThrow().cut();

        assertTimeoutPreemptively(Duration.ofSeconds(80), muster::stop);
        cable.orElseThrow().mend();
        muster.start();

        goesOn(id);
    }

    private static String isAt(Moment moment, String cohort) {
        muster.define(cohort, file());
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(300)));
        if (moment == Moment.READING) {
            // Each row as slow as a source can be.
            muster.database.people("slow", TestDatabase.ids(MEMBERS));
            muster.define(
                    cohort,
                    CohortRecipe.sql("select id as external_id from shop.slow where pg_sleep(0.0002) is not null")
                            .with("guards: { max-removed: off }"));
            muster.start(cohort);
        } else {
            muster.folders.drop(
                    cohort,
                    "people.csv",
                    TestDatabase.ids(MEMBERS).stream().collect(Collectors.joining("\n", "external_id\n", "\n")));
        }
        return await(cohort + " " + moment)
                .until(
                        () -> muster.history.of(cohort).stream()
                                .filter(moment.now)
                                .toList(),
                        found -> !found.isEmpty())
                .get(0)
                .id();
    }

    private static void goesOn(String id) {
        ReportedImport ended = await("the end of import " + id)
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> muster.history.find(id), ReportedImport::hasEnded);
        assertThat(ended.state()).as(ended.reason()).isEqualTo("SUCCEEDED");
        String cohort = ended.json().path("cohort").asText();
        muster.braze.faults(FaultSettings.NONE);
        assertThat(muster.holds(cohort)).hasSize(MEMBERS);
    }
}
