package io.muster.match;

import io.muster.model.ReasonCode;
import io.muster.source.ColumnIndex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup query gave for the keys of a chunk: for each key its rows, in the query's order, and in each row what
 * stands in a column. Names are compared without regard to case.
 */
public final class LookupResult {

    /** No lookup, or one that found nobody. */
    public static final LookupResult NOTHING = new LookupResult(Map.of(), Set.of());

    private final Map<String, List<Map<String, String>>> rows;
    private final Set<String> columns;

    LookupResult(Map<String, List<Map<String, String>>> rows, Set<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * @param rows the query's rows, column to value
     * @param key the column that holds the key
     * @throws MatchException when the query gives no such column
     */
    public static LookupResult of(Collection<? extends Map<String, ?>> rows, String key) {
        Map<String, List<Map<String, String>>> byKey = new HashMap<>();
        Set<String> columns = new TreeSet<>();
        for (Map<String, ?> row : rows) {
            Map<String, String> values = new HashMap<>();
            row.forEach((column, value) -> values.put(lower(column), text(value)));
            if (columns.addAll(values.keySet()) && !columns.contains(lower(key))) {
                throw new MatchException(ReasonCode.LOOKUP_KEY_NOT_GIVEN, key, String.join(", ", columns));
            }
            byKey.computeIfAbsent(values.getOrDefault(lower(key), ""), k -> new ArrayList<>())
                    .add(values);
        }
        return new LookupResult(byKey, columns);
    }

    /** By the key as the query gave it. */
    Map<String, List<Map<String, String>>> byKey() {
        return rows;
    }

    Set<String> columns() {
        return columns;
    }

    List<Map<String, String>> rows(String key) {
        return rows.getOrDefault(key, List.of());
    }

    /** Whether the query gives the column; true as well while it has given nothing, since nobody can know then. */
    boolean mayHave(String column) {
        return columns.isEmpty() || columns.contains(lower(column));
    }

    static String lower(String column) {
        return ColumnIndex.folded(column);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString().strip();
        boolean fraction = value instanceof BigDecimal
                || value instanceof Double number && Double.isFinite(number)
                || value instanceof Float single && Float.isFinite(single);
        // No exponent and no empty decimals (docs/braze-api.md, Identifiers): 12345678 is not 1.2345678E7, and 1.50
        // stays 1.50,
        // as
        // it does in a row.
        return fraction ? new BigDecimal(text).toPlainString().replaceFirst("\\.0+$", "") : text;
    }
}
