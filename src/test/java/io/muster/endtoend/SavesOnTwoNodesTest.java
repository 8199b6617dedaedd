package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two people save in one moment, each on a node of its own: the database lets none of them pass the other. */
class SavesOnTwoNodesTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String DAILY = "{\"daily\": \"%s\", \"zone\": \"Europe/Paris\"}";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Process other;

    @SuppressWarnings("NullAway.Init")
    private static ApiClient there;

    @SuppressWarnings("NullAway.Init")
    private static ExecutorService people;

    @BeforeAll
    static void secondNode() throws IOException {
        people = Executors.newFixedThreadPool(2);
        Path log = folder.resolve("other.log");
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.muster.Main")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Its settings are those of here, whoever runs the test.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("MUSTER_"));
        builder.environment().putAll(muster.environment(port));
        other = builder.start();
        there = new ApiClient(() -> URI.create("http://127.0.0.1:" + port));
        await("the other node").atMost(Duration.ofSeconds(120)).until(() -> {
            assertThat(other.isAlive()).as(Files.readString(log)).isTrue();
            return Files.readString(log).contains("state=READY");
        });
    }

    @AfterAll
    static void stop() {
        other.destroyForcibly().onExit().join();
        people.shutdownNow();
    }

    @Test
    void of_two_schedules_that_were_both_typed_over_the_same_one_is_saved_and_one_told_of_it() throws Exception {
        String path = scheduled("both");
        String seen = tag(path);

        List<ApiReply> replies = atOnce(
                "select 1 from muster.schedule where cohort = 'both' for update",
                () -> muster.api.put(path, DAILY.formatted("08:00"), "If-Match", seen),
                () -> there.put(path, DAILY.formatted("21:00"), "If-Match", seen));

        assertThat(replies).extracting(ApiReply::status).containsExactlyInAnyOrder(200, 412);
        String saved = replies.get(0).status() == 200 ? "08:00" : "21:00";
        String refused = replies.get(0).status() == 200
                ? replies.get(1).detail()
                : replies.get(0).detail();
        assertThat(refused).contains("It stands so now: every day at " + saved);
        assertThat(text(path)).contains(saved);
    }

    @Test
    void of_two_first_schedules_one_is_saved() throws Exception {
        define("first");
        String path = "/api/cohorts/first/schedule";

        List<ApiReply> replies = atOnce(
                "lock table muster.schedule in share mode",
                () -> muster.api.put(path, DAILY.formatted("08:00"), "If-Match", "\"none\""),
                () -> there.put(path, DAILY.formatted("21:00"), "If-Match", "\"none\""));

        assertThat(replies).extracting(ApiReply::status).containsExactlyInAnyOrder(200, 412);
        assertThat(text(path)).contains(replies.get(0).status() == 200 ? "08:00" : "21:00");
    }

    @Test
    void a_schedule_that_is_removed_while_another_saves_it_is_either_gone_or_saved() throws Exception {
        String path = scheduled("gone");
        String seen = tag(path);

        List<ApiReply> replies = atOnce(
                "select 1 from muster.schedule where cohort = 'gone' for update",
                () -> muster.api.delete(path, "If-Match", seen),
                () -> there.put(path, DAILY.formatted("21:00"), "If-Match", seen));

        boolean isRemoved = replies.get(0).status() == 204;
        assertThat(replies.get(0).status()).isEqualTo(isRemoved ? 204 : 412);
        assertThat(replies.get(1).status()).isEqualTo(isRemoved ? 412 : 200);
        assertThat(muster.api.get(path).status()).isEqualTo(isRemoved ? 404 : 200);
    }

    @Test
    void a_schedule_that_is_resumed_while_another_saves_it_is_due_by_what_was_saved() throws Exception {
        String path = scheduled("resumed");
        muster.api.post(path + "/pause");

        List<ApiReply> replies = atOnce(
                "select 1 from muster.schedule where cohort = 'resumed' for update",
                () -> muster.api.post(path + "/resume"),
                () -> there.put(path, DAILY.formatted("21:30")));

        assertThat(replies).extracting(ApiReply::status).containsOnly(200);
        assertThat(muster.api.get(path).json().path("times").path(0).path("at").asText())
                .isEqualTo(muster.api.get(path).json().path("next").asText());
    }

    @Test
    void what_two_approve_in_one_moment_goes_once() throws Exception {
        long parked = parked("approved");

        List<ApiReply> replies = atOnce(
                "lock table muster.import in share mode",
                () -> muster.api.post("/api/imports/" + parked + "/approve"),
                () -> there.post("/api/imports/" + parked + "/approve"));

        assertThat(replies).extracting(ApiReply::status).containsExactlyInAnyOrder(202, 409);
        await("the removes").atMost(WITHIN).until(() -> muster.braze.countOf("approved") == 2);
        assertThat(muster.database.number("select count(*) from muster.import where approves = " + parked))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "cancel"})
    void what_ended_on_one_node_is_neither_approved_nor_cancelled_on_the_other(String action) {
        String cohort = "late" + action;
        long parked = parked(cohort);
        muster.database.people(cohort, TestDatabase.ids(10));
        ReportedImport later = muster.imports(cohort);

        ApiReply reply = there.post("/api/imports/" + (action.equals("approve") ? parked : later.id()) + "/" + action);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.detail())
                .isEqualTo(
                        action.equals("approve")
                                ? "Import " + parked + " has nothing parked that could be approved."
                                : "Import " + later.id() + " has ended; there is nothing to cancel.");
        assertThat(muster.braze.countOf(cohort)).isEqualTo(10);
    }

    @Test
    void an_approval_and_a_cancel_of_what_it_began_end_it_once() throws Exception {
        long parked = parked("bothways");
        String approval = muster.api.post("/api/imports/" + parked + "/approve").id();
        ApiReply cancel = there.post("/api/imports/" + approval + "/cancel");
        ReportedImport ended = muster.history.ended(approval);

        // Either it was heard in time, or all had gone: never a part without a word.
        assertThat(cancel.status()).isIn(202, 200, 204, 409);
        assertThat(ended.state()).isIn("CANCELLED", "SUCCEEDED");
        assertThat(muster.braze.countOf("bothways")).isEqualTo(ended.state().equals("SUCCEEDED") ? 2 : 10);
    }

    /** Both come as far as their write, which waits for what {@code holds}; then they are let go. */
    private static List<ApiReply> atOnce(String holds, Supplier<ApiReply> one, Supplier<ApiReply> two)
            throws Exception {
        try (Connection held = DriverManager.getConnection(muster.database.url(), TestDatabase.OWNER, "owner");
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute(holds);
            CompletableFuture<ApiReply> first = CompletableFuture.supplyAsync(one, people);
            CompletableFuture<ApiReply> second = CompletableFuture.supplyAsync(two, people);
            await("both wait")
                    .atMost(WITHIN)
                    .until(() -> first.isDone()
                            || second.isDone()
                            || muster.database.number("select count(distinct pid) from pg_locks where not granted")
                                    >= 2);
            held.commit();
            return List.of(first.get(), second.get());
        }
    }

    private static void define(String cohort) {
        muster.database.people(cohort, TestDatabase.ids(10));
        muster.define(cohort, people(cohort));
        await("the definition is known there")
                .atMost(WITHIN)
                .until(() -> there.get("/api/cohorts/" + cohort).status() == 200);
    }

    private static String scheduled(String cohort) {
        define(cohort);
        String path = "/api/cohorts/" + cohort + "/schedule";
        assertThat(muster.api.put(path, DAILY.formatted("07:00")).status()).isEqualTo(200);
        return path;
    }

    private static long parked(String cohort) {
        define(cohort);
        muster.imports(cohort);
        muster.database.people(cohort, TestDatabase.ids(2));
        return Long.parseLong(String.valueOf(muster.imports(cohort).id()));
    }

    private static String tag(String path) throws Exception {
        return new HttpBrowser(muster::uri)
                .get(path)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static String text(String path) {
        return muster.api.get(path).json().path("text").asText();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
