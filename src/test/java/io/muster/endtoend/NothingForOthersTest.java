package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened: nothing under the data folder is for anybody but the service's own user. */
class NothingForOthersTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final TestDatabase shop = TestDatabase.create();

    @Test
    void after_imports_failures_mails_rejects_and_a_restart(@TempDir Path home) throws Exception {
        try (Sandbox braze = Sandbox.start(SandboxSettings.DEFAULT);
                MusterProcess service = new MusterProcess(home, braze.uri(), shop, Map.of())) {
            shop.people("some", "ann", "ben");
            String mail = "notify: { to: [crm@example.com] }";
            service.define("listed", file().with(mail).with("guards: { max-rejected: 100% }"));
            service.define(
                    "queried",
                    CohortRecipe.sql("select id as external_id from shop.some", "datasource: shop")
                            .with(mail));
            service.define(
                    "broken",
                    CohortRecipe.sql("select nothing from shop.none", "datasource: shop")
                            .with(mail));
            service.start();
            DataFolders folders = new DataFolders(home.resolve("data"));
            ImportHistory history = new ImportHistory(service.api());
            folders.drop("listed", "people.csv", "external_id\nann\n\"\"\nben\n" + "x".repeat(1_100) + "\n");
            folders.drop("listed", "broken.csv", "nothing\nof ours\n");
            folders.drop("nobody", "people.csv", "external_id\nann\n");
            for (Path each : List.of(folders.inbox("listed", "people.csv"), folders.inbox("nobody", "people.csv"))) {
                if (Files.exists(each)) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-rw-rw-"));
                }
            }
            await("the files")
                    .atMost(WITHIN)
                    .until(() -> history.of("listed").stream()
                                    .filter(ReportedImport::hasEnded)
                                    .count()
                            == 2);
            service.api().post("/api/cohorts/queried/previews");
            for (String cohort : List.of("queried", "broken")) {
                String id = service.api()
                        .post("/api/cohorts/" + cohort + "/imports")
                        .id();
                await("its end").atMost(WITHIN).until(() -> history.find(id).hasEnded());
            }
            await("mails").atMost(WITHIN).until(() -> folders.outbox().size() >= 3);
            await("the folder without a definition")
                    .atMost(WITHIN)
                    .until(() -> Files.isDirectory(home.resolve("data/failed/_unknown")));

            assertThat(folders.rejects("listed")).isNotEmpty();
            assertThat(folders.failed("listed")).isNotEmpty();
            assertThat(open(home.resolve("data"))).isEmpty();
            service.stop();
            assertThat(open(home.resolve("data"))).as("stopped").isEmpty();
            service.start();
            assertThat(open(home.resolve("data"))).as("started again").isEmpty();
            service.kill();
            service.start();
            assertThat(open(home.resolve("data"))).as("after a kill").isEmpty();
        }
    }

    /** What others may read, write or run; those that go away while they are looked at are none. */
    private static List<String> open(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each -> !Files.isSymbolicLink(each))
                    // Made by this test, as those who drop files make theirs.
                    .filter(each -> !List.of("made", "nobody").contains(String.valueOf(each.getFileName())))
                    .filter(NothingForOthersTest::isOpen)
                    .map(each -> folder.relativize(each).toString())
                    .toList();
        } catch (UncheckedIOException gone) {
            return open(folder);
        }
    }

    private static boolean isOpen(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
                    .endsWith("------");
        } catch (IOException gone) {
            return false;
        }
    }
}
