package io.muster.match;

import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.Lookup;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.Identifier;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows under their columns, and what a definition maps of them. */
final class MatchRows {

    static final Match FULL = new Match(
            Optional.of("id"),
            List.of(new AliasColumn("email", "mail"), new AliasColumn("phone", "tel")),
            Optional.of("device"),
            Optional.of("known"),
            Optional.of("crm"),
            Optional.empty());

    static final Match LOOKUP = new Match(
            Optional.of("id"),
            List.of(new AliasColumn("email", "mail")),
            Optional.of("device"),
            Optional.of("known"),
            Optional.empty(),
            Optional.of(new Lookup("select … where key = any(:keys)", "key", "default")));

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<Chunk.Malformed> malformed = new ArrayList<>();

    private MatchRows(List<String> columns) {
        this.columns = columns;
    }

    static MatchRows under(String... columns) {
        return new MatchRows(List.of(columns));
    }

    MatchRows row(String... values) {
        return row(Arrays.asList(values));
    }

    MatchRows row(List<String> values) {
        rows.add(new Row(rows.size() + 1L, values));
        return this;
    }

    MatchRows malformed(long number) {
        malformed.add(new Chunk.Malformed(number, Reason.of(ReasonCode.ROW_NO_OBJECT)));
        return this;
    }

    MatchResult by(Match match) {
        return Matcher.of(match, columns, Optional.empty()).match(chunk(), LookupResult.NOTHING);
    }

    MatchResult by(Match match, LookupResult found) {
        return Matcher.of(match, columns, Optional.empty()).match(chunk(), found);
    }

    MatchResult changes(Match match, String operation) {
        return Matcher.of(match, columns, Optional.of(operation)).match(chunk(), LookupResult.NOTHING);
    }

    Chunk chunk() {
        return new Chunk(columns, rows, malformed);
    }

    static String external(String value) {
        return new Identifier.ExternalId(value).text();
    }

    static String alias(String label, String name) {
        return new Identifier.Alias(label, name).text();
    }

    static String device(String value) {
        return new Identifier.DeviceId(value).text();
    }
}
