package io.muster.schedule;

import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Refresh;
import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When present members are sent again. With a schedule, a due refresh takes the place of the schedule's next import;
 * without one it starts by itself.
 */
public final class RefreshStore {

    private final JdbcClient sql;
    private final ZoneId here;

    public RefreshStore(DataSource database, ZoneId here) {
        this.sql = JdbcClient.create(database);
        this.here = here;
    }

    /** A refresh that is due. */
    record Due(String cohort, Refresh every) {}

    /** @param unread cohorts of which nothing is known now; theirs stay */
    void sync(List<CohortDefinition> definitions, Set<String> unread, Instant now) {
        Map<String, String> wanted = definitions.stream()
                .filter(definition -> definition.refresh() != Refresh.NEVER)
                .collect(Collectors.toMap(
                        CohortDefinition::cohort,
                        definition -> definition.refresh().name()));
        Map<String, String> before = sql
                .sql("select cohort, every from refresh")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        wanted.forEach((cohort, every) -> {
            if (!every.equals(before.get(cohort))) {
                sql.sql("""
                                insert into refresh (cohort, every, next_at) values (:cohort, :every, :next)
                                on conflict (cohort) do update
                                   set every = excluded.every, next_at = excluded.next_at""")
                        .param("cohort", cohort)
                        .param("every", every)
                        .param("next", after(Refresh.valueOf(every), now))
                        .update();
            }
        });
        before.keySet().stream()
                .filter(cohort -> !wanted.containsKey(cohort) && !unread.contains(cohort))
                .forEach(cohort -> sql.sql("delete from refresh where cohort = :cohort")
                        .param("cohort", cohort)
                        .update());
    }

    /** The cohort's refresh, when it is due; held until the transaction ends. */
    Optional<Due> due(String cohort, Instant now) {
        return sql.sql("""
                        select cohort, every from refresh
                         where cohort = :cohort and next_at <= :now
                           for update""")
                .param("cohort", cohort)
                .param("now", ScheduleStore.utc(now))
                .query(RecordRowMapper.of(Due.class))
                .optional();
    }

    /** A refresh that is due and that no schedule will start; held until the transaction ends. */
    Optional<Due> claim(Instant now, Collection<String> among) {
        return sql.sql("""
                        select cohort, every from refresh r
                         where next_at <= :now and cohort = any (:among)
                           and not exists (select from schedule s
                                            where s.cohort = r.cohort and s.next_at is not null and s.paused_at is null)
                         order by next_at
                         limit 1
                           for update of r skip locked""")
                .param("now", ScheduleStore.utc(now))
                .param("among", among.toArray(String[]::new))
                .query(RecordRowMapper.of(Due.class))
                .optional();
    }

    void fired(Due refresh, Instant now) {
        put(refresh, after(refresh.every(), now));
    }

    /** It could not be; a day later it is tried again. */
    void tomorrow(Due refresh, Instant now) {
        put(
                refresh,
                ScheduleStore.utc(ZonedDateTime.ofInstant(now, here).plusDays(1).toInstant()));
    }

    private void put(Due refresh, OffsetDateTime next) {
        sql.sql("update refresh set next_at = :next where cohort = :cohort")
                .param("next", next)
                .param("cohort", refresh.cohort())
                .update();
    }

    private OffsetDateTime after(Refresh every, Instant now) {
        ZonedDateTime from = ZonedDateTime.ofInstant(now, here);
        return ScheduleStore.utc((every == Refresh.WEEKLY ? from.plusWeeks(1) : from.plusMonths(1)).toInstant());
    }
}
