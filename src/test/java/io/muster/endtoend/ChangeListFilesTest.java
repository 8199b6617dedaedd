package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.changes;
import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangeListFilesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;

    @Test
    void each_row_says_who_joins_and_who_leaves() {
        muster.define("listed", changes().with("guards: { max-removed: 100% }"));

        ReportedImport first = muster.imports("listed", "1.csv", "external_id,op\nann,add\nben,ADD\ncleo,+\n");
        ReportedImport second =
                muster.imports("listed", "2.csv", "external_id,op\nann,remove\ndora,add\nben,-\nemil,−\n");

        assertThat(first.state()).as(first.reason()).isEqualTo("SUCCEEDED");
        assertThat(second.state()).as(second.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("listed")).containsExactly("cleo", "dora");
        assertThat(second.count("added")).isEqualTo(1);
        assertThat(second.count("removed")).isEqualTo(2);
        assertThat(folders.archive("listed")).hasSize(2);
    }

    @Test
    void the_last_row_about_somebody_counts() {
        muster.define("wavering", changes());

        ReportedImport told = muster.imports(
                "wavering", "1.csv", "external_id,op\nann,add\nben,add\nann,remove\nben,remove\nben,add\n");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("wavering")).containsExactly("ben");
    }

    @Test
    void a_row_that_says_neither_is_rejected_and_the_others_count() {
        muster.define("neither", changes().with("guards: { max-rejected: 60% }"));

        ReportedImport told = muster.imports("neither", "1.csv", "external_id,op\nann,add\nben,perhaps\n");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("rejected")).isEqualTo(1);
        assertThat(muster.holds("neither")).containsExactly("ann");
        assertThat(folders.text("rejects/neither/" + told.id() + ".csv")).contains("NO_OPERATION");
    }

    @Test
    void the_rejects_of_a_file_are_mended_and_dropped_back_as_adds() {
        muster.define("mended", file().with("guards: { max-rejected: 50% }"));
        ReportedImport first = muster.imports("mended", "people.csv", "external_id,name\nann,Ann\nben,Ben\n,Cleo\n");
        String rejects = folders.text("rejects/mended/" + first.id() + ".csv");

        ReportedImport second = muster.imports(
                "mended", "rejects.csv", rejects.replace("NO_IDENTIFIER,,Cleo", "NO_IDENTIFIER,cleo,Cleo"));

        assertThat(first.count("rejected")).isEqualTo(1);
        assertThat(second.state()).as(second.reason()).isEqualTo("SUCCEEDED");
        assertThat(second.count("added")).isEqualTo(1);
        assertThat(second.count("removed")).isZero();
        assertThat(muster.holds("mended")).containsExactly("ann", "ben", "cleo");
    }

    @Test
    void the_rejects_of_a_query_may_be_dropped_back_too() {
        muster.database.people("queried", "ann", "ben", "");
        muster.define("queried", people("queried").with("guards: { max-rejected: 50% }"));
        ReportedImport first = muster.imports("queried");
        String rejects = folders.text("rejects/queried/" + first.id() + ".csv");

        ReportedImport second =
                muster.imports("queried", "rejects.csv", rejects.replace("NO_IDENTIFIER,", "NO_IDENTIFIER,cleo"));

        assertThat(second.state()).as(second.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("queried")).containsExactly("ann", "ben", "cleo");
    }

    @Test
    void a_value_that_looks_like_a_formula_comes_back_as_it_was() {
        muster.define("formula", file().with("guards: { max-rejected: 50% }"));
        ReportedImport first = muster.imports("formula", "people.csv", "external_id,name\nann,Ann\n,=1+1\n");

        String rejects = folders.text("rejects/formula/" + first.id() + ".csv");

        assertThat(rejects).doesNotContain(",=1+1");
        ReportedImport second =
                muster.imports("formula", "back.csv", rejects.replace("NO_IDENTIFIER,", "NO_IDENTIFIER,'=2+2"));
        assertThat(second.state()).as(second.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("formula")).containsExactly("=2+2", "ann");
    }

    /** As for somebody whom Braze did not know when the list came. */
    @Test
    void a_refresh_sends_all_that_lists_let_in_again() {
        muster.define("fresh", changes().with("guards: { max-removed: 100% }"));
        muster.imports("fresh", "1.csv", "external_id,op\nann,add\nben,add\ncleo,add\n");
        muster.imports("fresh", "2.csv", "external_id,op\nben,remove\ndora,add\n");
        long sent = muster.braze.identifiersSent();

        ReportedImport refreshed = muster.history.ended(
                muster.api.post("/api/cohorts/fresh/refresh").id());

        assertThat(refreshed.state()).as(refreshed.reason()).isEqualTo("SUCCEEDED");
        assertThat(refreshed.count("settled")).isEqualTo(3);
        assertThat(muster.braze.identifiersSent() - sent).isEqualTo(3);
        assertThat(muster.holds("fresh")).containsExactly("ann", "cleo", "dora");
    }
}
