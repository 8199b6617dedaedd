package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.LoggedRequest;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import io.muster.sandbox.fault.FaultSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one database: they share the limit, each leaves the other's imports alone for as long as it lives, and
 * goes on with them when it does not.
 */
class TwoNodesTest {

    private static final int LIMIT = 10;
    private static final int COHORTS = 6;
    private static final int PEOPLE = 8_000;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final TestDatabase ours = TestDatabase.create();
    private final TestDatabase shop = TestDatabase.create();

    @TempDir
    Path home;

    @Test
    void they_send_no_more_together_than_one_may_and_who_sleeps_through_its_lease_sends_nothing_more() {
        shop.people("many", TestDatabase.ids(PEOPLE));
        try (Sandbox braze = braze();
                MusterProcess one = node("a", braze, Map.of());
                MusterProcess sleeper = node("b", braze, Map.of())) {
            start(one, sleeper);
            List<String> ids = begin(one);
            await("both are at work").atMost(WITHIN).until(() -> owners() == 2 && braze.membersRequests() > 10);
            sleeper.freeze();
            // Nobody need wait for half a minute here.
            leases(id(sleeper.data()), "0 s");
            ImportHistory history = new ImportHistory(one.api());
            List<ReportedImport> all =
                    ids.stream().map(id -> ended(history, id)).toList();
            long sent = braze.membersRequests();
            sleeper.thaw();
            await("it hears that it lost them")
                    .atMost(WITHIN)
                    .until(() -> sleeper.lastLines().contains("state=LOST")
                            || sleeper.lastLines().contains("state=PAUSED"));

            assertThat(all).allSatisfy(it -> {
                assertThat(it.state()).as(it.reason()).isEqualTo("SUCCEEDED");
                assertThat(it.count("added")).isEqualTo(PEOPLE);
            });
            // What was on the wire when it fell asleep had arrived long before.
            assertThat(braze.membersRequests()).isEqualTo(sent);
            names().forEach(cohort -> assertThat(braze.countOf(cohort)).isEqualTo(PEOPLE));
            assertLimited(braze.requests());
            assertThat(braze.violations()).isEmpty();
        }
    }

    @Test
    void on_one_data_folder_the_second_leaves_what_runs_alone_and_who_was_killed_goes_on_at_its_next_start() {
        shop.people("many", TestDatabase.ids(PEOPLE));
        Map<String, String> shared = Map.of("muster.data", home.resolve("data").toString());
        try (Sandbox braze = braze();
                MusterProcess first = node("a", braze, shared);
                MusterProcess second = node("b", braze, shared)) {
            first.start();
            List<String> ids = begin(first);
            await("it is at work").atMost(WITHIN).until(() -> braze.membersRequests() > 2);
            String owner = id(home.resolve("data"));
            // Before it stands still: after some seconds Quartz takes such a node for gone.
            await("it ticks").atMost(WITHIN).until(() -> ticking().contains(owner));
            // It lives, and stands still so that its imports do not end before the other has looked.
            first.freeze();
            // No lease runs out: what goes on does so because the folder's lock says that its owner is gone.
            leases(owner, "1 h");
            List<String> before = tokens(owner);
            second.start();
            List<String> after = tokens(owner);
            List<String> ticking = ticking();
            first.kill();
            first.start();
            ImportHistory history = new ImportHistory(second.api());
            List<ReportedImport> all =
                    ids.stream().map(id -> ended(history, id)).toList();

            assertThat(ticking).as("another of Quartz's nodes").anyMatch(name -> !name.equals(owner));
            assertThat(after).as("nobody took them from it").isNotEmpty().isEqualTo(before);
            assertThat(first.lines()).anyMatch(line -> line.contains("it was cut off"));
            assertThat(second.lines()).noneMatch(line -> line.contains("it was cut off"));
            assertThat(all)
                    .allSatisfy(it -> assertThat(it.state()).as(it.reason()).isEqualTo("SUCCEEDED"));
            names().forEach(cohort -> assertThat(braze.countOf(cohort)).isEqualTo(PEOPLE));
            assertLimited(braze.requests());
            assertThat(braze.violations()).isEmpty();
        }
    }

    /** Quartz's nodes, by the names that they gave themselves. */
    private List<String> ticking() {
        return ours.texts("select instance_name from muster.qrtz_scheduler_state");
    }

    private static Sandbox braze() {
        return Sandbox.start(SandboxSettings.DEFAULT
                .withLoggedRequests(10_000)
                .withFaults(FaultSettings.NONE.withLatency(Duration.ofMillis(100))));
    }

    private static List<String> names() {
        return IntStream.range(0, COHORTS).mapToObj(i -> "many-" + i).toList();
    }

    private static List<String> begin(MusterProcess node) {
        return names().stream()
                .map(cohort ->
                        node.api().post("/api/cohorts/" + cohort + "/imports").id())
                .toList();
    }

    private static ReportedImport ended(ImportHistory history, String id) {
        return await("import " + id).atMost(WITHIN).until(() -> history.find(id), ReportedImport::hasEnded);
    }

    private static void start(MusterProcess... nodes) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (MusterProcess node : nodes) {
            all.add(CompletableFuture.runAsync(node::start));
        }
        all.forEach(CompletableFuture::join);
    }

    /** How many processes are at an import. */
    private long owners() {
        return ours.number("select count(distinct owner) from muster.import where state = 'RUNNING'");
    }

    private List<String> tokens(String owner) {
        return ours.texts("select token::text from muster.import where state = 'RUNNING' and owner = '" + owner
                + "' order by id");
    }

    /** The name of the process that holds the folder. */
    private static String id(Path data) {
        try {
            return Files.readString(data.resolve("node.id"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leases(String owner, String left) {
        ours.execute(
                "update muster.import set lease_until = now() + interval '%s' where state = 'RUNNING' and owner = '%s'"
                        .formatted(left, owner));
    }

    /** By the sandbox's clock; a busy machine may bring what left in one second in another's, but not for three. */
    private static void assertLimited(List<LoggedRequest> requests) {
        TreeMap<Instant, Integer> times = new TreeMap<>();
        requests.forEach(request -> times.merge(request.time(), 1, Integer::sum));
        times.keySet().forEach(from -> assertThat(times.subMap(from, from.plusSeconds(3)).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("requests in three seconds")
                .isLessThanOrEqualTo(3 * LIMIT + LIMIT / 2));
    }

    private MusterProcess node(String name, Sandbox braze, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "muster.database.url", ours.url(),
                "muster.database.user", TestDatabase.OWNER,
                "muster.database.password", "owner",
                "muster.braze.requests-per-second", Integer.toString(LIMIT),
                "muster.braze.in-flight", "4",
                "muster.braze.quiet-time", "6s",
                "muster.braze.response-timeout", "5s"));
        settings.putAll(more);
        MusterProcess node = new MusterProcess(home.resolve(name), braze.uri(), shop, settings);
        names().forEach(cohort -> node.define(
                cohort,
                CohortRecipe.sql("select id as external_id from shop.many", "datasource: shop")
                        .with(FollowedCohort.NO_GUARDS)));
        return node;
    }
}
