package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {

    private static final String TO_CRM = "notify: { to: [ crm@example.com ] }";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase shop = muster.database;
    private final ImportHistory history = muster.history;

    @Test
    void a_source_that_gives_nothing_is_held_and_told_of_by_mail() throws Exception {
        shop.people("empty", "ann", "ben");
        muster.define("empty", people("empty").named("Emptied people").with(TO_CRM));
        muster.imports("empty");

        shop.people("empty");
        ReportedImport held = muster.imports("empty");

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason()).isEqualTo("The source gave 0 rows; nothing was sent.");
        assertThat(muster.holds("empty")).containsExactly("ann", "ben");
        assertThat(muster.state("empty")).isEqualTo("HELD");
        assertThat(history.states("empty")).containsExactly("HELD", "SUCCEEDED");
        assertThat(ReceivedMail.of(muster.mailroom.about("Emptied people: blocked"))
                        .text())
                .contains(RunningMuster.PUBLIC_URL + "/imports/" + held.id());
    }

    @Test
    void a_source_that_gives_a_tenth_is_parked_until_somebody_approves() {
        shop.people("tenth", TestDatabase.ids(100));
        muster.define("tenth", people("tenth"));
        muster.imports("tenth");

        shop.people("tenth", List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "new"));
        ReportedImport parked = muster.imports("tenth");

        assertThat(parked.state()).isEqualTo("PARTIAL");
        assertThat(parked.reason()).isEqualTo("91 of 100 members would leave, over the limit of 30%.");
        assertThat(parked.count("parkedRemoves")).isEqualTo(91);
        assertThat(parked.count("added")).isEqualTo(1);
        assertThat(muster.braze.countOf("tenth")).isEqualTo(101);
        assertThat(muster.state("tenth")).isEqualTo("PARKED");

        ApiReply approval = muster.api.post("/api/imports/" + parked.id() + "/approve");
        ReportedImport approved = history.ended(approval.id());

        assertThat(approval.status()).isEqualTo(202);
        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(approved.count("removed")).isEqualTo(91);
        assertThat(muster.holds("tenth")).hasSize(10).contains("new", "p1", "p9");
        assertThat(muster.state("tenth")).isEqualTo("IN_SYNC");

        ApiReply again = muster.api.post("/api/imports/" + parked.id() + "/approve");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.contentType()).startsWith("application/problem+json");
    }

    @Test
    void an_approval_is_a_limit_and_more_than_it_are_parked_again() {
        shop.people("grown", TestDatabase.ids(100));
        muster.define("grown", people("grown"));
        muster.imports("grown");
        shop.people("grown", TestDatabase.ids(60));
        ReportedImport parked = muster.imports("grown");

        shop.people("grown", TestDatabase.ids(40));
        ApiReply approval = muster.api.post("/api/imports/" + parked.id() + "/approve");
        ReportedImport again = history.ended(approval.id());

        assertThat(parked.count("parkedRemoves")).isEqualTo(40);
        assertThat(again.state()).isEqualTo("HELD");
        assertThat(again.count("parkedRemoves")).isEqualTo(60);
        assertThat(muster.braze.countOf("grown")).isEqualTo(100);
    }

    @Test
    void an_approval_after_a_day_is_too_late() {
        shop.people("late", TestDatabase.ids(10));
        muster.define("late", people("late"));
        muster.imports("late");
        shop.people("late", TestDatabase.ids(2));
        ReportedImport parked = muster.imports("late");
        shop.execute(
                "update muster.import set finished_at = finished_at - interval '25 hours' where id = " + parked.id());

        ApiReply late = muster.api.post("/api/imports/" + parked.id() + "/approve");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("expired after 24 h");
        assertThat(muster.braze.countOf("late")).isEqualTo(10);
    }

    @Test
    void approving_a_held_import_lets_its_minimum_go() {
        shop.people("small", "ann", "ben", "cleo");
        muster.define("small", people("small").with("guards: { min-members: 3, max-removed: 100% }"));
        muster.imports("small");
        shop.people("small", "ann");
        ReportedImport held = muster.imports("small");

        ReportedImport approved = history.ended(
                muster.api.post("/api/imports/" + held.id() + "/approve").id());

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason())
                .isEqualTo("The cohort would have 1 members, under its minimum of 3; nothing was sent.");
        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("small")).containsExactly("ann");
    }

    @Test
    void too_many_rejected_rows_hold_the_import() {
        shop.people("holes", "ann", "ben", "", " ");
        muster.define("holes", people("holes"));

        ReportedImport held = muster.imports("holes");

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason()).isEqualTo("2 of 4 rows gave no member, over the limit of 20%; nothing was sent.");
        assertThat(muster.braze.name("holes")).isEmpty();
    }

    @Test
    void a_suppression_cohort_is_never_kept_from_shrinking() {
        shop.people("suppressed", TestDatabase.ids(50));
        muster.define("suppressed", people("suppressed").with("guards: { removals: always }"));
        muster.imports("suppressed");

        shop.people("suppressed", "p1");
        ReportedImport shrunk = muster.imports("suppressed");

        assertThat(shrunk.state()).as(shrunk.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("suppressed")).containsExactly("p1");
    }

    @Test
    void two_guards_that_hold_one_after_the_other_are_both_waived_by_a_chain_of_approvals() {
        shop.people("chain", TestDatabase.ids(6));
        muster.define("chain", people("chain").with("guards: { max-removed: 10%, min-members: 4 }"));
        muster.imports("chain");
        shop.people("chain", "p1", "p2");
        ReportedImport first = muster.imports("chain");

        ReportedImport second = history.ended(
                muster.api.post("/api/imports/" + first.id() + "/approve").id());
        ReportedImport third = history.ended(
                muster.api.post("/api/imports/" + second.id() + "/approve").id());

        assertThat(List.of(first.state(), second.state())).containsOnly("HELD");
        assertThat(first.reason()).contains("under its minimum");
        assertThat(second.reason()).contains("4 of 6 members would leave");
        assertThat(third.state()).as(third.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("chain")).containsExactly("p1", "p2");
    }

    @Test
    void a_chain_of_approvals_lets_no_more_go_than_was_approved() {
        shop.people("less", TestDatabase.ids(6));
        muster.define("less", people("less").with("guards: { max-removed: 10%, min-members: 4 }"));
        muster.imports("less");
        shop.people("less", "p1", "p2");
        ReportedImport first = muster.imports("less");
        ReportedImport second = history.ended(
                muster.api.post("/api/imports/" + first.id() + "/approve").id());

        shop.people("less", "p1");
        ReportedImport third = history.ended(
                muster.api.post("/api/imports/" + second.id() + "/approve").id());

        assertThat(third.state()).isEqualTo("HELD");
        assertThat(muster.holds("less")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x08, 0x1b, 0x1e, 0x1f, 0x7f, 0x85})
    void a_control_character_in_an_identifier_is_a_character_like_any(int character) {
        String name = "odd" + character;
        String odd = "p" + Character.toString(character) + "1";
        shop.people(name, odd, "p2", "p3", "a" + Character.toString(character) + "1");
        muster.define(name, people(name));
        muster.imports(name);
        shop.people(name, "p3", "p4");
        ReportedImport parked = muster.imports(name);

        ReportedImport approved = history.ended(
                muster.api.post("/api/imports/" + parked.id() + "/approve").id());

        assertThat(parked.count("parkedRemoves")).as(parked.reason()).isEqualTo(3);
        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(name)).containsExactly("p3", "p4");
    }
}
