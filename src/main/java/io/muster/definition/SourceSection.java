package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.CohortDefinition.ShortRows;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.Durations;
import java.time.Duration;
import java.util.Optional;

/** {@code source}: where the rows come from. */
final class SourceSection {
    private static final Duration LEAST_STILL = Duration.ofMillis(100);
    private static final Duration MOST_STILL = Duration.ofHours(1);

    private SourceSection() {}

    static Optional<Source> read(Section source) {
        return source.exactlyOne().flatMap(kind -> kind.section()
                .map(kind.name().equals("sql") ? SourceSection::sql : SourceSection::file));
    }

    private static Source sql(Section sql) {
        return new Source.Sql(
                sql.field("query", "select …").flatMap(ValueFormats::query).orElse(""),
                sql.value("datasource", ValueFormats::settingName),
                sql.value("timeout", SourceSection::timeout),
                sql.field("check").flatMap(ValueFormats::query));
    }

    /** A timeout of 0 would mean none to JDBC, and a query that never ends holds the cohort for ever. */
    private static Optional<Duration> timeout(Field field) {
        return field.formed("write a duration above 0, such as " + Durations.FORM)
                .flatMap(Durations::parse);
    }

    private static Optional<Duration> stillFor(Field field) {
        return field.parsed(
                text -> Durations.parse(text)
                        .filter(time -> time.compareTo(LEAST_STILL) >= 0 && time.compareTo(MOST_STILL) <= 0),
                "write how long a file has to stand still, from 100ms to 1h, such as 30s");
    }

    private static Source file(Section file) {
        return new Source.File(
                file.value("holds", field -> field.word(FileContents.class)),
                file.value("operation", ValueFormats::column),
                file.field("still-for").flatMap(SourceSection::stillFor),
                file.value("short-rows", field -> field.word(ShortRows.class)));
    }
}
