package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Actor ANNA = new Actor(Actor.Kind.USER, "anna", Role.EDITOR);

    private final Stage stage = new Stage();
    private final Audit audit = stage.access.audit();
    private final Audit.Deed deed = new Audit.Deed(Optional.of(ANNA), "10.0.0.1", "import", "vip", Optional.empty());

    @Test
    void an_action_is_there_before_it_is_done_and_has_its_outcome_after_it() {
        long row = audit.begun(deed);
        assertThat(audit.last(10, Long.MAX_VALUE))
                .singleElement()
                .extracting(Audit.Entry::outcome)
                .isEqualTo(Audit.Outcome.BEGUN);

        audit.ended(row, deed.about(17), Audit.Outcome.DONE);

        assertThat(audit.last(10, Long.MAX_VALUE))
                .containsExactly(new Audit.Entry(
                        row,
                        stage.instant(),
                        "USER",
                        "anna",
                        "10.0.0.1",
                        "import",
                        "vip",
                        Optional.of(17L),
                        Audit.Outcome.DONE,
                        1));
    }

    @Test
    void refused_attempts_of_an_hour_that_are_alike_share_a_row() {
        for (int i = 0; i < 50; i++) {
            audit.refused(deed);
        }
        audit.refused(deed.about("churn"));
        stage.passes(Duration.ofMinutes(61));
        audit.refused(deed);

        assertThat(audit.last(10, Long.MAX_VALUE))
                .extracting(Audit.Entry::times)
                .containsExactly(1, 1, 50);
    }

    @Test
    void refused_attempts_do_not_fill_the_table() {
        stage.sql.sql("""
                        insert into audit (at, kind, who, address, action, subject, outcome)
                        select now(), 'NOBODY', '', n::text, 'import', '', 'REFUSED'
                          from generate_series(1, :n) n""").param("n", Audit.MOST_REFUSED).update();
        audit.done(deed);

        audit.refused(deed);

        List<Audit.Entry> last = audit.last(Audit.MOST_REFUSED + 10, Long.MAX_VALUE);
        assertThat(last).hasSize(Audit.MOST_REFUSED + 1);
        assertThat(last.get(0).outcome()).isEqualTo(Audit.Outcome.REFUSED);
        assertThat(last.get(1).outcome()).isEqualTo(Audit.Outcome.DONE);
    }
}
