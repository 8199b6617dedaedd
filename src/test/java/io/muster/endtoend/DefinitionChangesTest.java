package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Definitions that come, change, break and go while the service runs. */
class DefinitionChangesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(settings -> SettingsWith.twin(settings, "other"));

    private final TestDatabase shop = muster.database;

    @Test
    void an_added_cohort_is_known_at_once_and_was_never_imported() {
        shop.people("added", "ann");
        ApiReply before = muster.cohort("added");

        muster.define("added", people("added").named("Added people"));

        assertThat(before.status()).isEqualTo(404);
        assertThat(before.detail()).isEqualTo("There is no cohort added.");
        assertThat(muster.state("added")).isEqualTo("NEVER");
        assertThat(muster.cohort("added").json().get("name").textValue()).isEqualTo("Added people");
        assertThat(muster.imports("added").state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_edited_query_counts_from_the_next_import_on() {
        shop.people("edited", "ann", "ben", "cleo", "dora");
        muster.define("edited", people("edited"));
        muster.imports("edited");

        muster.define("edited", CohortRecipe.sql("select id as external_id from shop.edited where id <> 'ben'"));
        muster.imports("edited");

        assertThat(muster.holds("edited")).containsExactly("ann", "cleo", "dora");
    }

    @Test
    void a_broken_edit_says_so_and_leaves_the_last_good_version_in_force() {
        shop.people("broken", "ann", "ben");
        muster.define("broken", people("broken"));
        muster.imports("broken");
        String good = people("broken").text("broken");

        muster.write("broken", good + "guard: { min-members: 2 }\n");
        await("the broken edit").until(() -> muster.state("broken").equals("INVALID"));

        assertThat(muster.cohort("broken").json().path("problem").asText()).contains("broken.yaml", "guard", "guards");
        assertThat(muster.cohort("broken").json().path("definition").asText()).isEqualTo(good);
        assertThat(muster.imports("broken").state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("broken")).containsExactly("ann", "ben");

        muster.define("broken", people("broken").named("Mended people"));
        assertThat(muster.state("broken")).isEqualTo("IN_SYNC");
    }

    @Test
    void a_removed_cohort_takes_no_call_and_its_members_stay() {
        shop.people("removed", "ann");
        muster.define("removed", people("removed"));
        muster.imports("removed");

        muster.undefine("removed");

        assertThat(muster.api.post("/api/cohorts/removed/imports").status()).isEqualTo(404);
        assertThat(muster.holds("removed")).containsExactly("ann");

        muster.define("removed", people("removed"));
        ReportedImport back = muster.imports("removed");
        assertThat(back.state()).isEqualTo("SUCCEEDED");
        assertThat(back.count("requests")).isZero();
    }

    @Test
    void a_cohort_with_members_does_not_move_to_another_workspace() {
        shop.people("moved", "ann");
        muster.define("moved", people("moved"));
        muster.imports("moved");

        muster.define("moved", people("moved").with("workspace: other"));
        ReportedImport failed = muster.imports("moved");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("workspace", "default", "other");
        assertThat(muster.holds("moved")).containsExactly("ann");

        muster.define("moved", people("moved"));
        assertThat(muster.imports("moved").state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_deleted_definition_keeps_its_ledger_and_says_how_to_retire_it() {
        shop.people("bygone", "ann", "ben");
        muster.define("bygone", people("bygone"));
        muster.imports("bygone");
        muster.undefine("bygone");

        ApiReply call = muster.api.post("/api/cohorts/bygone/imports");
        ApiReply retire = muster.api.post("/api/cohorts/bygone/retire");
        ReportedImport retired = muster.history.ended(retire.id());

        assertThat(call.status()).isEqualTo(404);
        assertThat(call.detail()).contains("its 2 members stay in Braze", "/api/cohorts/bygone/retire");
        assertThat(muster.log.text()).contains("cohort=bygone definition=removed", "/api/cohorts/bygone/retire");
        assertThat(retire.status()).isEqualTo(202);
        assertThat(retired.state()).as(retired.reason()).isEqualTo("SUCCEEDED");
        assertThat(retired.count("removed")).isEqualTo(2);
        assertThat(muster.holds("bygone")).isEmpty();
    }

    @Test
    void a_cohort_moves_to_another_workspace_once_it_is_retired_in_its_own() {
        shop.people("mover", "ann", "ben");
        muster.define("mover", people("mover"));
        muster.imports("mover");
        muster.define("mover", people("mover").with("workspace: other"));

        ReportedImport refused = muster.imports("mover");
        ReportedImport retired = muster.history.ended(
                muster.api.post("/api/cohorts/mover/retire").id());
        boolean empty = muster.holds("mover").isEmpty();
        ReportedImport moved = muster.imports("mover");

        assertThat(refused.reason()).contains("Retire the cohort", "set its ledger aside", "another id");
        assertThat(retired.state()).as(retired.reason()).isEqualTo("SUCCEEDED");
        assertThat(empty).isTrue();
        assertThat(moved.state()).as(moved.reason()).isEqualTo("SUCCEEDED");
        assertThat(moved.count("added")).isEqualTo(2);
    }

    @Test
    void a_cohort_moves_and_leaves_its_members_where_that_is_said_knowingly() {
        shop.people("leaver", "ann", "ben");
        muster.define("leaver", people("leaver"));
        muster.imports("leaver");
        muster.define("leaver", people("leaver").with("workspace: other"));

        ApiReply aside = muster.api.post("/api/cohorts/leaver/set-aside");
        shop.people("leaver", "cleo");
        ReportedImport moved = muster.imports("leaver");

        assertThat(aside.status()).isEqualTo(202);
        assertThat(moved.state()).as(moved.reason()).isEqualTo("SUCCEEDED");
        assertThat(moved.count("presentBefore")).isZero();
        assertThat(moved.count("removed")).isZero();
        // Both workspaces are one in this sandbox: those who were left behind are still there.
        assertThat(muster.holds("leaver")).containsExactlyInAnyOrder("ann", "ben", "cleo");
    }

    @Test
    void a_ledger_is_not_set_aside_under_a_retire_that_waits_for_it() {
        shop.people("stayer", "ann", "ben");
        muster.define("stayer", people("stayer"));
        muster.imports("stayer");
        shop.people("stayer", "ann", "ben", "cleo");
        muster.define(
                "stayer",
                CohortRecipe.sql("select id as external_id from shop.stayer, pg_sleep(2) /* the retire waits */"));
        String running = muster.start("stayer");
        String retire =
                muster.api.post("/api/cohorts/stayer/retire").json().get("id").textValue();

        ApiReply aside = muster.api.post("/api/cohorts/stayer/set-aside");
        muster.api.post("/api/imports/" + running + "/cancel");
        ApiReply again = muster.api.post("/api/cohorts/stayer/set-aside");

        assertThat(aside.status()).isEqualTo(409);
        assertThat(again.status()).isEqualTo(409);
        assertThat(muster.history.ended(retire).state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("stayer")).isEmpty();
        assertThat(muster.api.post("/api/cohorts/stayer/set-aside").status()).isEqualTo(202);
    }

    @Test
    void definitions_that_break_together_are_one_line_with_their_number_and_the_first_few() {
        for (int i = 0; i < 40; i++) {
            muster.write("many" + i, CohortRecipe.file().text("many" + i));
        }
        await("all of them").until(() -> many() == 40);
        muster.log.lines().clear();

        for (int i = 0; i < 40; i++) {
            muster.write("many" + i, "cohort: many" + i + "\nname: [");
        }

        await().until(() -> muster.log.lines().stream()
                        .filter(line -> line.contains("definitions=broken files="))
                        .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*files=(\\d+) .*", "$1")))
                        .sum()
                > 30);
        assertThat(muster.log.lines().stream().filter(line -> line.contains("=broken")))
                .hasSizeLessThan(12);
        muster.undefine(IntStream.range(0, 40).mapToObj(i -> "many" + i).toArray(String[]::new));
    }

    private static long many() {
        return muster.api.get("/api/cohorts").json().findValuesAsText("cohort").stream()
                .filter(cohort -> cohort.startsWith("many"))
                .distinct()
                .count();
    }
}
