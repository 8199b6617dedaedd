package io.muster.history;

import io.muster.cohort.Definition;
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
public final class Contexts {

    private final JdbcClient sql;
    private final Surroundings surroundings;
    private final Clock clock;

    public Contexts(DataSource database, History history, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.surroundings = new Surroundings(database, history);
        this.clock = clock;
    }

    public Context of(Import it, Optional<Definition> definition) {
        List<Import> one = List.of(it);
        return scheduled(List.of(it.cohort()))
                .getOrDefault(it.cohort(), UnaryOperator.identity())
                .apply(Context.of(clock, definition))
                .with(surroundings.past(one).getOrDefault(it.id(), Context.Past.UNKNOWN))
                .with(surroundings.present(one).getOrDefault(it.id(), Context.Present.UNKNOWN));
    }

    /** For a cohort, where none of its imports is meant. */
    public Context of(Definition definition) {
        return scheduled(List.of(definition.cohort()))
                .getOrDefault(definition.cohort(), UnaryOperator.identity())
                .apply(Context.of(clock, Optional.of(definition)));
    }

    /** For many cohorts at once, by as many statements as for one. */
    public Map<String, Context> of(Collection<Definition> definitions, Map<String, Import> newest) {
        Map<String, UnaryOperator<Context>> scheduled =
                scheduled(definitions.stream().map(Definition::cohort).toList());
        Map<Long, Context.Past> past = surroundings.past(newest.values());
        Map<Long, Context.Present> present = surroundings.present(newest.values());
        Map<String, Context> all = new HashMap<>();
        for (Definition definition : definitions) {
            Context context = scheduled
                    .getOrDefault(definition.cohort(), UnaryOperator.identity())
                    .apply(Context.of(clock, Optional.of(definition)));
            Optional<Long> last =
                    Optional.ofNullable(newest.get(definition.cohort())).map(Import::id);
            all.put(
                    definition.cohort(),
                    context.with(last.map(past::get).orElse(Context.Past.UNKNOWN))
                            .with(last.map(present::get).orElse(Context.Present.UNKNOWN)));
        }
        return all;
    }

    /** For a file that holds no definition that can be read. */
    public Context ofNone() {
        return Context.of(clock, Optional.empty());
    }

    /** The next start and the zone of each cohort's schedule, whether it is its file's or the page's. */
    private Map<String, UnaryOperator<Context>> scheduled(Collection<String> cohorts) {
        Map<String, UnaryOperator<Context>> all = new HashMap<>();
        sql.sql("""
                        select cohort, case when paused_at is null then next_at end next_at, settings ->> 'zone' as zone
                          from schedule where cohort = any (:cohorts)""").param("cohorts", cohorts.toArray(String[]::new)).query(row -> {
            Optional<Instant> next = Queue.instant(row, "next_at");
            Optional<ZoneId> zone = Optional.ofNullable(row.getString("zone")).map(ZoneId::of);
            all.put(
                    row.getString("cohort"),
                    context -> zone.map(context::in).orElse(context).withNext(next));
        });
        return all;
    }
}
