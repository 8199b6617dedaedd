package io.muster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an import ends, and the only ways between its states. */
class OutcomeTest {

    @Test
    void everything_accepted_is_succeeded() {
        Outcome ending = Outcome.of(new Outcome.Facts(false, Reason.NONE, 0, 0, 12, 0, ""));

        assertThat(ending)
                .isEqualTo(new Outcome(
                        ImportState.SUCCEEDED, FailureKind.NONE, Reason.of(ReasonCode.ACCEPTED, Reason.NONE)));
    }

    @Test
    void nothing_to_send_is_succeeded_and_says_so() {
        Outcome ending = Outcome.of(new Outcome.Facts(false, Reason.NONE, 0, 0, 0, 0, ""));

        assertThat(ending.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(ending.why().sentence()).contains("nothing was sent");
    }

    @Test
    void a_guard_that_let_nothing_go_is_held_with_its_sentence() {
        Outcome ending =
                Outcome.of(new Outcome.Facts(true, Reason.uncoded("The source gave no members."), 0, 3, 0, 0, ""));

        assertThat(ending)
                .isEqualTo(new Outcome(
                        ImportState.HELD, FailureKind.GUARD, Reason.uncoded("The source gave no members.")));
    }

    @Test
    void what_is_parked_goes_before_what_is_refused() {
        Outcome ending = Outcome.of(new Outcome.Facts(false, Reason.uncoded("Too many leave."), 4, 3, 9, 0, ""));

        assertThat(ending)
                .isEqualTo(new Outcome(ImportState.PARTIAL, FailureKind.GUARD, Reason.uncoded("Too many leave.")));
    }

    @Test
    void refused_identifiers_make_it_partial_and_are_counted() {
        assertThat(Outcome.of(new Outcome.Facts(false, Reason.NONE, 0, 1, 9, 0, ""))
                        .why()
                        .sentence())
                .startsWith("Braze refused 1 identifier;");
        assertThat(Outcome.of(new Outcome.Facts(false, Reason.NONE, 0, 2, 9, 0, ""))
                        .why()
                        .sentence())
                .startsWith("Braze refused 2 identifiers;");
        assertThat(Outcome.of(new Outcome.Facts(false, Reason.NONE, 0, 2, 9, 0, ""))
                        .fault())
                .isEqualTo(FailureKind.REFUSED);
    }

    @Property
    void succeeded_means_that_nothing_is_excepted(
            @ForAll boolean held,
            @ForAll @LongRange(min = 0, max = 3) long parked,
            @ForAll @LongRange(min = 0, max = 3) long refused,
            @ForAll @LongRange(min = 0, max = 3) long sent) {
        Outcome ending = Outcome.of(new Outcome.Facts(held, Reason.uncoded("guard"), parked, refused, sent, 0, ""));

        assertThat(ending.state().isFinal()).isTrue();
        assertThat(ending.why().sentence()).isNotBlank();
        assertThat(ending.state() == ImportState.SUCCEEDED).isEqualTo(!held && parked == 0 && refused == 0);
    }

    @Test
    void a_stop_of_the_service_is_no_end() {
        assertThat(Outcome.of(new StopReason.Closing())).isEmpty();
        assertThat(Outcome.of(new StopReason.Fenced())).isEmpty();
        assertThat(Outcome.of(new StopReason.Later(Duration.ofSeconds(3), Reason.of(ReasonCode.FILE_GROWING))))
                .isEmpty();
    }

    @Test
    void every_other_stop_ends_with_its_own_sentence() {
        List<StopReason> stops = List.of(
                new StopReason.Cancelled("ann"),
                new StopReason.Skipped(Reason.uncoded("same")),
                new StopReason.SourceFault(Reason.uncoded("no table")),
                new StopReason.KeysRefusedByBraze(401, Reason.uncoded("keys")),
                new StopReason.KeysRefusedByBraze(404, Reason.uncoded("partner")),
                new StopReason.UnansweredByBraze(Reason.uncoded("silence")),
                new StopReason.DeclinedByBraze(Reason.uncoded("405")),
                new StopReason.CohortRefused(Reason.uncoded("refused")),
                new StopReason.OwnFault(Reason.uncoded("disk")));

        assertThat(stops)
                .extracting(stop -> Outcome.of(stop).orElseThrow())
                .containsExactly(
                        new Outcome(ImportState.CANCELLED, FailureKind.NONE, Reason.of(ReasonCode.CANCELLED, "ann")),
                        new Outcome(ImportState.SKIPPED, FailureKind.NONE, Reason.uncoded("same")),
                        new Outcome(ImportState.FAILED, FailureKind.SOURCE, Reason.uncoded("no table")),
                        new Outcome(ImportState.FAILED, FailureKind.KEYS, Reason.uncoded("keys")),
                        new Outcome(ImportState.FAILED, FailureKind.PARTNER, Reason.uncoded("partner")),
                        new Outcome(ImportState.FAILED, FailureKind.BRAZE, Reason.uncoded("silence")),
                        new Outcome(ImportState.FAILED, FailureKind.BRAZE, Reason.uncoded("405")),
                        new Outcome(ImportState.FAILED, FailureKind.REFUSED, Reason.uncoded("refused")),
                        new Outcome(ImportState.FAILED, FailureKind.MUSTER, Reason.uncoded("disk")));
    }

    @ParameterizedTest
    @EnumSource
    void from_a_state_only_the_written_ways_lead_on(ImportState from) {
        Set<ImportState> ways =
                switch (from) {
                    case QUEUED ->
                        EnumSet.of(ImportState.RUNNING, ImportState.CANCELLED, ImportState.SKIPPED, ImportState.FAILED);
                    case RUNNING -> EnumSet.complementOf(EnumSet.of(ImportState.RUNNING));
                    default -> EnumSet.noneOf(ImportState.class);
                };

        for (ImportState next : ImportState.values()) {
            if (ways.contains(next)) {
                assertThat(from.to(next)).isEqualTo(next);
            } else {
                assertThatThrownBy(() -> from.to(next))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("an import does not go from " + from + " to " + next);
            }
        }
    }

    @Test
    void an_end_is_an_end() {
        assertThat(ImportState.values())
                .filteredOn(state -> !state.isFinal())
                .containsExactly(ImportState.QUEUED, ImportState.RUNNING);
    }
}
