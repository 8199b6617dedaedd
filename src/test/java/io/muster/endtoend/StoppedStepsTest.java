package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator stops a step of the way: imports wait for it with a sentence, and go on when it is started. */
class StoppedStepsTest {

    private static final List<String> WAY = List.of(
            "import",
            "source",
            "lookup",
            "deliver",
            "batch",
            "send-batch",
            "create",
            "send-create",
            "rate-limit",
            "braze-http",
            "outcome",
            "end");

    private static final String LOOKUP = "match: { external_id: known_as, lookup: { key: external_id, "
            + "query: \"select k as external_id, k as known_as from unnest(:keys::text[]) k\" } }";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final JmxClient jmx = JmxClient.here();

    @AfterEach
    void startAll() {
        WAY.forEach(step -> jmx.does("start", step));
    }

    @ParameterizedTest
    @CsvSource({
        "source, stop",
        "lookup, stop",
        "deliver, stop",
        "batch, stop",
        "send-batch, stop",
        "create, stop",
        "send-create, stop",
        "rate-limit, stop",
        "own-limit, stop",
        "braze-http, stop",
        "outcome, stop",
        "end, stop",
        "source, suspend",
        "deliver, suspend",
        "outcome, suspend"
    })
    void an_import_that_begins_waits_for_a_stopped_step_and_goes_on_when_it_is_started(String step, String operation) {
        String cohort = step + "-" + operation;
        muster.define(cohort, step.equals("lookup") ? file().with(LOOKUP) : file());
        jmx.does(operation, step);
        muster.folders.drop(cohort, "people.csv", "external_id\nann\nbob\n");

        await(step).until(() -> muster.history.of(cohort).stream()
                .anyMatch(it -> it.json().at("/waiting/why").asText().equals("OPERATOR")
                        && it.json().at("/waiting/step").asText().equals(step)));
        assertThat(muster.log.text())
                .contains("cohort=" + cohort + " state=WAITING reason=\"the route " + step
                        + " is stopped by an operator\"");

        jmx.does("start", step);

        assertThat(muster.history.ended(cohort, 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("ann", "bob");
        assertThat(muster.log.text()).doesNotContain("DirectConsumerNotAvailable", "Stacktrace");
    }

    @Test
    void a_stopped_lookup_holds_nobody_back_who_looks_nothing_up() {
        muster.define("without-lookup", file());
        jmx.does("stop", "lookup");

        assertThat(muster.imports("without-lookup", "people.csv", "external_id\nann\n")
                        .state())
                .isEqualTo("SUCCEEDED");
        assertThat(muster.holds("without-lookup")).containsExactly("ann");
    }

    @ParameterizedTest
    @CsvSource({
        "deliver, stop",
        "source, stop",
        "outcome, suspend",
        "inbox, stop",
        "import-queue, suspend",
        "import-workers, stop"
    })
    void what_is_done_with_a_routes_consumer_is_done_with_the_route(String step, String operation) {
        String cohort = "consumer-" + step;
        muster.define(cohort, file());
        try {
            jmx.doesToConsumer(operation, step);

            assertThat(jmx.state(step)).isIn("Stopped", "Suspended");
            assertThat(muster.api
                            .get("/health/ready")
                            .json()
                            .path("parts")
                            .path("route " + step)
                            .path("why")
                            .asText())
                    .startsWith("An operator stopped it at ");
            muster.folders.drop(cohort, "people.csv", "external_id\nann\n");
            if (WAY.contains(step)) {
                await(step).until(() -> muster.history.of(cohort).stream()
                        .anyMatch(it -> it.json().at("/waiting/step").asText().equals(step)));
            }
        } finally {
            jmx.does("start", step);
        }

        assertThat(muster.history.ended(cohort, 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("ann");
    }

    @Test
    void no_import_begins_while_the_way_itself_is_stopped_and_all_do_when_it_is_started() {
        muster.define("begins", file());
        jmx.does("stop", "import");
        muster.folders.drop("begins", "people.csv", "external_id\nann\n");
        await().until(() -> muster.history.states("begins"), List.of("QUEUED")::equals);

        jmx.does("start", "import");

        assertThat(muster.history.ended("begins", 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deliver",
                "batch",
                "send-batch",
                "rate-limit",
                "own-limit",
                "braze-http",
                "outcome",
                "end",
                "import"
            })
    void an_import_that_delivers_when_a_step_is_cut_off_goes_on_to_its_end_and_the_next_one_too(String step) {
        String cohort = "cut-" + step;
        muster.define(cohort, file());
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(400)));
        muster.folders.drop(cohort, "people.csv", lines(20_000));
        await().until(() -> muster.holds(cohort).size() > 1000);

        jmx.cutsOff(step);
        jmx.does("start", step);
        muster.braze.faults(FaultSettings.NONE);

        assertThat(muster.history.ended(cohort, 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
        assertThat(muster.holds(cohort)).hasSize(20_000);
        assertThat(muster.imports(cohort, "next.csv", lines(20_001)).count("added"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "deliver", "braze-http", "outcome"})
    void an_import_that_waits_for_an_operator_can_be_cancelled_and_the_next_one_is_not_blocked(String step) {
        String cohort = "cancel-" + step;
        muster.define(cohort, file());
        jmx.does("stop", step);
        muster.folders.drop(cohort, "people.csv", "external_id\nann\n");
        String id = await(step)
                .until(
                        () -> muster.history.of(cohort).stream()
                                .filter(it ->
                                        it.json().at("/waiting/step").asText().equals(step))
                                .toList(),
                        waiting -> !waiting.isEmpty())
                .get(0)
                .id();

        assertThat(muster.api.post("/api/imports/" + id + "/cancel").status()).isEqualTo(202);

        assertThat(muster.history.ended(id).state()).isEqualTo("CANCELLED");
        jmx.does("start", step);
        assertThat(muster.imports(cohort, "next.csv", "external_id\nann\nbob\n").state())
                .isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).contains("bob");
    }

    private static String lines(int count) {
        return TestDatabase.ids(count).stream().collect(Collectors.joining("\n", "external_id\n", "\n"));
    }
}
