package io.muster.notify.alarm;

import io.muster.model.CohortDefinition;
import io.muster.model.RecordRowMapper;
import io.muster.notify.NotificationKind;
import io.muster.notify.OverdueAlarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices cohorts that were not imported for longer than they may be, whatever the reason: no schedule, a schedule that
 * nobody ran, a source that fails. It looks at what was imported and at the time, at nothing that should have happened;
 * so it holds after a restart and while schedules stand still. Every node may look: a row lets one of them tell.
 */
public final class OverdueMonitor {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Consumer<OverdueAlarm> teller;
    private final Clock clock;

    /** @param teller keeps what is to be told, in the transaction that marks it as told */
    public OverdueMonitor(DataSource database, Consumer<OverdueAlarm> teller, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.teller = teller;
        this.clock = clock;
    }

    private record Watched(
            String cohort,
            Instant seen,
            Optional<Instant> rested,
            Optional<Instant> lastImport,
            Optional<Instant> raised,
            Optional<Instant> raisedOn) {

        /** A rest is nobody's delay: it is counted from its end. */
        Instant since() {
            return Stream.of(lastImport.or(() -> Optional.of(seen)), rested)
                    .flatMap(Optional::stream)
                    .max(Instant::compareTo)
                    .orElse(seen);
        }
    }

    /** @param unread cohorts of which nothing is known now; what is known of them stays */
    public void look(Collection<CohortDefinition> definitions, Set<String> unread) {
        Instant now = clock.instant();
        Map<String, CohortDefinition> asking = new TreeMap<>();
        definitions.stream()
                .filter(definition -> definition.notice().overdue().isPresent())
                .forEach(definition -> asking.put(definition.cohort(), definition));
        keep(asking.keySet(), unread, now);
        for (Watched watched : all(asking.keySet())) {
            CohortDefinition definition = asking.get(watched.cohort());
            if (definition != null) {
                judge(watched, definition, now);
            }
        }
    }

    private void judge(Watched watched, CohortDefinition definition, Instant now) {
        Duration allowed = definition.notice().overdue().orElseThrow();
        boolean late = watched.since().plus(allowed).isBefore(now);
        if (late && watched.raised().isEmpty()) {
            raise(
                    watched,
                    new OverdueAlarm(
                            NotificationKind.OVERDUE, definition, allowed, watched.lastImport(), watched.since(), now),
                    now);
        } else if (!late && watched.raised().isPresent()) {
            Instant since = watched.raisedOn().orElse(watched.seen());
            // Without a later import its definition gives it more time now; then there is nothing to tell.
            Optional<OverdueAlarm> over = watched.lastImport()
                    .filter(last -> watched.raisedOn().isEmpty() || last.isAfter(since))
                    .map(last -> new OverdueAlarm(
                            NotificationKind.RECOVERED, definition, allowed, watched.lastImport(), since, last));
            end(watched, over);
        }
    }

    private void raise(Watched watched, OverdueAlarm alarm, Instant now) {
        transaction.executeWithoutResult(status -> {
            // Another node that looks at the same time waits here, and then finds it raised.
            int first = sql.sql("""
                            update overdue_alarm set raised_at = :now, raised_on = :last
                             where cohort = :cohort and raised_at is null""")
                    .param("now", utc(now))
                    .param("last", watched.lastImport().map(OverdueMonitor::utc).orElse(null))
                    .param("cohort", watched.cohort())
                    .update();
            if (first == 1) {
                teller.accept(alarm);
            }
        });
    }

    private void end(Watched watched, Optional<OverdueAlarm> over) {
        transaction.executeWithoutResult(status -> {
            int first = sql.sql("""
                            update overdue_alarm set raised_at = null, raised_on = null
                             where cohort = :cohort and raised_at is not null""").param("cohort", watched.cohort()).update();
            if (first == 1) {
                over.ifPresent(teller);
            }
        });
    }

    /** A row for each that asks, none for the others, and a note of those at rest. */
    private void keep(Set<String> asking, Set<String> unread, Instant now) {
        Set<String> staying = new TreeSet<>(asking);
        staying.addAll(unread);
        sql.sql("delete from overdue_alarm where cohort <> all (:staying)")
                .param("staying", staying.toArray(String[]::new))
                .update();
        sql.sql("""
                        insert into overdue_alarm (cohort, seen_at)
                        select asking, :now from unnest(:asking) asking
                        on conflict (cohort) do nothing""")
                .param("now", utc(now))
                .param("asking", asking.toArray(String[]::new))
                .update();
        sql.sql("""
                        update overdue_alarm o
                           set rested_at = :now, raised_at = null, raised_on = null
                          from cohort c
                         where c.cohort = o.cohort and c.detached_at is null
                           and (c.paused_at is not null or c.retired_at is not null)""").param("now", utc(now)).update();
    }

    private List<Watched> all(Set<String> asking) {
        // Braze holds the snapshot also when the same file came again, which alone has a hash among those skipped.
        // The index on (cohort, id desc) is read backwards to the first that counts, for each cohort.
        return sql.sql("""
                        select o.cohort, o.seen_at seen, o.rested_at rested, o.raised_at raised, o.raised_on,
                               i.finished_at last_import
                          from overdue_alarm o
                          left join lateral (
                               select finished_at
                                 from import
                                where cohort = o.cohort and kind <> 'RETIRE'
                                  and (state in ('SUCCEEDED', 'PARTIAL')
                                       or state = 'SKIPPED' and file_hash is not null)
                                order by id desc
                                limit 1) i on true
                         where o.cohort = any (:asking)""")
                .param("asking", asking.toArray(String[]::new))
                .query(RecordRowMapper.of(Watched.class))
                .list();
    }

    private static OffsetDateTime utc(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }
}
