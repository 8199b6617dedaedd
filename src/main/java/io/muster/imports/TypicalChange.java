package io.muster.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is usual for a cohort, told from its imports before one that asks a person. Pure.
 *
 * @param left how many would have left with each import before, the oldest first
 * @param rows how many rows each of them read, sorted
 */
public record TypicalChange(List<Long> left, List<Long> joined, List<Long> rows) {

    public static final TypicalChange UNKNOWN = new TypicalChange(List.of(), List.of(), List.of());

    /** So many imports, this one among them, are what a person can look over. */
    public static final int LOOKS_BACK = 14;

    /** One import before says nothing of what is usual. */
    private static final int LEAST = 3;

    /** @param before the cohort's imports before, the newest first; the first of all joined everybody and is left out */
    public static TypicalChange of(List<Import> before) {
        List<Import> ended = before.stream()
                .filter(each -> switch (each.state()) {
                    case SUCCEEDED, PARTIAL, HELD -> each.counts().presentBefore() > 0;
                    default -> false;
                })
                .limit(LOOKS_BACK - 1)
                .toList();
        List<Import> oldestFirst = new ArrayList<>(ended);
        Collections.reverse(oldestFirst);
        return new TypicalChange(
                oldestFirst.stream()
                        .map(each -> each.counts().removed() + each.counts().parkedRemoves())
                        .toList(),
                oldestFirst.stream()
                        .map(each -> each.counts().added() + each.counts().parkedAdds())
                        .toList(),
                // What a guard kept back may be a broken source, and is not what is usual.
                ended.stream()
                        .filter(each -> each.state() == ImportState.SUCCEEDED)
                        .map(each -> each.counts().rows())
                        .sorted()
                        .toList());
    }

    public boolean knowsRows() {
        return rows.size() >= LEAST;
    }

    public boolean knowsChanges() {
        return left.size() >= LEAST;
    }

    public long leastRows() {
        return rows.get(0);
    }

    public long mostRows() {
        return rows.get(rows.size() - 1);
    }

    public long medianRows() {
        return rows.get(rows.size() / 2);
    }
}
