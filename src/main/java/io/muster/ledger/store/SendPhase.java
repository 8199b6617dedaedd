package io.muster.ledger.store;

/**
 * The order in which batches of an import may leave (docs/design.md, rules 7 and 8). A change is <i>live</i> while an
 * unanswered request of the contrary kind may still take effect.
 */
enum SendPhase {
    REMOVES(1),
    ADDS(2),
    LIVE_REMOVES(3),
    LIVE_ADDS(4);

    final int number;

    SendPhase(int number) {
        this.number = number;
    }

    static SendPhase of(MemberChange change) {
        if (change.live()) {
            return change.remove() ? LIVE_REMOVES : LIVE_ADDS;
        }
        return change.remove() ? REMOVES : ADDS;
    }
}
