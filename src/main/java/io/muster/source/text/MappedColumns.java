package io.muster.source.text;

import io.muster.model.ReasonCode;
import io.muster.source.ColumnIndex;
import io.muster.source.ColumnName;
import io.muster.source.SourceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns that a definition names, against those that a file has. */
public final class MappedColumns {

    /** An address or a long number: a file without a header begins with people. */
    private static final Pattern PERSONAL = Pattern.compile(".*(@|\\d{4}|\\d{2}.*\\d{2}.*\\d{2}).*", Pattern.DOTALL);

    private static final int SHORTEST_GUESSED = 5;

    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> folded = new HashMap<>();
    private final Set<String> identifiers;
    private final boolean fillsShortRows;

    private MappedColumns(FileColumns columns) {
        names.addAll(columns.mapped());
        names.forEach(name -> folded.putIfAbsent(ColumnName.folded(name), name));
        identifiers = columns.identifiers().stream().map(ColumnName::folded).collect(Collectors.toUnmodifiableSet());
        fillsShortRows = columns.fillsShortRows();
    }

    public static MappedColumns of(FileColumns columns) {
        return new MappedColumns(columns);
    }

    public Set<String> names() {
        return names;
    }

    public boolean fillsShortRows() {
        return fillsShortRows;
    }

    public boolean contains(String column) {
        return folded.containsKey(ColumnName.folded(column));
    }

    public boolean identifies(String column) {
        return identifiers.contains(ColumnName.folded(column));
    }

    /** How many of {@code columns} are mapped. */
    public long in(List<String> columns) {
        return columns.stream().filter(this::contains).count();
    }

    /** The first of {@code columns} that is mapped, as the definition spells it. */
    public Optional<String> first(List<String> columns) {
        return columns.stream()
                .flatMap(column -> Optional.ofNullable(folded.get(ColumnName.folded(column))).stream())
                .findFirst();
    }

    /** Refuses columns of which none is mapped, or one twice. */
    public void requireIn(List<String> columns, SourceLocation location) {
        ColumnIndex found = ColumnIndex.of(columns);
        for (String name : names) {
            if (found.isAmbiguous(name)) {
                throw new SourceException(ReasonCode.COLUMN_TWICE, location.whole(), name);
            }
        }
        if (in(columns) == 0) {
            throw missing(columns, location);
        }
    }

    /**
     * A file without any of them. Of its own names only those are shown that nearly are ours: anything else in a first
     * line may be somebody's data, or a secret.
     */
    public SourceException missing(List<String> columns, SourceLocation location) {
        String listed = String.join(", ", names);
        Optional<SourceException> near = columns.stream()
                .flatMap(column -> near(column).stream()
                        .map(name -> new SourceException(
                                ReasonCode.COLUMNS_MISSING_NEAR,
                                location.whole(),
                                listed,
                                ColumnName.clean(column),
                                name)))
                .findFirst();
        return near.orElseGet(() -> found(columns, listed, location));
    }

    private Optional<String> near(String column) {
        String squashed = ColumnName.squashed(column);
        return names.stream()
                .filter(name -> {
                    String ours = ColumnName.squashed(name);
                    return ours.equals(squashed)
                            || ours.length() >= SHORTEST_GUESSED
                                    && Math.abs(ours.length() - squashed.length()) < 2
                                    && isOneOff(ours, squashed);
                })
                .findFirst();
    }

    /** Whether one letter was left out, doubled, mistyped, or has changed places with the next. */
    private static boolean isOneOff(String a, String b) {
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int left = a.length() - start - end;
        int right = b.length() - start - end;
        boolean swapped = left == 2
                && right == 2
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start);
        return left <= 1 && right <= 1 || swapped;
    }

    private static SourceException found(List<String> columns, String listed, SourceLocation location) {
        return columns.stream().anyMatch(column -> PERSONAL.matcher(column).matches())
                ? new SourceException(ReasonCode.COLUMNS_MISSING_PEOPLE, location.whole(), listed)
                : new SourceException(ReasonCode.COLUMNS_MISSING, columns.size(), location.whole(), listed);
    }
}
