package io.muster.history;

import io.muster.cohort.Definition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the words of an import need to know of the imports around it. */
public final class Contexts {

    private final JdbcClient sql;
    private final History history;
    private final Clock clock;

    public Contexts(DataSource database, History history, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.history = history;
        this.clock = clock;
    }

    public Context of(Import it, Optional<Definition> definition) {
        return scheduled(it.cohort(), Context.of(clock, definition))
                .with(past(it))
                .with(present(it));
    }

    /** For a cohort without an import. */
    public Context of(Optional<Definition> definition) {
        Context context = Context.of(clock, definition);
        return definition.map(each -> scheduled(each.cohort(), context)).orElse(context);
    }

    /** The next start and the zone of the cohort's schedule, whether it is its file's or the page's. */
    private Context scheduled(String cohort, Context context) {
        return sql.sql("""
                        select case when paused_at is null then next_at end next_at, settings ->> 'zone' as zone
                          from schedule where cohort = :cohort""")
                .param("cohort", cohort)
                .query((row, n) -> {
                    Context next = context.withNext(Queue.instant(row, "next_at"));
                    String zone = row.getString("zone");
                    return zone == null ? next : next.in(ZoneId.of(zone));
                })
                .optional()
                .orElse(context);
    }

    private Context.Past past(Import it) {
        return sql.sql("""
                        with right_before as (
                               select max(id) id, max(finished_at) at from import
                                where cohort = :cohort and id < :id and state = 'SUCCEEDED')
                        select r.at last_right,
                               (select min(finished_at) from import
                                 where cohort = :cohort and id < :id and id > coalesce(r.id, 0)
                                   and state in ('PARTIAL', 'HELD', 'FAILED')) wrong_since,
                               (select count(*) from import
                                 where cohort = :cohort and id < :id and state = 'FAILED'
                                   and id > coalesce((select max(id) from import
                                                       where cohort = :cohort and id < :id
                                                         and state in ('SUCCEEDED', 'PARTIAL', 'HELD')), 0)) failures,
                               (select cancelled_by from import where id = :id) cancelled_by,
                               exists (select from import where cohort = :cohort and id > :id
                                          and state in ('SUCCEEDED', 'PARTIAL', 'HELD', 'FAILED')) overtaken
                          from right_before r""")
                .param("cohort", it.cohort())
                .param("id", it.id())
                .query((row, n) -> new Context.Past(
                        Queue.instant(row, "last_right"),
                        history.before(it.cohort(), it.id()),
                        row.getInt("failures"),
                        Queue.instant(row, "wrong_since"),
                        Optional.ofNullable(row.getString("cancelled_by")),
                        row.getBoolean("overtaken")))
                .single();
    }

    private Context.Present present(Import it) {
        if (it.state().isFinal()) {
            return Context.Present.UNKNOWN;
        }
        return sql.sql("""
                        select (select id from import where cohort = :cohort and state = 'RUNNING' and id <> :id) behind,
                               min(marked_at) delivering_since,
                               count(*) filter (where state = 'M' and attempts > 1) unanswered
                          from batch where import = :id""")
                .param("cohort", it.cohort())
                .param("id", it.id())
                .query((row, n) -> {
                    long behind = row.getLong("behind");
                    Optional<Long> waitsFor = row.wasNull() ? Optional.empty() : Optional.of(behind);
                    Optional<Instant> since = Queue.instant(row, "delivering_since");
                    long unanswered = row.getLong("unanswered");
                    return new Context.Present(
                            waitsFor, since, unanswered == 0 ? Optional.empty() : Optional.of(unanswered));
                })
                .single();
    }
}
