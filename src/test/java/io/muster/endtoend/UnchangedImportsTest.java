package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same people again: their sum says so, and nobody compares them one by one. */
class UnchangedImportsTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @Test
    void a_file_in_another_order_changes_nothing() {
        List<String> ids = TestDatabase.ids(2_000);
        muster.define("shuffled", file());
        muster.imports("shuffled", "a.csv", csv(ids));
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);

        ReportedImport again = muster.imports("shuffled", "b.csv", csv(reversed));

        assertThat(again.state()).as(again.reason()).isEqualTo("SUCCEEDED");
        assertThat(again.count("members")).isEqualTo(2_000);
        assertThat(again.count("unchanged")).isEqualTo(2_000);
        assertThat(again.count("requests")).isZero();
        assertThat(muster.holds("shuffled")).hasSize(2_000);
    }

    @Test
    void skipped_rows_and_a_change_are_seen_after_an_unchanged_import() {
        muster.database.people("seen", "ann", "ben", "");
        muster.define("seen", people("seen").with("guards: { max-rejected: off, max-removed: off }"));
        muster.imports("seen");

        ReportedImport same = muster.imports("seen");
        muster.database.people("seen", "ann", "cleo", "");
        ReportedImport other = muster.imports("seen");

        assertThat(same.count("unchanged")).isEqualTo(2);
        assertThat(same.count("rejected")).isEqualTo(1);
        assertThat(same.count("requests")).isZero();
        assertThat(other.count("added")).isEqualTo(1);
        assertThat(other.count("removed")).isEqualTo(1);
        assertThat(muster.holds("seen")).containsExactly("ann", "cleo");
    }

    @Test
    void one_in_so_many_is_compared_in_full_and_a_difference_is_told_and_mended() {
        muster.database.people("checked", TestDatabase.ids(50));
        muster.define("checked", people("checked"));
        muster.imports("checked");
        // What no import does: somebody is gone from the ledger, and count and sum do not know.
        muster.database.execute("""
                update muster.batch set add_ids = array_remove(add_ids, add_ids[7])
                 where cohort = (select id from muster.cohort where cohort = 'checked')""");
        ReportedImport unseen = muster.imports("checked");
        String before = muster.log.text();
        muster.stop();
        muster.set(settings -> SettingsWith.sumsChecked(settings, OptionalInt.of(1)));
        muster.start();

        ReportedImport seen = muster.imports("checked");

        assertThat(unseen.count("unchanged")).isEqualTo(50);
        assertThat(unseen.count("requests")).isZero();
        assertThat(before).doesNotContain(" sums=");
        assertThat(seen.state()).isEqualTo("SUCCEEDED");
        assertThat(seen.count("requests")).isEqualTo(1);
        assertThat(muster.log.lines())
                .anyMatch(line -> line.startsWith("ERROR") && line.contains(" sums=SAME changes=1 refused=0 "));
    }

    private static String csv(List<String> ids) {
        return ids.stream().collect(Collectors.joining("\n", "external_id\n", "\n"));
    }
}
