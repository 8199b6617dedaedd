package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.model.CohortDefinition;
import io.muster.model.RecordRowMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the words of an import need to know of the imports around it. */
public final class ImportContexts {

    private final JdbcClient sql;
    private final NeighbouringImports neighbours;
    private final Clock clock;

    public ImportContexts(DataSource database, ImportStore imports, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.neighbours = new NeighbouringImports(database, imports);
        this.clock = clock;
    }

    public ImportContext of(Import it, Optional<CohortDefinition> definition) {
        List<Import> one = List.of(it);
        return scheduled(List.of(it.cohort()))
                .getOrDefault(it.cohort(), UnaryOperator.identity())
                .apply(ImportContext.of(clock, definition))
                .with(neighbours.past(one).getOrDefault(it.id(), ImportPast.UNKNOWN))
                .with(neighbours.present(one).getOrDefault(it.id(), ImportContext.Present.UNKNOWN));
    }

    /** For a cohort, where none of its imports is meant. */
    public ImportContext of(CohortDefinition definition) {
        return scheduled(List.of(definition.cohort()))
                .getOrDefault(definition.cohort(), UnaryOperator.identity())
                .apply(ImportContext.of(clock, Optional.of(definition)));
    }

    /** For many cohorts at once, by as many statements as for one. */
    public Map<String, ImportContext> of(Collection<CohortDefinition> definitions, Map<String, Import> newest) {
        Map<String, UnaryOperator<ImportContext>> scheduled =
                scheduled(definitions.stream().map(CohortDefinition::cohort).toList());
        Map<Long, ImportPast> past = neighbours.past(newest.values());
        Map<Long, ImportContext.Present> present = neighbours.present(newest.values());
        Map<String, ImportContext> all = new HashMap<>();
        for (CohortDefinition definition : definitions) {
            ImportContext context = scheduled
                    .getOrDefault(definition.cohort(), UnaryOperator.identity())
                    .apply(ImportContext.of(clock, Optional.of(definition)));
            Optional<Long> last =
                    Optional.ofNullable(newest.get(definition.cohort())).map(Import::id);
            all.put(
                    definition.cohort(),
                    context.with(last.map(past::get).orElse(ImportPast.UNKNOWN))
                            .with(last.map(present::get).orElse(ImportContext.Present.UNKNOWN)));
        }
        return all;
    }

    /** For a file that holds no definition that can be read. */
    public ImportContext ofNone() {
        return ImportContext.of(clock, Optional.empty());
    }

    private record NextStart(String cohort, Optional<Instant> nextAt, Optional<String> zone) {}

    /** The next start and the zone of each cohort's schedule, whether it is its file's or the page's. */
    private Map<String, UnaryOperator<ImportContext>> scheduled(Collection<String> cohorts) {
        Map<String, UnaryOperator<ImportContext>> all = new HashMap<>();
        sql.sql("""
                        select cohort, case when paused_at is null then next_at end next_at, settings ->> 'zone' as zone
                          from schedule where cohort = any (:cohorts)""")
                .param("cohorts", cohorts.toArray(String[]::new))
                .query(RecordRowMapper.of(NextStart.class))
                .list()
                .forEach(start -> all.put(start.cohort, context -> start.zone
                        .map(ZoneId::of)
                        .map(context::in)
                        .orElse(context)
                        .withNext(start.nextAt)));
        return all;
    }
}
