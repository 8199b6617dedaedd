package io.muster.ledger;

import static io.muster.ledger.Phase.ADDS;
import static io.muster.ledger.Phase.LIVE_ADDS;
import static io.muster.ledger.Phase.LIVE_REMOVES;
import static io.muster.ledger.Phase.REMOVES;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ledger.Rounds.Quiet;
import io.muster.ledger.Rounds.Round;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Set<Phase> ALL = EnumSet.allOf(Phase.class);

    @Test
    void external_ids_go_all_at_once_but_for_what_has_to_wait() {
        assertThat(rounds(false))
                .containsExactly(
                        new Round(EnumSet.of(REMOVES, ADDS), Quiet.NOTHING),
                        new Round(EnumSet.of(LIVE_REMOVES, LIVE_ADDS), Quiet.EVERYTHING));
    }

    @Test
    void mixed_kinds_go_removes_first_even_those_that_have_to_wait() {
        assertThat(rounds(true))
                .containsExactly(
                        new Round(EnumSet.of(REMOVES), Quiet.NOTHING),
                        new Round(EnumSet.of(LIVE_REMOVES), Quiet.EVERYTHING),
                        new Round(EnumSet.of(ADDS), Quiet.REMOVES),
                        new Round(EnumSet.of(LIVE_ADDS), Quiet.EVERYTHING));
    }

    @Test
    void nothing_to_send_is_no_round() {
        assertThat(Rounds.next(false, Set.of())).isEmpty();
        assertThat(Rounds.next(true, Set.of())).isEmpty();
    }

    private static List<Round> rounds(boolean mixed) {
        Set<Phase> pending = EnumSet.copyOf(ALL);
        List<Round> rounds = new ArrayList<>();
        while (!pending.isEmpty()) {
            Round round = Rounds.next(mixed, pending).orElseThrow();
            rounds.add(round);
            pending.removeAll(round.phases());
        }
        return rounds;
    }
}
