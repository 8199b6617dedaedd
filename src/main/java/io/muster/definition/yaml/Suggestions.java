package io.muster.definition.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody who mistyped one may have meant. */
public final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    /** At most three of {@code names}, the nearest first; none when nothing is near. */
    public static List<String> to(String wrong, Collection<String> names) {
        String typed = folded(wrong);
        List<Candidate> near = names.stream()
                .map(name -> new Candidate(name, distance(typed, folded(name))))
                .filter(candidate -> candidate.distance() <= reach(typed, folded(candidate.name())))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .toList();
        // A far candidate beside a near one is noise, unless the name was only begun.
        return near.stream()
                .filter(candidate -> candidate.distance() <= near.get(0).distance() + 1
                        || folded(candidate.name()).startsWith(typed))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** {@code did you mean "a" or "b"?}, or else {@code otherwise}. */
    public static String remedy(String wrong, Collection<String> names, String otherwise) {
        List<String> near = to(wrong, names);
        return near.isEmpty()
                ? otherwise
                : "did you mean "
                        + String.join(
                                " or ", near.stream().map(QuotedText::quoted).toList()) + "?";
    }

    private record Candidate(String name, int distance) {}

    /** Case and the kind of dash are what people mix up most; they cost nothing. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was begun with the other's letters, as {@code monday} for {@code mon}, is always near. */
    private static int reach(String typed, String name) {
        if (!name.isEmpty() && typed.length() >= 3 && (typed.startsWith(name) || name.startsWith(typed))) {
            return Integer.MAX_VALUE;
        }
        return Math.max(1, Math.min(3, Math.min(typed.length(), name.length()) / 3));
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        // No name is that long; what somebody pasted there is near to nothing.
        if (a.length() > 200 || b.length() > 200) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
