package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of files when their imports are long over. */
class OldFilesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;

    @Test
    void the_files_of_an_import_that_ended_long_ago_go_but_for_the_last_accepted_one() throws Exception {
        muster.define("churn", file());
        ReportedImport first = muster.imports("churn", "first.csv", "external_id\nann-77\n\"\"\n");
        ReportedImport failed = muster.imports("churn", "wrong.csv", "nothing\nann-77\n");
        ReportedImport last = muster.imports("churn", "last.csv", "external_id\nann-77\nben-77\n");
        ReportedImport same = muster.imports("churn", "same.csv", "external_id\nann-77\nben-77\n");
        Path own = Files.writeString(
                folders.inbox("churn", "x")
                        .resolve("../../../archive/churn/notes.txt")
                        .normalize(),
                "mine");
        assertThat(folders.archive("churn")).hasSize(4);
        assertThat(folders.failed("churn")).hasSize(2);
        assertThat(folders.rejects("churn")).hasSize(1);

        age(failed, 89);
        age(first, 91);
        age(last, 91);
        age(same, 91);
        await("old files gone").until(() -> folders.archive("churn").size() == 2);

        assertThat(folders.archive("churn")).containsExactlyInAnyOrder(last.id() + "-last.csv", "notes.txt");
        assertThat(own).exists();
        await("rejects gone").until(() -> folders.rejects("churn").isEmpty());
        assertThat(folders.failed("churn")).hasSize(2);

        age(failed, 91);
        await("failed file and its reason gone")
                .until(() -> folders.failed("churn").isEmpty());

        List<String> said = muster.log.lines().stream()
                .filter(line -> line.contains("files=removed"))
                .toList();
        assertThat(said).isNotEmpty().noneMatch(line -> line.contains("-77") || line.contains(".csv"));
        assertThat(muster.imports("churn").state()).isEqualTo("SUCCEEDED");
    }

    private static void age(ReportedImport ended, int days) {
        muster.database.execute("update muster.import set finished_at = now() - interval '%d days' where id = %s"
                .formatted(days, ended.id()));
    }
}
