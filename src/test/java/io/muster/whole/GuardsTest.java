package io.muster.whole;

import static io.muster.whole.Recipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardsTest {

    private static final String TO_CRM = "notify: { to: [ crm@example.com ] }";

    @RegisterExtension
    static final Muster muster = Muster.asUsual();

    private final Database shop = muster.database;
    private final History history = muster.history;

    @Test
    void a_source_that_gives_nothing_is_held_and_told_of_by_mail() throws Exception {
        shop.people("empty", "ann", "ben");
        muster.define("empty", people("empty").named("Emptied people").with(TO_CRM));
        muster.imports("empty");

        shop.people("empty");
        Outcome held = muster.imports("empty");

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason()).isEqualTo("The source gave 0 rows; nothing was sent.");
        assertThat(muster.holds("empty")).containsExactly("ann", "ben");
        assertThat(muster.state("empty")).isEqualTo("HELD");
        assertThat(history.states("empty")).containsExactly("HELD", "SUCCEEDED");
        assertThat(Letter.of(muster.mailroom.about("Emptied people: held")).text())
                .contains(Muster.PUBLIC_URL + "/imports/" + held.id());
    }

    @Test
    void a_source_that_gives_a_tenth_is_parked_until_somebody_approves() {
        shop.people("tenth", Database.ids(100));
        muster.define("tenth", people("tenth"));
        muster.imports("tenth");

        shop.people("tenth", List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "new"));
        Outcome parked = muster.imports("tenth");

        assertThat(parked.state()).isEqualTo("PARTIAL");
        assertThat(parked.reason()).isEqualTo("91 of 100 members would leave, over the limit of 30%.");
        assertThat(parked.count("parkedRemoves")).isEqualTo(91);
        assertThat(parked.count("added")).isEqualTo(1);
        assertThat(muster.braze.countOf("tenth")).isEqualTo(101);
        assertThat(muster.state("tenth")).isEqualTo("PARKED");

        Reply approval = muster.api.post("/api/imports/" + parked.id() + "/approve");
        Outcome approved = history.ended(approval.id());

        assertThat(approval.status()).isEqualTo(202);
        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(approved.count("removed")).isEqualTo(91);
        assertThat(muster.holds("tenth")).hasSize(10).contains("new", "p1", "p9");
        assertThat(muster.state("tenth")).isEqualTo("RIGHT");

        Reply again = muster.api.post("/api/imports/" + parked.id() + "/approve");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.contentType()).startsWith("application/problem+json");
    }

    @Test
    void an_approval_is_a_limit_and_more_than_it_are_parked_again() {
        shop.people("grown", Database.ids(100));
        muster.define("grown", people("grown"));
        muster.imports("grown");
        shop.people("grown", Database.ids(60));
        Outcome parked = muster.imports("grown");

        shop.people("grown", Database.ids(40));
        Reply approval = muster.api.post("/api/imports/" + parked.id() + "/approve");
        Outcome again = history.ended(approval.id());

        assertThat(parked.count("parkedRemoves")).isEqualTo(40);
        assertThat(again.state()).isEqualTo("HELD");
        assertThat(again.count("parkedRemoves")).isEqualTo(60);
        assertThat(muster.braze.countOf("grown")).isEqualTo(100);
    }

    @Test
    void an_approval_after_a_day_is_too_late() {
        shop.people("late", Database.ids(10));
        muster.define("late", people("late"));
        muster.imports("late");
        shop.people("late", Database.ids(2));
        Outcome parked = muster.imports("late");
        shop.execute(
                "update muster.import set finished_at = finished_at - interval '25 hours' where id = " + parked.id());

        Reply late = muster.api.post("/api/imports/" + parked.id() + "/approve");

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
        Outcome held = muster.imports("small");

        Outcome approved = history.ended(
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

        Outcome held = muster.imports("holes");

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason()).isEqualTo("2 of 4 rows gave no member, over the limit of 20%; nothing was sent.");
        assertThat(muster.braze.name("holes")).isEmpty();
    }

    @Test
    void a_suppression_cohort_is_never_kept_from_shrinking() {
        shop.people("suppressed", Database.ids(50));
        muster.define("suppressed", people("suppressed").with("guards: { removals: always }"));
        muster.imports("suppressed");

        shop.people("suppressed", "p1");
        Outcome shrunk = muster.imports("suppressed");

        assertThat(shrunk.state()).as(shrunk.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("suppressed")).containsExactly("p1");
    }
}
