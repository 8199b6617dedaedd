package io.muster.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.ColumnName;
import io.muster.source.SourceException;
import io.muster.source.Whitespace;
import io.muster.source.sql.SqlText;
import io.muster.source.text.MappedColumns;
import io.muster.source.text.SourceLocation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as rows. The columns are the first object's keys and the mapped ones that it lacks; a key that turns up
 * later only is ignored.
 */
public final class JsonColumns {

    private static final int MOST_COLUMNS = 16_384;

    /** What an array of rows is usually called; any other key may be somebody's name. */
    private static final Set<String> WRAPPERS = Set.of(
            "data",
            "rows",
            "row",
            "records",
            "results",
            "result",
            "items",
            "users",
            "members",
            "people",
            "persons",
            "customers",
            "contacts",
            "profiles",
            "values",
            "value",
            "list",
            "entries",
            "content",
            "response",
            "payload",
            "body",
            "hits",
            "objects",
            "d",
            "table");

    private static final int MOST_DIGITS = 15;

    private final MappedColumns mapped;
    private final List<String> names = new ArrayList<>();
    /** For each name, whether it is mapped, and whether it identifies. */
    private final BitSet mappedNames = new BitSet();

    private final BitSet identifying = new BitSet();
    /** Which column a key is, by the key as written; filled as spellings turn up. */
    private final Map<String, Integer> indexes = new HashMap<>();

    private final BitSet filled = new BitSet();
    private String[] values = new String[16];
    private boolean known;
    private boolean mappedSeen;
    /** Where the first object holds objects that have mapped keys. */
    private Optional<Reason> inside = Optional.empty();

    /** @param columns those of the parts before, or null for the first, whose first object tells */
    public JsonColumns(MappedColumns mapped, @Nullable List<String> columns) {
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

    /** Where the first object holds people inside of itself, in words that quote nothing of it. */
    Optional<Reason> inside() {
        return inside;
    }

    /** Whether an object had a mapped key. */
    boolean isMappedSeen() {
        return mappedSeen;
    }

    /** The columns are what has been seen, and the mapped ones. */
    void settle(SourceLocation location) {
        for (String name : mapped.names()) {
            String folded = ColumnName.folded(name);
            if (names.stream().map(ColumnName::folded).noneMatch(folded::equals)) {
                add(name);
            }
        }
        mapped.requireIn(names, location);
        known = true;
    }

    SourceException noneMapped(SourceLocation location) {
        return mapped.missing(
                names.stream().filter(name -> !mapped.contains(name)).toList(), location);
    }

    /** Reads the object that {@code json} stands at the beginning of, to its end; what is wrong with it, or null. */
    @Nullable
    Reason read(JsonParser json) throws IOException {
        filled.clear();
        Arrays.fill(values, 0, names.size(), "");
        Reason fault = null;
        int keys = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken token = json.nextToken();
            boolean nested = token.isStructStart();
            int index = index(key);
            keys++;
            if (index >= 0 && filled.get(index)) {
                fault = Reason.of(ReasonCode.ROW_KEY_TWICE);
            } else if (index >= 0) {
                filled.set(index);
                boolean isMapped = mappedNames.get(index);
                mappedSeen |= isMapped;
                Reason problem = isMapped ? problem(token, identifying.get(index)) : null;
                fault = problem == null ? fault : problem;
                String value = nested || token == JsonToken.VALUE_NULL ? "" : text(json, token, index);
                fault = isText(value) ? fault : Reason.of(ReasonCode.ROW_NO_CHARACTERS);
                values[index] = value;
            }
            if (nested && !known && !mappedNames.get(Math.max(index, 0))) {
                boolean people = walk(json);
                if (people && inside.isEmpty()) {
                    inside = Optional.of(
                            WRAPPERS.contains(key.toLowerCase(Locale.ROOT))
                                    ? Reason.of(ReasonCode.KEY_NAMED, key)
                                    : Reason.of(ReasonCode.KEY_NUMBERED, Integer.toString(keys)));
                }
            } else if (nested) {
                json.skipChildren();
            }
        }
        if (fault != null && !known) {
            names.clear();
            indexes.clear();
            mappedNames.clear();
            identifying.clear();
        } else if (fault == null && !known && names.size() > MOST_COLUMNS) {
            fault = Reason.of(ReasonCode.ROW_TOO_MANY_KEYS);
        }
        return fault;
    }

    /** Passes over what is nested; whether something in it has a mapped key. */
    private boolean walk(JsonParser json) throws IOException {
        boolean found = false;
        for (int depth = 1; depth > 0; ) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return found;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            found = found || token == JsonToken.FIELD_NAME && mapped.contains(json.currentName());
        }
        return found;
    }

    private static @Nullable Reason problem(JsonToken token, boolean identifies) {
        if (token.isStructStart()) {
            return Reason.of(ReasonCode.ROW_NESTED);
        }
        return identifies && token.isBoolean() ? Reason.of(ReasonCode.ROW_BOOLEAN) : null;
    }

    /** A number that identifies is the same text however it is written: 1.2E3, 1200.0 and 1200 are one person. */
    private String text(JsonParser json, JsonToken token, int index) throws IOException {
        String written = Whitespace.trim(json.getText());
        if (!token.isNumeric() || !identifying.get(index)) {
            return written;
        }
        boolean exponent = written.indexOf('e') >= 0 || written.indexOf('E') >= 0;
        if (token == JsonToken.VALUE_NUMBER_FLOAT && !(exponent && hasLostDigits(written))) {
            return String.valueOf(SqlText.number(written));
        }
        return written.equals("-0") ? "0" : written;
    }

    /** Beyond this a double has not all digits, and nobody's identifier is as small a fraction. */
    private static boolean hasLostDigits(String written) {
        try {
            BigDecimal number = new BigDecimal(written);
            return (long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS;
        } catch (NumberFormatException e) {
            return true;
        }
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
            if (ColumnName.folded(names.get(i)).equals(ColumnName.folded(key))) {
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
        mappedNames.set(index, mapped.contains(name));
        identifying.set(index, mapped.identifies(name));
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
