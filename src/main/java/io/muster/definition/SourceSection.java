package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.CohortDefinition.ShortRows;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code source}: where the rows come from. */
final class SourceSection {
    static final List<String> FIELDS = List.of("sql", "file");
    static final List<String> SQL = List.of("query", "datasource", "timeout", "check");
    static final List<String> FILE = List.of("holds", "operation", "still-for", "short-rows");
    static final List<String> SHORT_ROWS = List.of("reject", "fill");
    static final List<String> HOLDS = List.of("members", "changes");

    static final Duration TIMEOUT = Duration.ofMinutes(10);
    static final String DATASOURCE = "default";

    private static final Duration LEAST_STILL = Duration.ofMillis(100);
    private static final Duration MOST_STILL = Duration.ofHours(1);

    private SourceSection() {}

    static Optional<Source> read(Section source) {
        return source.exactlyOne(FIELDS)
                .flatMap(kind -> kind.path().endsWith("sql")
                        ? kind.section(SQL).map(SourceSection::sql)
                        : kind.section(FILE).map(SourceSection::file));
    }

    private static Source sql(Section sql) {
        return new Source.Sql(
                sql.required("query", "select …").flatMap(ValueFormats::query).orElse(""),
                sql.optional("datasource").flatMap(ValueFormats::settingName).orElse(DATASOURCE),
                sql.optional("timeout").flatMap(SourceSection::timeout).orElse(TIMEOUT),
                sql.optional("check").flatMap(ValueFormats::query));
    }

    /** A timeout of 0 would mean none to JDBC, and a query that never ends holds the cohort for ever. */
    private static Optional<Duration> timeout(Field field) {
        return field.parsed(
                text -> Durations.parse(text).filter(timeout -> !timeout.isZero()),
                "write a duration above 0, such as " + Durations.FORM);
    }

    private static Optional<Duration> stillFor(Field field) {
        return field.parsed(
                text -> Durations.parse(text)
                        .filter(time -> time.compareTo(LEAST_STILL) >= 0 && time.compareTo(MOST_STILL) <= 0),
                "write how long a file has to stand still, from 100ms to 1h, such as 30s");
    }

    private static Source file(Section file) {
        return new Source.File(
                file.optional("holds")
                        .flatMap(field -> field.word(HOLDS))
                        .map(word -> FileContents.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(FileContents.MEMBERS),
                file.optional("operation").flatMap(ValueFormats::column).orElse("op"),
                file.optional("still-for").flatMap(SourceSection::stillFor),
                file.optional("short-rows")
                        .flatMap(field -> field.word(SHORT_ROWS))
                        .map(word -> ShortRows.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(ShortRows.REJECT));
    }
}
