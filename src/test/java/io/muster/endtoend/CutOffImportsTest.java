package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import at which the process ends each time, such as one that takes all memory, is not begun again for ever. */
class CutOffImportsTest {

    private static final int BEGUN = 4;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String SLOW = "match: { external_id: ext, lookup: { datasource: shop, query: "
            + "\"select id, id as ext from shop.slow, pg_sleep(300) where id = any(:keys)\", key: id } }";

    private final TestDatabase shop = TestDatabase.create();

    @Test
    void it_fails_with_its_cause_after_a_few_times_and_others_go_on(@TempDir Path home) {
        try (Sandbox braze = Sandbox.start(SandboxSettings.DEFAULT);
                MusterProcess service = new MusterProcess(home, braze.uri(), shop, Map.of())) {
            shop.people("slow", "ann", "ben");
            service.define("deadly", file().with(SLOW));
            service.define("harmless", shop());
            ImportHistory history = new ImportHistory(service.api());
            DataFolders folders = new DataFolders(home.resolve("data"));
            service.start();
            folders.drop("deadly", "people.csv", "id\nann\nben\n");
            for (int i = 0; i < BEGUN; i++) {
                await("it is at work, time " + i).atMost(WITHIN).until(() -> history.of("deadly").stream()
                        .anyMatch(it -> it.state().equals("RUNNING")));
                service.kill();
                service.start();
            }
            ReportedImport told =
                    await("its end").atMost(WITHIN).until(() -> history.last("deadly"), ReportedImport::hasEnded);
            ReportedImport other = history.ended(
                    service.api().post("/api/cohorts/harmless/imports").id());

            assertThat(told.state()).isEqualTo("FAILED");
            assertThat(told.reason())
                    .startsWith("Muster ended 4 times while this import was being prepared")
                    .contains("nothing was sent", "OutOfMemoryError", "-Xmx");
            assertThat(history.of("deadly")).hasSize(1);
            assertThat(folders.failed("deadly")).anyMatch(name -> name.contains("people.csv"));
            assertThat(folders.inbox("deadly")).isEmpty();
            assertThat(other.state()).as(other.reason()).isEqualTo("SUCCEEDED");
            assertThat(braze.countOf("deadly")).isZero();
            assertThat(service.isAlive()).isTrue();
        }
    }

    private static CohortRecipe shop() {
        return CohortRecipe.sql("select id as external_id from shop.slow", "datasource: shop");
    }
}
