package io.muster.source;

import java.util.List;

/**
 * A row of a source.
 *
 * @param number 1-based: the row of a query's result, the line where a file's record starts, or the element of a
 *     JSON array
 * @param values one for each of the source's columns, trimmed of outer blanks; blank and null are the empty string
 */
public record Row(long number, List<String> values) {

    public String value(int column) {
        return values.get(column);
    }
}
