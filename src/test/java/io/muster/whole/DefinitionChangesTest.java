package io.muster.whole;

import static io.muster.whole.Recipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Definitions that come, change, break and go while the service runs. */
class DefinitionChangesTest {

    @RegisterExtension
    static final Muster muster = Muster.with(settings -> SettingsWith.twin(settings, "other"));

    private final Database shop = muster.database;

    @Test
    void an_added_cohort_is_known_at_once_and_was_never_imported() {
        shop.people("added", "ann");
        Reply before = muster.cohort("added");

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

        muster.define("edited", Recipe.sql("select id as external_id from shop.edited where id <> 'ben'"));
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
        assertThat(muster.state("broken")).isEqualTo("RIGHT");
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
        Outcome back = muster.imports("removed");
        assertThat(back.state()).isEqualTo("SUCCEEDED");
        assertThat(back.count("requests")).isZero();
    }

    @Test
    void a_cohort_with_members_does_not_move_to_another_workspace() {
        shop.people("moved", "ann");
        muster.define("moved", people("moved"));
        muster.imports("moved");

        muster.define("moved", people("moved").with("workspace: other"));
        Outcome failed = muster.imports("moved");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("workspace", "default", "other");
        assertThat(muster.holds("moved")).containsExactly("ann");

        muster.define("moved", people("moved"));
        assertThat(muster.imports("moved").state()).isEqualTo("SUCCEEDED");
    }
}
