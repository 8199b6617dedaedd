package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a gate before Braze, which can be closed and knows who comes. */
class ConnectionTest {

    @RegisterExtension
    static final RunningMuster muster =
            RunningMuster.with(settings -> SettingsWith.retryFor(settings, Duration.ofSeconds(1)));

    private static final LoadBalancer GATE = new LoadBalancer(muster.braze.uri());

    private final Sandbox braze = muster.braze;
    private final TestDatabase shop = muster.database;

    @BeforeAll
    static void some_come_through_the_gate() {
        muster.stop();
        muster.set(settings -> SettingsWith.workspace(settings, "gated", GATE.uri(), RunningMuster.IMPORT_KEY));
        muster.start();
        // That one request would count as one more in flight.
        await("the connection test").until(() -> muster.log.text().contains("workspace=gated connection=OK"));
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void an_unreachable_endpoint_fails_the_import_and_the_next_one_completes() {
        shop.people("unreachable", "ann", "ben");
        muster.define("unreachable", people("unreachable").with("workspace: gated"));
        GATE.closes();

        ReportedImport failed = muster.imports("unreachable");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).startsWith("Braze gave no definite answer for 1 s");
        assertThat(muster.log.lines().stream().filter(line -> line.contains("braze=UNANSWERED")))
                .as("said while it is repeated, once an import")
                .hasSize(1);
        assertThat(muster.state("unreachable")).isEqualTo("FAILED");

        GATE.opens();
        ReportedImport next = muster.imports("unreachable");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("unreachable")).containsExactly("ann", "ben");
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 409, 422})
    void a_status_that_braze_never_gives_fails_the_import_at_once_and_refuses_nobody(int status) {
        String cohort = "declined-" + status;
        shop.people("declined", "ann", "ben");
        muster.define(cohort, people("declined").with("workspace: gated"));
        GATE.answers(status);

        ReportedImport failed = muster.imports(cohort);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason())
                .startsWith("Braze answered " + status)
                .contains("nobody is marked as refused", "endpoint of workspace gated");
        assertThat(failed.count("requests")).isEqualTo(1);
        assertThat(failed.count("refused")).isZero();
        assertThat(failed.count("uncertain")).isZero();

        GATE.answers(0);
        ReportedImport next = muster.imports(cohort);

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("ann", "ben");
    }

    @Test
    void an_endpoint_that_is_away_is_said_once_and_not_at_every_look() {
        GATE.closes();
        muster.set(settings -> SettingsWith.workspace(settings, "gated", GATE.uri(), "another-key-51"));
        long before = unknown();

        await("a test of the connection").until(() -> unknown() > before);
        await().during(Duration.ofSeconds(2)).until(() -> unknown() == before + 1);

        muster.set(settings -> SettingsWith.workspace(settings, "gated", GATE.uri(), RunningMuster.IMPORT_KEY));
        GATE.opens();
        long good = good();
        await("a good test").until(() -> good() > good);
    }

    private static long unknown() {
        return said("workspace=gated connection=UNKNOWN");
    }

    private static long good() {
        return said("workspace=gated connection=OK");
    }

    private static long said(String words) {
        return muster.log.lines().stream().filter(line -> line.contains(words)).count();
    }

    @Test
    void no_more_requests_are_in_flight_than_are_set_and_each_says_who_it_is() {
        shop.people("flight", TestDatabase.ids(40_000));
        muster.define("flight", people("flight").with("workspace: gated"));
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(150)));
        GATE.mostAtOnce();

        ReportedImport told = muster.imports("flight");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(GATE.mostAtOnce()).isBetween(4, 8);
        assertThat(GATE.userAgents()).isEqualTo(Set.of(RunningMuster.USER_AGENT));
        assertThat(braze.countOf("flight")).isEqualTo(40_000);
    }
}
