package io.muster.ledger.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The changes of one request.
 *
 * @param no its number within the cohort; a higher one is a later word
 * @param joins the first so many of {@code adds} move the number of present members; {@code leaves} the same for
 *     {@code removes}
 */
public record Batch(
        int cohort,
        long no,
        long importId,
        int phase,
        boolean external,
        List<String> adds,
        List<String> removes,
        int joins,
        int leaves) {

    public int size() {
        return adds.size() + removes.size();
    }

    /** Its two halves, which together say the same (docs/design.md, <i>Delivery</i>). */
    public List<Batch> halves() {
        int half = size() / 2;
        return List.of(part(0, half), part(half, size()));
    }

    private Batch part(int from, int to) {
        List<String> added = slice(adds, from, to);
        List<String> removed = slice(removes, from - adds.size(), to - adds.size());
        return new Batch(
                cohort,
                no,
                importId,
                phase,
                external,
                added,
                removed,
                within(joins, from, to),
                within(leaves, from - adds.size(), to - adds.size()));
    }

    private static List<String> slice(List<String> ids, int from, int to) {
        int low = Math.max(0, Math.min(from, ids.size()));
        int high = Math.max(low, Math.min(to, ids.size()));
        return new ArrayList<>(ids.subList(low, high));
    }

    /** How many of the first {@code moves} places lie between the two. */
    private static int within(int moves, int from, int to) {
        return Math.max(0, Math.min(moves, to) - Math.max(0, from));
    }
}
