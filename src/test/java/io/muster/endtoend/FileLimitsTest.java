package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small file that unpacks to a large one fills no disk and no database. */
class FileLimitsTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(
            from -> SettingsWith.files(from, new Settings.FileLimits(Duration.ofMillis(300), 20_000, 1L << 20)));

    private enum Growth {
        ROWS("rows.csv", "more than 20000 rows") {
            @Override
            byte[] bytes() {
                return text("external_id\n", "ann\n", 21_000);
            }
        },
        PACKED_ROWS("rows.csv.gz", "more than 20000 rows") {
            @Override
            byte[] bytes() {
                return PackedFiles.gzip("external_id\n" + "ann\n".repeat(21_000));
            }
        },
        BYTES("bytes.csv", "more than 1 MiB") {
            @Override
            byte[] bytes() {
                return text("external_id,note\n", "ann," + "x".repeat(996) + "\n", 1_100);
            }
        },
        PACKED_BYTES("bytes.csv.gz", "more than 1 MiB") {
            @Override
            byte[] bytes() {
                return PackedFiles.gzip("external_id,note\n" + ("ann," + "x".repeat(996) + "\n").repeat(1_100));
            }
        },
        ZIPPED_BYTES("bytes.zip", "more than 1 MiB") {
            @Override
            byte[] bytes() {
                return PackedFiles.zip(
                        "bytes.csv", "external_id,note\n" + ("ann," + "x".repeat(996) + "\n").repeat(1_100));
            }
        };

        private final String file;
        private final String why;

        Growth(String file, String why) {
            this.file = file;
            this.why = why;
        }

        abstract byte[] bytes();

        static byte[] text(String header, String row, int rows) {
            return (header + row.repeat(rows)).getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_holds_more_than_the_settings_allow_is_refused(Growth growth) {
        String cohort = growth.name().toLowerCase(Locale.ROOT).replace('_', '-');
        muster.define(cohort, file());

        ReportedImport told = muster.imports(cohort, growth.file, growth.bytes());

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).contains(growth.why).contains("or raise muster.files.most-");
        assertThat(muster.braze.name(cohort)).isEmpty();
        assertThat(muster.folders.failed(cohort)).contains(told.id() + "-" + growth.file);
        assertThat(new HttpBrowser(muster::uri).get("/imports/" + told.id()).body())
                .contains("failed/" + cohort + "/" + told.id() + "-" + growth.file);
    }
}
