package io.muster.ledger.store;

/** What became of a batch; PostgreSQL's type {@code batch_state} has the same words. */
public enum BatchState {
    /** Durable, and not sent yet: it says nothing of what Braze holds. */
    PLANNED,
    /** Marked, so that it may have been sent; without an answer so far. */
    SENT,
    /** Braze accepted it. */
    ACKNOWLEDGED,
    /** No answer came, and its identifiers were planned again or sent in halves. */
    SUPERSEDED,
    /** Acknowledged once, and doubted since by a resync. */
    DOUBTED,
    /** Braze refused its one identifier. It keeps the same change from being planned again. */
    REFUSED,
    /** What a change list wants and what no import has planned yet, such as what a guard parked. */
    PENDING,
    /** Refused as a whole, with a definite answer, and replaced by its two halves. */
    SPLIT,
    /** A later import wants the same; should that be cancelled, this is as it was before. */
    TAKEN_OVER
}
