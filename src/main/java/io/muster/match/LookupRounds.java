package io.muster.match;

import io.muster.model.ReasonCode;
import io.muster.source.UnreadableValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup is asked for a chunk's keys, and what it gave. The database decides which keys are equal: a column of
 * citext finds {@code Ann@x.org} as {@code ann@x.org}, a number 3.50 as 3.5000, and gives its own writing back. So a
 * row whose key was not asked for belongs to the key that differs from it in nothing but its writing; where several
 * could be meant, or a key without a row could have found another's, they are asked for one at a time. The usual chunk
 * is one round. Where a row's key is like none that was asked, and it comes for nothing but the keys that have no row,
 * nobody can say whose it is, and the lookup fails instead of losing people. For one thread.
 */
public final class LookupRounds {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{0,100})?([eE][+-]?\\d{1,2})?");
    private static final Pattern UUID = Pattern.compile("\\{?[0-9a-f]{4}-?([0-9a-f]{4}-?){7}}?");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    /** Some twenty for each key of a chunk; more would not be held in memory. The route asks for one more. */
    private static final int MOST_ROWS = 100_000;

    private enum Round {
        ALL,
        ONE_BY_ONE,
        /** Only keys without a row: whose rows come back under a key that is like none of them. */
        WITHOUT,
        /** No key at all: what comes back now answers nobody. */
        NONE,
        DONE
    }

    private final String keyColumn;
    private final Set<String> mapped;
    private final Set<String> keys;
    private final Map<String, List<Map<String, String>>> rows = new HashMap<>();
    private final Set<String> columns = new TreeSet<>();
    /** Keys that may have found another's row, by what they have in common with it. */
    private final Map<String, Deque<String>> alike = new LinkedHashMap<>();
    /** Keys of rows that are like none that was asked for. */
    private final Set<String> strange = new LinkedHashSet<>();

    private Round round;
    private List<String> asked;

    /**
     * @param mapped the columns that the definition names
     */
    public LookupRounds(Collection<String> keys, String keyColumn, Collection<String> mapped) {
        this.keys = new LinkedHashSet<>(keys);
        this.keyColumn = keyColumn;
        this.mapped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.mapped.addAll(mapped);
        this.round = keys.isEmpty() ? Round.DONE : Round.ALL;
        this.asked = List.copyOf(this.keys);
    }

    /** Whether there is something to ask. */
    public boolean isOpen() {
        return round != Round.DONE;
    }

    /** The keys of this round. */
    public String[] asked() {
        return asked.toArray(String[]::new);
    }

    /**
     * Takes what the query gave for {@link #asked}.
     *
     * @throws MatchException when that does not fit the definition, or when people would be lost
     */
    public void answered(Collection<? extends Map<String, ?>> given) {
        if (given.size() > MOST_ROWS) {
            throw new MatchException(ReasonCode.LOOKUP_TOO_MANY, Integer.toString(asked.size()));
        }
        given.forEach(this::requireReadable);
        LookupResult found = LookupResult.of(given, keyColumn);
        columns.addAll(found.columns());
        switch (round) {
            case ALL -> takeAll(found);
            case ONE_BY_ONE -> takeOneByOne(found);
            case WITHOUT -> {
                strange.clear();
                found.byKey().keySet().stream()
                        .filter(key -> !key.isEmpty() && !keys.contains(key))
                        .forEach(strange::add);
                round = Round.NONE;
                asked = List.of();
                if (strange.isEmpty()) {
                    round = Round.DONE;
                }
                return;
            }
            case NONE -> {
                strange.removeAll(found.byKey().keySet());
                round = Round.DONE;
                if (!strange.isEmpty()) {
                    throw lost(strange.size());
                }
                return;
            }
            case DONE -> throw new IllegalStateException("nothing was asked");
        }
        next();
    }

    /** Nothing more is asked: the lookup failed. */
    public void end() {
        round = Round.DONE;
    }

    public LookupResult found() {
        return rows.isEmpty() && columns.isEmpty() ? LookupResult.NOTHING : new LookupResult(rows, columns);
    }

    private void takeAll(LookupResult found) {
        Map<String, List<Map<String, String>>> others = new LinkedHashMap<>();
        found.byKey().forEach((key, each) -> {
            if (keys.contains(key)) {
                rows.put(key, each);
            } else if (!key.isEmpty()) {
                others.put(key, each);
            }
        });
        if (rows.size() == keys.size()) {
            return;
        }
        // Keys that have their own row, and those that have none, by what they have in common with others.
        Map<String, List<String>> exact = new HashMap<>();
        rows.keySet().forEach(key -> exact.computeIfAbsent(folded(key), any -> new ArrayList<>())
                .add(key));
        Set<String> given = new LinkedHashSet<>(exact.keySet());
        others.keySet().forEach(key -> given.add(folded(key)));
        keys.stream()
                .filter(key -> !rows.containsKey(key))
                .filter(key -> given.contains(folded(key)))
                .forEach(key -> alike.computeIfAbsent(folded(key), any -> new ArrayDeque<>())
                        .add(key));
        others.forEach((key, each) -> {
            String folded = folded(key);
            List<String> own = exact.getOrDefault(folded, List.of());
            own.forEach(whose -> rows.merge(whose, each, LookupRounds::both));
            Deque<String> candidates = alike.get(folded);
            if (candidates == null && own.isEmpty()) {
                strange.add(key);
            } else if (candidates != null && candidates.size() == 1 && own.isEmpty()) {
                // Nobody else was asked for whom it could be.
                rows.merge(candidates.getFirst(), each, LookupRounds::both);
            }
        });
        alike.values().removeIf(candidates -> candidates.size() == 1 && rows.containsKey(candidates.getFirst()));
    }

    private void takeOneByOne(LookupResult found) {
        Map<String, String> byFold = new HashMap<>();
        asked.forEach(key -> byFold.put(folded(key), key));
        found.byKey().forEach((key, each) -> {
            String whose = byFold.get(folded(key));
            if (whose != null) {
                rows.merge(whose, each, LookupRounds::both);
            }
        });
    }

    private void next() {
        asked = new ArrayList<>();
        alike.values().forEach(candidates -> asked.add(candidates.removeFirst()));
        alike.values().removeIf(Deque::isEmpty);
        if (!asked.isEmpty()) {
            round = Round.ONE_BY_ONE;
            return;
        }
        List<String> without =
                keys.stream().filter(key -> !rows.containsKey(key)).toList();
        round = strange.isEmpty() || without.isEmpty() ? Round.DONE : Round.WITHOUT;
        asked = without;
    }

    private static List<Map<String, String>> both(List<Map<String, String>> one, List<Map<String, String>> other) {
        List<Map<String, String>> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private MatchException lost(int count) {
        return new MatchException(ReasonCode.LOOKUP_KEYS_CHANGED, Integer.toString(count), keyColumn);
    }

    private void requireReadable(Map<String, ?> row) {
        row.forEach((column, value) -> {
            if (value instanceof UnreadableValue unreadable && mapped.contains(column)) {
                throw new MatchException(unreadable.why());
            }
        });
    }

    /** What keys have in common that a database may hold equal: case, accents, a number's and a uuid's writing. */
    static String folded(@Nullable String key) {
        String text = key == null ? "" : key;
        String plain = text.chars().allMatch(c -> c < 0x80)
                ? text.strip()
                : ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .strip();
        String lower = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(lower).matches()) {
            BigDecimal number = new BigDecimal(lower);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return UUID.matcher(lower).matches() ? lower.replaceAll("[{}-]", "") : lower;
    }
}
