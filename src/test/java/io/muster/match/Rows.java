package io.muster.match;

import io.muster.cohort.Definition.AliasColumn;
import io.muster.cohort.Definition.Lookup;
import io.muster.cohort.Definition.Match;
import io.muster.cohort.Member;
import io.muster.source.Chunk;
import io.muster.source.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows under their columns, and what a definition maps of them. */
final class Rows {

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

    private Rows(List<String> columns) {
        this.columns = columns;
    }

    static Rows under(String... columns) {
        return new Rows(List.of(columns));
    }

    Rows row(String... values) {
        return row(Arrays.asList(values));
    }

    Rows row(List<String> values) {
        rows.add(new Row(rows.size() + 1L, values));
        return this;
    }

    Rows malformed(long number) {
        malformed.add(new Chunk.Malformed(number, "no object"));
        return this;
    }

    Matched by(Match match) {
        return Matcher.of(match, columns, Optional.empty()).match(chunk(), Found.NOTHING);
    }

    Matched by(Match match, Found found) {
        return Matcher.of(match, columns, Optional.empty()).match(chunk(), found);
    }

    Matched changes(Match match, String operation) {
        return Matcher.of(match, columns, Optional.of(operation)).match(chunk(), Found.NOTHING);
    }

    Chunk chunk() {
        return new Chunk(columns, rows, malformed);
    }

    static String external(String value) {
        return new Member.ExternalId(value).text();
    }

    static String alias(String label, String name) {
        return new Member.Alias(label, name).text();
    }

    static String device(String value) {
        return new Member.DeviceId(value).text();
    }
}
