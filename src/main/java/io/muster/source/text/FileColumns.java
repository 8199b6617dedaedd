package io.muster.source.text;

import java.util.Set;

/**
 * What a definition says of a file's columns.
 *
 * @param mapped those that it names
 * @param identifiers those among them that identify people, where numbers are digits and nothing is true or false
 * @param fillsShortRows whether a row may end before the header does
 */
public record FileColumns(Set<String> mapped, Set<String> identifiers, boolean fillsShortRows) {

    public FileColumns {
        mapped = Set.copyOf(mapped);
        identifiers = Set.copyOf(identifiers);
    }
}
