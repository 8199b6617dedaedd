package io.muster.ledger.store;

/**
 * What the diff says of one identifier.
 *
 * @param remove or add
 * @param present whether its last acknowledged word is in
 * @param unsure whether a request about it was never answered
 * @param live whether an unanswered request of the contrary kind may still take effect
 * @param refused whether Braze refused this very change before
 * @param tied a remove that is dropped, since its person is in the snapshot under another identifier
 */
public record MemberChange(
        String id, boolean remove, boolean present, boolean unsure, boolean live, boolean refused, boolean tied) {

    /** Reads what the diff's statements pack into one number. */
    public static MemberChange of(String id, int bits) {
        return new MemberChange(
                id,
                (bits & 1) != 0,
                (bits & 2) != 0,
                (bits & 4) != 0,
                (bits & 8) != 0,
                (bits & 16) != 0,
                (bits & 32) != 0);
    }

    /** Whether it is to be sent, a guard permitting. */
    public boolean goes() {
        return !refused && !tied;
    }

    /** Whether it moves the number of present members: a join or a leave. */
    public boolean moves() {
        return remove == present;
    }
}
