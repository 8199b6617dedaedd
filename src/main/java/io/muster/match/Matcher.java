package io.muster.match;

import io.muster.match.ColumnBindings.BoundColumn;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.Identifier;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.ColumnIndex;
import io.muster.source.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One member a row: external id, else alias, else device id. A device id only for an anonymous person: not where the
 * row or the lookup says identified, nor where either gives a better identifier. What else identifies the person goes
 * along as an alternate. Made for one source; pure, so that any thread may use it.
 */
public final class Matcher {

    /** The definition's field, as sentences about it begin. */
    private static final String MATCH = "match";

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1");

    private final ColumnBindings fields;
    private final Match match;
    private final Optional<BoundColumn> external;
    private final List<AliasField> aliases;
    private final Optional<BoundColumn> device;
    private final Optional<BoundColumn> identified;
    private final Optional<BoundColumn> person;
    private final Optional<BoundColumn> operation;
    private final Optional<BoundColumn> key;

    private record AliasField(String label, BoundColumn field) {}

    private Matcher(ColumnBindings fields, Match match, Optional<String> operation) {
        this.fields = fields;
        this.match = match;
        Function<String, BoundColumn> bind = fields::field;
        // A column of the default that the source does not have costs no look in each row.
        Predicate<String> given = column -> match.lookup().isPresent() || fields.has(column);
        this.external = match.externalId().filter(given).map(bind);
        this.aliases = match.aliases().stream()
                .map(alias -> new AliasField(alias.label(), fields.field(alias.column())))
                .toList();
        this.device = match.deviceId().filter(given).map(bind);
        this.identified = match.identified().map(bind);
        this.person = match.person().map(bind);
        this.operation = operation.map(bind);
        this.key = match.lookup().map(lookup -> fields.field(lookup.key()));
    }

    /**
     * @param columns the source's columns
     * @param operation the column that says add or remove, in a change list
     * @throws MatchException when a column is missing
     */
    public static Matcher of(Match match, List<String> columns, Optional<String> operation) {
        return of(match, columns, columns, operation);
    }

    /**
     * @param columns the columns that are read
     * @param offered all columns that the source has, for the sentence about one that it has not
     */
    public static Matcher of(Match match, List<String> columns, List<String> offered, Optional<String> operation) {
        ColumnBindings fields = new ColumnBindings(columns);
        Object listed = offered.isEmpty() ? Reason.of(ReasonCode.NO_COLUMNS) : String.join(", ", offered);
        if (match.isDefault() && !fields.has("external_id") && !fields.has("device_id")) {
            throw new MatchException(ReasonCode.IDENTIFIERS_UNMAPPED, listed);
        }
        if (match.isDefault()) {
            nearlyDefault(fields, offered).ifPresent(problem -> {
                throw problem;
            });
        }
        operation.filter(column -> !fields.has(column)).ifPresent(column -> {
            throw new MatchException(ReasonCode.OPERATION_MISSING, column, listed);
        });
        match.lookup().filter(lookup -> !fields.has(lookup.key())).ifPresent(lookup -> {
            throw new MatchException(ReasonCode.LOOKUP_KEY_MISSING, "match.lookup.key", lookup.key(), listed);
        });
        if (!match.isDefault() && match.lookup().isEmpty()) {
            missing(match, fields::has).ifPresent(column -> {
                throw new MatchException(ReasonCode.MATCH_COLUMN_MISSING, MATCH, column, listed);
            });
        }
        return new Matcher(fields, match, operation);
    }

    /** The columns that the definition maps, as far as they stand in a file. */
    public static Set<String> mapped(Match match, Optional<String> operation) {
        Set<String> mapped = new LinkedHashSet<>(columns(match));
        match.lookup().ifPresent(lookup -> mapped.add(lookup.key()));
        operation.ifPresent(mapped::add);
        return mapped;
    }

    /** The columns of rejects: the source's, and the device's where only the lookup gives it. */
    public List<String> rejectColumns() {
        boolean lacks = device.isPresent() && device.get().place() < 0;
        return lacks
                ? Stream.concat(
                                fields.columns().stream(),
                                Stream.of(device.get().name()))
                        .toList()
                : fields.columns();
    }

    /** A reject of which nothing is left but its device: that under its own column. */
    public List<String> deviceAlone(String value) {
        int place = device.map(BoundColumn::place)
                .filter(at -> at >= 0)
                .orElse(fields.columns().size());
        List<String> values = new ArrayList<>(Collections.nCopies(place, ""));
        values.add(value);
        return values;
    }

