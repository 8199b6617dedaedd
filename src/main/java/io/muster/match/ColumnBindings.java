package io.muster.match;

import io.muster.source.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds a mapped column's values: in the row, and where the row has none, in what the lookup gave for its key. */
final class ColumnBindings {

    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();

    ColumnBindings(List<String> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            places.putIfAbsent(LookupResult.lower(columns.get(i)), i);
        }
    }

    boolean has(String column) {
        return places.containsKey(LookupResult.lower(column));
    }

    List<String> columns() {
        return columns;
    }

    /** A column of one source, bound once so that a row costs no look-up by name. */
    final class BoundColumn {
        private final String written;
        private final String name;
        private final int place;

        private BoundColumn(String column) {
            this.written = column;
            this.name = LookupResult.lower(column);
            this.place = places.getOrDefault(name, -1);
        }

        /** The row's own value; empty where the row has none. */
        String of(Row row) {
            return place < 0 ? "" : row.value(place);
        }

        /** The row's identifier, else the first that the lookup found. */
        String identifier(Row row, List<Map<String, String>> found, CellReading cells, boolean zerosAreNothing) {
            String own = cells.read(of(row), zerosAreNothing);
            if (!own.isEmpty() || found.isEmpty()) {
                return own;
            }
            for (Map<String, String> each : found) {
                String value = cells.read(each.getOrDefault(name, ""), zerosAreNothing);
                if (!value.isEmpty()) {
                    return value;
                }
            }
            return "";
        }

        /** The row's value, else the first that the lookup found; a word as it stands. */
        String of(Row row, List<Map<String, String>> found) {
            String own = of(row);
            return own.isEmpty()
                    ? found.stream()
                            .map(each -> each.getOrDefault(name, ""))
                            .filter(value -> !value.isEmpty())
                            .findFirst()
                            .orElse("")
                    : own;
        }

        /** All identifiers, the row's own first. */
        List<String> identifiers(Row row, List<Map<String, String>> found, CellReading cells, boolean zerosAreNothing) {
            List<String> values = new ArrayList<>(1 + found.size());
            add(values, cells.read(of(row), zerosAreNothing));
            found.forEach(each -> add(values, cells.read(each.getOrDefault(name, ""), zerosAreNothing)));
            return values;
        }

        /** Which of the source's columns it is; -1 where only the lookup gives it. */
        int place() {
            return place;
        }

        String name() {
            return written;
        }

        private static void add(List<String> values, String value) {
            if (!value.isEmpty() && !values.contains(value)) {
                values.add(value);
            }
        }
    }

    BoundColumn field(String column) {
        return new BoundColumn(column);
    }
}
