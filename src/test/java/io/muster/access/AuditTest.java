package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.Actor.ActorKind;
import io.muster.access.Audit.AuditEntry;
import io.muster.access.Audit.AuditOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Actor ANNA = new Actor(ActorKind.USER, "anna", Role.EDITOR);

    private final AccessFixture stage = new AccessFixture();
    private final Audit audit = stage.access.audit();
    private final Audit.AuditedAction audited =
            new Audit.AuditedAction(Optional.of(ANNA), "10.0.0.1", "import", "vip", Optional.empty());

    @Test
    void an_action_is_there_before_it_is_done_and_has_its_outcome_after_it() {
        long row = audit.begun(audited);
        assertThat(audit.last(10, Long.MAX_VALUE))
                .singleElement()
                .extracting(AuditEntry::outcome)
                .isEqualTo(AuditOutcome.BEGUN);

        audit.ended(row, audited.about(17), AuditOutcome.DONE);

        assertThat(audit.last(10, Long.MAX_VALUE))
                .containsExactly(new AuditEntry(
                        row,
                        stage.instant(),
                        "USER",
                        "anna",
                        "10.0.0.1",
                        "import",
                        "vip",
                        Optional.of(17L),
                        AuditOutcome.DONE,
                        1,
                        ""));
    }

    @Test
    void refused_attempts_of_an_hour_that_are_alike_share_a_row() {
        for (int i = 0; i < 50; i++) {
            audit.refused(audited);
        }
        audit.refused(audited.about("churn"));
        stage.passes(Duration.ofMinutes(61));
        audit.refused(audited);

        assertThat(audit.last(10, Long.MAX_VALUE)).extracting(AuditEntry::times).containsExactly(1, 1, 50);
    }

    @Test
    void refused_attempts_do_not_fill_the_table() {
        stage.sql.sql("""
                        insert into audit (at, kind, who, address, action, subject, outcome)
                        select now(), 'USER', 'eve', n::text, 'import', '', 'REFUSED'
                          from generate_series(1, :n) n""").param("n", Audit.MOST_REFUSED).update();
        audit.done(audited);

        audit.refused(audited);

        List<AuditEntry> last = audit.last(Audit.MOST_REFUSED + 10, Long.MAX_VALUE);
        assertThat(last).hasSize(Audit.MOST_REFUSED + 1);
        assertThat(last.get(0).outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(last.get(1).outcome()).isEqualTo(AuditOutcome.DONE);
    }

    @Test
    void what_nobody_known_tries_pushes_out_no_sign_in_and_nothing_of_somebody_known() {
        Audit.AuditedAction signIn =
                new Audit.AuditedAction(Optional.empty(), "10.0.0.1", "sign-in", "", Optional.empty());
        audit.refused(signIn);
        audit.refused(audited);
        stage.sql
                .sql("""
                        insert into audit (at, kind, who, address, action, subject, outcome)
                        select cast(:now as timestamptz) - interval '2 hours', 'NOBODY', '', n::text, 'import', '', 'REFUSED'
                          from generate_series(1, :n) n""")
                .param("n", Audit.MOST_REFUSED + 100)
                .param("now", java.sql.Timestamp.from(stage.instant()))
                .update();

        audit.refused(new Audit.AuditedAction(Optional.empty(), "10.9.9.9", "import", "", Optional.empty()));

        List<AuditEntry> kept = audit.last(20_000, Long.MAX_VALUE);
        assertThat(kept).hasSize(Audit.MOST_REFUSED + 2);
        assertThat(kept).extracting(AuditEntry::action).contains("sign-in");
        assertThat(kept).extracting(AuditEntry::who).contains("anna");
    }

    @Test
    void tries_of_nobody_known_from_many_places_come_to_share_a_row() {
        for (int i = 0; i < 700; i++) {
            audit.refused(new Audit.AuditedAction(
                    Optional.empty(), "10.0." + i / 250 + "." + i % 250, "sign-in", "", Optional.empty()));
            audit.refused(new Audit.AuditedAction(
                    Optional.empty(), "2001:db8:1:2::" + Integer.toHexString(i), "import", "", Optional.empty()));
        }

        List<AuditEntry> rows = audit.last(2_000, Long.MAX_VALUE);
        assertThat(rows.stream().filter(row -> row.action().equals("sign-in"))).hasSizeBetween(2, 510);
        assertThat(rows.stream().filter(row -> row.action().equals("import")))
                .singleElement()
                .satisfies(row -> assertThat(row.times()).isEqualTo(700))
                .satisfies(row -> assertThat(row.address()).isEqualTo("2001:db8:1:2::/64"));
    }

    @Test
    void what_became_of_it_is_in_the_row() {
        long row = audit.begun(audited);
        audit.ended(row, audited.with("role viewer → editor"), AuditOutcome.DONE);

        assertThat(audit.last(1, Long.MAX_VALUE))
                .singleElement()
                .extracting(AuditEntry::detail)
                .isEqualTo("role viewer → editor");
    }
}
