package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file that no cohort has, and no room to put it aside. */
class FileAsideTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @Test
    void a_file_that_cannot_be_put_aside_stays_is_told_of_and_leaves_one_row_in_the_end() throws IOException {
        Path inTheWay = Files.createFile(muster.folders.data().resolve("failed"));
        muster.folders.drop("nobody", "people.csv", "external_id\nann\n");

        await("the trouble").until(() -> muster.log
                .text()
                .contains("trouble=\"a file of the data folder could not be read, written or moved"));
        assertThat(muster.folders.inbox("nobody")).contains("people.csv");
        assertThat(rows()).isZero();
        assertThat(muster.log.text()).doesNotContain("Rollback file strategy");

        Files.delete(inTheWay);

        await("the file is put aside").until(() -> rows() == 1);
        assertThat(muster.folders.inbox("nobody")).doesNotContain("people.csv");
        assertThat(muster.folders.failed("_unknown")).hasSize(2);
    }

    private static long rows() {
        return muster.database.number("select count(*) from muster.import where cohort = 'nobody'");
    }
}
