package io.muster.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as rows. The columns are the first object's keys and the mapped ones that it lacks; a key that turns up
 * later only is ignored.
 */
final class JsonColumns {

    private static final int MOST_COLUMNS = 16_384;

    private final MappedColumns mapped;
    private final List<String> names = new ArrayList<>();
    /** Which column a key is, by the key as written; filled as spellings turn up. */
    private final Map<String, Integer> indexes = new HashMap<>();

    private final BitSet filled = new BitSet();
    private String[] values = new String[16];
    private boolean known;
    private boolean mappedSeen;

    /** @param columns those of the parts before, or null for the first, whose first object tells */
    JsonColumns(MappedColumns mapped, @Nullable List<String> columns) {
        this.mapped = mapped;
        if (columns != null) {
            columns.forEach(this::add);
            known = true;
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    boolean areKnown() {
        return known;
    }

    /** Whether an object had a mapped key. */
    boolean isMappedSeen() {
        return mappedSeen;
    }

    /** The columns are what has been seen, and the mapped ones. */
    void settle(Place place) {
        for (String name : mapped.names()) {
            if (names.stream().noneMatch(name::equalsIgnoreCase)) {
                add(name);
            }
        }
        mapped.requireIn(names, place);
        known = true;
    }

    SourceException noneMapped(Place place) {
        return mapped.missing(
                names.stream().filter(name -> !mapped.contains(name)).toList(), place);
    }

    /** Reads the object that {@code json} stands at the beginning of, to its end; what is wrong with it, or null. */
    @Nullable
    String read(JsonParser json) throws IOException {
        filled.clear();
        Arrays.fill(values, 0, names.size(), "");
        String fault = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken token = json.nextToken();
            boolean nested = token.isStructStart();
            int index = index(key);
            if (index >= 0 && filled.get(index)) {
                fault = "It names a key twice.";
            } else if (index >= 0) {
                filled.set(index);
                fault = nested && mapped.contains(key) ? "It holds an object or an array in a mapped column." : fault;
                String value = nested || token == JsonToken.VALUE_NULL ? "" : Blanks.trim(json.getText());
                fault = isText(value) ? fault : "It holds a NUL or half a character.";
                values[index] = value;
                mappedSeen |= mapped.contains(key);
            }
            if (nested) {
                json.skipChildren();
            }
        }
        if (fault != null && !known) {
            names.clear();
            indexes.clear();
        } else if (fault == null && !known && names.size() > MOST_COLUMNS) {
            fault = "It has more than 16,384 keys.";
        }
        return fault;
    }

    /** The row that was read last. */
    String[] values() {
        return Arrays.copyOf(values, names.size());
    }

    private int index(String key) {
        Integer index = indexes.get(key);
        if (index != null) {
            return index;
        }
        if (!known) {
            return add(key);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(key)) {
                indexes.put(key, i);
                return i;
            }
        }
        return -1;
    }

    private int add(String name) {
        int index = names.size();
        names.add(name);
        indexes.put(name, index);
        if (index == values.length) {
            values = Arrays.copyOf(values, 2 * index);
        }
        values[index] = "";
        return index;
    }

    /** Neither UTF-8 nor a database takes what an escape can write: a NUL, or one of a pair of surrogates. */
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