    /** The columns that identify people, as far as they stand in a file: neither words nor numbers with exponents. */
    public static Set<String> identifiers(Match match) {
        Set<String> identifiers = new LinkedHashSet<>();
        match.externalId().ifPresent(identifiers::add);
        match.aliases().forEach(alias -> identifiers.add(alias.column()));
        match.deviceId().ifPresent(identifiers::add);
        match.person().ifPresent(identifiers::add);
        match.lookup().ifPresent(lookup -> identifiers.add(lookup.key()));
        return identifiers;
    }

    /** The chunk's keys for the lookup, each once. */
    public Collection<String> keys(Chunk chunk) {
        Set<String> keys = new LinkedHashSet<>();
        CellReading cells = new CellReading(match.meant());
        key.ifPresent(field -> chunk.rows().forEach(row -> keys.add(cells.read(field.of(row), false))));
        keys.remove("");
        return keys;
    }

    /** Turns a chunk's rows into members and rejects. */
    public MatchResult match(Chunk chunk, LookupResult found) {
        if (match.lookup().isPresent()) {
            missing(match, column -> fields.has(column) || found.mayHave(column))
                    .ifPresent(column -> {
                        throw new MatchException(ReasonCode.MATCH_COLUMN_NOWHERE, MATCH, column);
                    });
        }
        CellReading cells = new CellReading(match.meant());
        CellReading keys = new CellReading(match.meant());
        List<StagedIdentifier> entries = new ArrayList<>(chunk.rows().size());
        List<RejectedRow> rejects = new ArrayList<>();
        chunk.malformed()
                .forEach(row -> rejects.add(
                        new RejectedRow(row.number(), RejectReason.MALFORMED_ROW, List.of(), row.what(), row.text())));
        for (Row row : chunk.rows()) {
            List<Map<String, String>> extra = key.map(field -> found.rows(keys.read(field.of(row), false)))
                    .orElse(List.of());
            reject(row, extra, entries, cells)
                    .ifPresent(reason -> rejects.add(new RejectedRow(row.number(), reason, row.values())));
        }
        return new MatchResult(chunk.size(), entries, rejects, cells.remarks());
    }

    /** Adds the row's entries; gives the reason when it has no member. */
    private Optional<RejectReason> reject(
            Row row, List<Map<String, String>> found, List<StagedIdentifier> entries, CellReading cells) {
        boolean remove = false;
        if (operation.isPresent()) {
            Optional<Boolean> said = removes(operation.get().of(row));
            if (said.isEmpty()) {
                return Optional.of(RejectReason.NO_OPERATION);
            }
            remove = said.get();
        }
        String whose = person.isPresent() ? person.get().identifier(row, found, cells, true) : "";
        if (!whose.isEmpty()) {
            Optional<RejectReason> unusable = unusable(cells.kind(whose));
            if (unusable.isPresent()) {
                return unusable;
            }
        }
        if (aliases.isEmpty() && device.isEmpty() && found.isEmpty()) {
            // The usual row: nothing but an external id.
            String own = external.isPresent() ? external.get().identifier(row, found, cells, false) : "";
            return own.isEmpty()
                    ? Optional.of(RejectReason.NO_IDENTIFIER)
                    : put(
                            new IdentifierCandidate(
                                    Identifier.ExternalId.KIND + own, own, Identifier.ExternalId.MOST_BYTES),
                            row,
                            remove,
                            whose,
                            entries,
                            cells);
        }
        List<IdentifierCandidate> candidates = candidates(row, found, cells);
        if (candidates.isEmpty()) {
            return Optional.of(RejectReason.NO_IDENTIFIER);
        }
        IdentifierCandidate best = candidates.get(0);
        boolean isDevice = best.text.charAt(0) == Identifier.DeviceId.KIND;
        if (isDevice
                && (row.ofIdentified()
                        || identified.isPresent() && isYes(identified.get().of(row, found)))) {
            // The device is known to be somebody's: no other row may send it as an anonymous one.
            if (problem(best, cells).isEmpty()) {
                entries.add(new StagedIdentifier(best.text, row.place(), true, remove, whose));
            }
            return Optional.of(RejectReason.IDENTIFIED_DEVICE);
        }
        Optional<RejectReason> refused = put(best, row, remove, whose, entries, cells);
        // Also where the best one cannot be sent: the person is in the snapshot, so none of theirs is taken out.
        if (!isDevice && !refused.equals(Optional.of(RejectReason.NO_PERSON))) {
            for (IdentifierCandidate other : candidates.subList(1, candidates.size())) {
                if (problem(other, cells).isEmpty() && !other.text.equals(best.text)) {
                    entries.add(new StagedIdentifier(other.text, row.place(), true, remove, whose));
                }
            }
        }
        return refused;
    }

