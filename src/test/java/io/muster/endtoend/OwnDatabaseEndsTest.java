package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import io.muster.sandbox.fault.FaultSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database's server ends by itself, as when the machine is out of memory. */
class OwnDatabaseEndsTest {

    private static final Duration GOES_ON_WITHIN = Duration.ofMinutes(3);

    private final TestDatabase shop = TestDatabase.create();

    @Test
    void it_is_started_again_and_the_import_ends_right_without_anybody(@TempDir Path home) {
        shop.people("outlives", TestDatabase.ids(10_000));
        try (Sandbox braze = Sandbox.start(
                        SandboxSettings.DEFAULT.withFaults(FaultSettings.NONE.withLatency(Duration.ofMillis(500))));
                MusterProcess service =
                        new MusterProcess(home, braze.uri(), shop, Map.of("muster.braze.in-flight", "1"))) {
            service.define(
                    "outlives", CohortRecipe.sql("select id as external_id from shop.outlives", "datasource: shop"));
            service.start();
            String running = service.api().post("/api/cohorts/outlives/imports").id();
            await("the first members").atMost(GOES_ON_WITHIN).until(() -> braze.countOf("outlives") >= 2_000);

            service.killPostgres();
            int meanwhile = service.api().get("/api/imports/" + running).status();

            ReportedImport told = await("the import")
                    .atMost(GOES_ON_WITHIN)
                    .ignoreExceptions()
                    .until(() -> new ImportHistory(service.api()).find(running), ReportedImport::hasEnded);
            assertThat(meanwhile).isIn(200, 503);
            assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
            assertThat(told.count("added")).isEqualTo(10_000);
            assertThat(braze.countOf("outlives")).isEqualTo(10_000);
            assertThat(braze.violations()).isEmpty();
            assertThat(service.lastLines()).contains("database=started").doesNotContain("status=500");
        }
    }
}
