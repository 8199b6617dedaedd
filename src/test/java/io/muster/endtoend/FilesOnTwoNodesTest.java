package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database, with a data folder each or with one for both: every file is imported once, in order. */
class FilesOnTwoNodesTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int FILES = 10;

    private final TestDatabase ours = TestDatabase.create();
    private final TestDatabase shop = TestDatabase.create();

    @Test
    void files_of_two_folders_are_imported_where_they_lie_and_the_newest_is_the_last_word(@TempDir Path home) {
        try (Sandbox braze = Sandbox.start(SandboxSettings.DEFAULT);
                MusterProcess one = node(home.resolve("a"), braze, Map.of());
                MusterProcess two = node(home.resolve("b"), braze, Map.of())) {
            one.start();
            two.start();
            DataFolders[] folders = {new DataFolders(one.data()), new DataFolders(two.data())};
            ImportHistory history = new ImportHistory(two.api());

            for (int i = 0; i < FILES; i++) {
                folders[i % 2].drop(
                        "both", "list-" + i / 2 + ".csv", "external_id\np" + i + "\n", Duration.ofMinutes(30 - i));
            }
            List<ReportedImport> all = await("all are imported")
                    .atMost(SOON)
                    .until(
                            () -> history.of("both"),
                            rows -> rows.size() >= FILES && rows.stream().allMatch(ReportedImport::hasEnded));

            assertThat(all).hasSize(FILES).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
            assertThat(braze.holds("both")).containsExactly("ep" + (FILES - 1));
            assertThat(folders[0].archive("both")).hasSize(FILES / 2);
            assertThat(folders[1].archive("both")).hasSize(FILES / 2);

            // The last one lies with the second node.
            String again = one.api().post("/api/cohorts/both/imports").id();
            ReportedImport there = await("the import where its file lies")
                    .atMost(SOON)
                    .until(() -> history.find(again), ReportedImport::hasEnded);

            assertThat(there.state()).as(there.reason()).isEqualTo("SUCCEEDED");
            assertThat(there.count("rows")).isEqualTo(1);
            assertThat(braze.holds("both")).containsExactly("ep" + (FILES - 1));

            two.kill();
            ours.execute("update muster.place set seen_at = now() - interval '1 hour' where folder like '%/b/%'");
            ApiReply refused = one.api().post("/api/cohorts/both/imports");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.detail()).contains(two.data().toString(), "that node is away since");

            folders[0].drop("both", "list.csv", "external_id\nlast\n", Duration.ZERO);
            await("the file of here waits for nobody").atMost(SOON).until(() -> List.copyOf(braze.holds("both"))
                    .equals(List.of("elast")));
            assertThat(braze.violations()).isEmpty();
        }
    }

    @Test
    void files_of_one_folder_that_both_look_into_are_taken_once(@TempDir Path home) {
        Map<String, String> shared =
                Map.of("muster.data", home.resolve("shared").toString());
        try (Sandbox braze = Sandbox.start(SandboxSettings.DEFAULT);
                MusterProcess one = node(home.resolve("a"), braze, shared);
                MusterProcess two = node(home.resolve("b"), braze, shared)) {
            one.start();
            two.start();
            DataFolders folders = new DataFolders(home.resolve("shared"));
            ImportHistory history = new ImportHistory(one.api());

            for (int i = 0; i < FILES; i++) {
                folders.drop("both", "list-" + i + ".csv", "external_id\np" + i + "\n", Duration.ofMinutes(30 - i));
                folders.drop("other", "list-" + i + ".csv", "external_id\np" + i + "\n", Duration.ofMinutes(30 - i));
            }

            for (String cohort : List.of("both", "other")) {
                List<ReportedImport> all = await("all are imported")
                        .atMost(SOON)
                        .until(
                                () -> history.of(cohort),
                                rows -> rows.size() >= FILES && rows.stream().allMatch(ReportedImport::hasEnded));
                assertThat(all).hasSize(FILES).extracting(ReportedImport::state).containsOnly("SUCCEEDED");
                assertThat(braze.holds(cohort)).containsExactly("ep" + (FILES - 1));
                assertThat(folders.archive(cohort)).hasSize(FILES);
                assertThat(folders.taken(cohort)).isEmpty();
            }
            assertThat(braze.violations()).isEmpty();
        }
    }

    private MusterProcess node(Path home, Sandbox braze, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "muster.database.url", ours.url(),
                "muster.database.user", "postgres",
                "muster.database.password", "postgres",
                "muster.files.still-for", "500ms",
                "muster.braze.quiet-time", "10s",
                "muster.braze.response-timeout", "5s"));
        settings.putAll(more);
        MusterProcess node = new MusterProcess(home, braze.uri(), shop, settings);
        node.define("both", CohortRecipe.file().with(FollowedCohort.NO_GUARDS));
        node.define("other", CohortRecipe.file().with(FollowedCohort.NO_GUARDS));
        return node;
    }
}