    private record IdentifierCandidate(String text, String value, int mostBytes) {}

    /** A row's identifiers, the best first. */
    private List<IdentifierCandidate> candidates(Row row, List<Map<String, String>> found, CellReading cells) {
        List<IdentifierCandidate> all = new ArrayList<>(3);
        external.ifPresent(field -> field.identifiers(row, found, cells, false)
                .forEach(value -> all.add(new IdentifierCandidate(
                        Identifier.ExternalId.KIND + value, value, Identifier.ExternalId.MOST_BYTES))));
        for (AliasField alias : aliases) {
            alias.field
                    .identifiers(row, found, cells, true)
                    .forEach(value -> all.add(new IdentifierCandidate(
                            Identifier.Alias.KIND + alias.label + Identifier.SEPARATOR + value,
                            value,
                            Identifier.Alias.MOST_BYTES)));
        }
        device.ifPresent(field -> field.identifiers(row, found, cells, true)
                .forEach(value -> all.add(new IdentifierCandidate(
                        Identifier.DeviceId.KIND + value, value, Identifier.DeviceId.MOST_BYTES))));
        return all;
    }

    private static Optional<RejectReason> put(
            IdentifierCandidate best,
            Row row,
            boolean remove,
            String whose,
            List<StagedIdentifier> entries,
            CellReading cells) {
        Optional<RejectReason> problem = problem(best, cells);
        if (problem.isEmpty()) {
            cells.remark(best.value);
            entries.add(new StagedIdentifier(best.text, row.place(), false, remove, whose));
        }
        return problem;
    }

    private static Optional<RejectReason> problem(IdentifierCandidate candidate, CellReading cells) {
        Optional<RejectReason> unusable = unusable(cells.kind(candidate.value));
        return unusable.isPresent() ? unusable : problem(candidate.value, candidate.mostBytes);
    }

    private static Optional<RejectReason> unusable(CellKind kind) {
        return switch (kind) {
            case DAMAGED -> Optional.of(RejectReason.DAMAGED_IDENTIFIER);
            case FOOTER -> Optional.of(RejectReason.NO_PERSON);
            default -> Optional.empty();
        };
    }

    private static Optional<RejectReason> problem(String value, int mostBytes) {
        if (!Identifier.fits(value, mostBytes)) {
            return Optional.of(RejectReason.TOO_LONG);
        }
        return isText(value) ? Optional.empty() : Optional.of(RejectReason.MALFORMED_ROW);
    }

    /** No NUL, which no database keeps, and no half of a surrogate pair, which UTF-8 would replace. */
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static Optional<Boolean> removes(String operation) {
        return switch (operation.toLowerCase(Locale.ROOT)) {
            case "add", "+" -> Optional.of(false);
            case "remove", "-", "\u2212" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    private static List<String> columns(Match match) {
        List<String> columns = new ArrayList<>();
        match.externalId().ifPresent(columns::add);
        match.aliases().forEach(alias -> columns.add(alias.column()));
        match.deviceId().ifPresent(columns::add);
        match.identified().ifPresent(columns::add);
        match.person().ifPresent(columns::add);
        return columns;
    }

    /** The default takes what it finds: a name that nearly is the other's would be left out in silence. */
    private static Optional<MatchException> nearlyDefault(ColumnBindings fields, List<String> offered) {
        return Stream.of("external_id", "device_id")
                .filter(name -> !fields.has(name))
                .flatMap(name -> offered.stream()
                        .filter(column -> ColumnIndex.squashed(column).equals(ColumnIndex.squashed(name)))
                        .map(column -> new MatchException(ReasonCode.IDENTIFIERS_NEARLY, name, column)))
                .findFirst();
    }

    private static Optional<String> missing(Match match, Predicate<String> known) {
        return columns(match).stream().filter(column -> !known.test(column)).findFirst();
    }
}
