package io.muster.source;

import java.util.List;

/**
 * A row of a source.
 *
 * @param place unique in the source, and growing: the {@link #number}, and before it which text of an archive it is
 * @param values one for each of the source's columns, trimmed of outer blanks; blank and null are the empty string
 * @param ofIdentified whether a rejects file says that its device is an identified person's
 */
public record Row(long place, List<String> values, boolean ofIdentified) {

    public Row(long place, List<String> values) {
        this(place, values, false);
    }

    /** More rows than a text of an archive can have. */
    private static final long A_PART = 1L << 40;

    /** @param part which text of the archive it is, from 0 */
    static Row of(int part, long number, List<String> values) {
        return new Row(part * A_PART + number, values);
    }

    /**
     * What people know the row by, 1-based: the row of a query's result, the line where a file's record starts, or the
     * element of a JSON array.
     */
    public long number() {
        return number(place);
    }

    /** The number of the row at {@code place}. */
    public static long number(long place) {
        return place % A_PART;
    }

    public String value(int column) {
        return values.get(column);
    }
}
