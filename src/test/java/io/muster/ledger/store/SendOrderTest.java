package io.muster.ledger.store;

import static io.muster.ledger.store.SendPhase.ADDS;
import static io.muster.ledger.store.SendPhase.LIVE_ADDS;
import static io.muster.ledger.store.SendPhase.LIVE_REMOVES;
import static io.muster.ledger.store.SendPhase.REMOVES;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ledger.store.SendOrder.PhaseRound;
import io.muster.ledger.store.SendOrder.Quiet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SendOrderTest {

    private static final Set<SendPhase> ALL = EnumSet.allOf(SendPhase.class);

    @Test
    void external_ids_go_all_at_once_but_for_what_has_to_wait() {
        assertThat(rounds(false))
                .containsExactly(
                        new PhaseRound(EnumSet.of(REMOVES, ADDS), Quiet.NOTHING),
                        new PhaseRound(EnumSet.of(LIVE_REMOVES, LIVE_ADDS), Quiet.EVERYTHING));
    }

    @Test
    void mixed_kinds_go_removes_first_even_those_that_have_to_wait() {
        assertThat(rounds(true))
                .containsExactly(
                        new PhaseRound(EnumSet.of(REMOVES), Quiet.NOTHING),
                        new PhaseRound(EnumSet.of(LIVE_REMOVES), Quiet.EVERYTHING),
                        new PhaseRound(EnumSet.of(ADDS), Quiet.REMOVES),
                        new PhaseRound(EnumSet.of(LIVE_ADDS), Quiet.EVERYTHING));
    }

    @Test
    void nothing_to_send_is_no_round() {
        assertThat(SendOrder.next(false, Set.of())).isEmpty();
        assertThat(SendOrder.next(true, Set.of())).isEmpty();
    }

    private static List<PhaseRound> rounds(boolean mixed) {
        Set<SendPhase> pending = EnumSet.copyOf(ALL);
        List<PhaseRound> rounds = new ArrayList<>();
        while (!pending.isEmpty()) {
            PhaseRound round = SendOrder.next(mixed, pending).orElseThrow();
            rounds.add(round);
            pending.removeAll(round.phases());
        }
        return rounds;
    }
}
