package io.muster.ledger;

/**
 * The order in which batches of an import may leave (design, ledger rules 7 and 8). A change is <i>live</i> while an
 * unanswered request of the contrary kind may still take effect.
 */
enum Phase {
    REMOVES(1),
    ADDS(2),
    LIVE_REMOVES(3),
    LIVE_ADDS(4);

    final int number;

    Phase(int number) {
        this.number = number;
    }

    static Phase of(Change change) {
        if (change.live()) {
            return change.remove() ? LIVE_REMOVES : LIVE_ADDS;
        }
        return change.remove() ? REMOVES : ADDS;
    }
}
