package io.muster.source;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns that a definition names, against those that a file has. */
final class MappedColumns {

    private static final int MOST_SHOWN = 20;
    private static final int MOST_CHARACTERS = 40;

    /** An address or a long number: a file without a header begins with people, and those never get into a log. */
    private static final Pattern PERSONAL = Pattern.compile(".*(@|\\d{4}|\\d{2}.*\\d{2}.*\\d{2}).*", Pattern.DOTALL);

    private final Set<String> names;

    private MappedColumns(Set<String> names) {
        this.names = names;
    }

    static MappedColumns of(Set<String> names) {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(names);
        return new MappedColumns(sorted);
    }

    Set<String> names() {
        return names;
    }

    boolean contains(String column) {
        return names.contains(column);
    }

    /** How many of {@code columns} are mapped. */
    long in(List<String> columns) {
        return columns.stream().filter(names::contains).count();
    }

    /** Refuses columns of which none is mapped, or one twice. */
    void requireIn(List<String> columns, Place place) {
        Columns found = Columns.of(columns);
        for (String name : names) {
            if (found.isAmbiguous(name)) {
                throw new SourceException(place.whole() + " has the column " + name
                        + " twice; keep the one that identifies people and rename the other.");
            }
        }
        if (in(columns) == 0) {
            throw missing(columns, place);
        }
    }

    SourceException missing(List<String> columns, Place place) {
        return new SourceException(place.whole() + " has none of the columns " + String.join(", ", names) + "; "
                + found(columns) + " Rename a column, or name it under match in the definition.");
    }

    private static String found(List<String> columns) {
        if (columns.stream().anyMatch(column -> PERSONAL.matcher(column).matches())) {
            return "its first line looks like people's data, not like a header, so it is not shown.";
        }
        String shown =
                columns.stream().limit(MOST_SHOWN).map(MappedColumns::shown).collect(Collectors.joining(", "));
        return "it has " + shown
                + (columns.size() > MOST_SHOWN ? " and " + (columns.size() - MOST_SHOWN) + " more." : ".");
    }

    private static String shown(String column) {
        String line = column.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }
}
