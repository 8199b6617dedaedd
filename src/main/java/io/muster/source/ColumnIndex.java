package io.muster.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A source's column names, found without regard to case; of several that are equal so, the first is found. */
public final class ColumnIndex {

    private final List<String> names;
    private final Map<String, Integer> indexes;

    private ColumnIndex(List<String> names, Map<String, Integer> indexes) {
        this.names = names;
        this.indexes = indexes;
    }

    public static ColumnIndex of(List<String> names) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            indexes.putIfAbsent(folded(names.get(i)), i);
        }
        return new ColumnIndex(List.copyOf(names), indexes);
    }

    /** The names as the source spells them. */
    public List<String> names() {
        return names;
    }

    /** Where the values of {@code name} stand in a row. */
    public OptionalInt index(String name) {
        Integer index = indexes.get(folded(name));
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    public boolean contains(String name) {
        return indexes.containsKey(folded(name));
    }

    /** Whether {@code name} stands for more than one column. */
    public boolean isAmbiguous(String name) {
        String folded = folded(name);
        return names.stream().filter(each -> folded(each).equals(folded)).count() > 1;
    }

    /** What two names have in common that differ in nothing but case and what nobody sees. */
    public static String folded(String name) {
        return ColumnName.folded(name);
    }

    /** What two names have in common that people take for the same: External ID and external_id. */
    public static String squashed(String name) {
        return ColumnName.squashed(name);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
