package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large cohort on a bad day, by a service with a heap of 128 MB. {@code -Dmuster.members=1000000} makes it a million.
 */
class MillionTest {

    private static final int MEMBERS = Integer.getInteger("muster.members", 100_000);
    private static final int REQUEST = 1000;
    /** One in so many leaves, and as many join. */
    private static final int SHARE = 20;

    @Test
    void a_large_cohort_of_which_every_fifth_request_fails_ends_up_equal(@TempDir Path home) {
        TestDatabase shop = TestDatabase.create();
        shop.execute("create table shop.many (n int)");
        shop.execute("insert into shop.many select generate_series(1, %d)".formatted(MEMBERS));
        try (Sandbox braze = Sandbox.start(SandboxSettings.DEFAULT.withFaults(FaultyRequests.everyFifth(1)));
                MusterProcess service = new MusterProcess(
                        home,
                        braze.uri(),
                        shop,
                        Map.of(
                                "muster.braze.requests-per-second", "500",
                                "muster.braze.response-timeout", "5s",
                                "muster.braze.quiet-time", "6s",
                                "muster.braze.acknowledged-gap", "2s"))) {
            service.define(
                    "many",
                    CohortRecipe.sql("select 'customer-' || n as external_id from shop.many", "datasource: shop"));
            service.start();

            ReportedImport all = imports(service);
            holdsExactly(braze, 1, MEMBERS);
            shop.execute("delete from shop.many where n <= %d".formatted(MEMBERS / SHARE));
            shop.execute("insert into shop.many select generate_series(%d, %d)"
                    .formatted(MEMBERS + 1, MEMBERS + MEMBERS / SHARE));
            ReportedImport changes = imports(service);
            holdsExactly(braze, MEMBERS / SHARE + 1, MEMBERS + MEMBERS / SHARE);
            long requestsBefore = braze.membersRequests();
            ReportedImport none = imports(service);

            assertThat(all.count("added")).isEqualTo(MEMBERS);
            isMinimal(all, MEMBERS);
            isMinimal(changes, 2L * MEMBERS / SHARE);
            assertThat(none.count("requests")).isZero();
            assertThat(braze.membersRequests()).isEqualTo(requestsBefore);
            assertThat(braze.violations()).isEmpty();
        }
    }

    private static ReportedImport imports(MusterProcess service) {
        String id = service.api().post("/api/cohorts/many/imports").id();
        ImportHistory history = new ImportHistory(service.api());
        long begin = System.nanoTime();
        ReportedImport ended = Awaitility.await("the import of " + MEMBERS)
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> history.find(id), ReportedImport::hasEnded);
        System.out.printf(
                "%,d members: %s, %,d added, %,d removed, %,d requests, %,d of them repeats, %.1f s%n",
                ended.count("members"),
                ended.state(),
                ended.count("added"),
                ended.count("removed"),
                ended.count("requests"),
                ended.count("retries"),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
        assertThat(ended.state()).as(ended.reason()).isEqualTo("SUCCEEDED");
        return ended;
    }

    private static void holdsExactly(Sandbox braze, int first, int last) {
        Awaitility.await("late requests").until(() -> braze.effectsPending() == 0);
        assertThat(braze.countOf("many")).isEqualTo(last - first + 1);
        assertThat(IntStream.rangeClosed(first, last).filter(n -> !braze.holds("many", "ecustomer-" + n)))
                .isEmpty();
    }

    /** The changes fill their requests, and those that wait for quiet fill theirs; all others were repeats. */
    private static void isMinimal(ReportedImport ended, long changes) {
        assertThat(ended.count("added") + ended.count("removed")).isEqualTo(changes);
        assertThat(ended.count("requests") - ended.count("retries"))
                .isBetween((changes + REQUEST - 1) / REQUEST, (changes + REQUEST - 1) / REQUEST + 1);
    }
}
