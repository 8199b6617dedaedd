package io.muster.ledger.plan;

import io.muster.ledger.store.MemberChange;

/** What a diff found, counted while it streams by. Used by one thread. */
final class DiffCounts {

    long joins;
    long leaves;
    long adds;
    long removes;
    long refused;
    long uncertain;

    /** Outputs that are present, whatever becomes of them: what is present and did not come out is unchanged. */
    private long presentSeen;
    /** Identifiers of the snapshot that came out of the diff. */
    private long wantedSeen;
    /** Present, not in the snapshot, and staying for their person: no request is about them. */
    private long tiedSeen;

    void count(MemberChange change) {
        presentSeen += change.present() ? 1 : 0;
        wantedSeen += change.remove() ? 0 : 1;
        tiedSeen += change.present() && change.tied() && !change.refused() ? 1 : 0;
        uncertain += change.unsure() ? 1 : 0;
        if (change.refused()) {
            refused++;
        } else if (change.goes()) {
            adds += change.remove() ? 0 : 1;
            removes += change.remove() ? 1 : 0;
            joins += !change.remove() && change.moves() ? 1 : 0;
            leaves += change.remove() && change.moves() ? 1 : 0;
        }
    }

    /** What the cohort would have. */
    long members(long presentBefore) {
        return presentBefore + joins - leaves;
    }

    /** Members present before that need no request. */
    long unchanged(long presentBefore) {
        return presentBefore - presentSeen + tiedSeen;
    }

    /** Distinct identifiers of a snapshot: those that came out, and those that were right already. */
    long distinct(long presentBefore) {
        return wantedSeen + presentBefore - presentSeen;
    }
}
