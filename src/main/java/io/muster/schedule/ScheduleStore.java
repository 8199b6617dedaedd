package io.muster.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.imports.AdvisoryLock;
import io.muster.model.CohortDefinition.Further;
import io.muster.model.CohortDefinition.Notice.When;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.InstantColumn;
import io.muster.model.RecordRowMapper;
import io.muster.schedule.ScheduleEntry.SchedulePause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of schedules: at most one a cohort, by its primary key. May be shared between threads and nodes. */
public final class ScheduleStore {

    private static final String COLUMNS = """
            select cohort, origin, settings, paused_at as at, paused_by as by, next_at, last_at, mail_to as to,
                   mail_when as when, overlapped
              from schedule
            """;

    // A start that is due already stays due: an edit must not lose it.
    private static final String NEXT = " next_at = case when schedule.next_at <= :now and schedule.paused_at is null"
            + " then schedule.next_at else :next end ";

    private static final RecordRowMapper<SchedulePause> PAUSES = RecordRowMapper.of(SchedulePause.class);
    private static final RecordRowMapper<Further> MAILS = RecordRowMapper.of(Further.class);
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final AdvisoryLock lock;
    private final ObjectMapper json;
    private final ZoneId here;

    /** @param here the zone of schedules that name none */
    public ScheduleStore(DataSource database, ObjectMapper json, ZoneId here) {
        this.sql = JdbcClient.create(database);
        this.lock = new AdvisoryLock(database);
        this.json = json;
        this.here = here;
    }

    /**
     * Does {@code change} in one transaction while nobody else changes the cohort's schedule, on whatever node: between a
     * look at what stands and what is put in its place no other is saved. What it throws undoes it.
     */
    public <T> T alone(String cohort, Supplier<T> change) {
        return lock.holding("schedule of " + cohort, change);
    }

    public void alone(String cohort, Runnable change) {
        alone(cohort, () -> {
            change.run();
            return true;
        });
    }

    public Optional<ScheduleEntry> find(String cohort) {
        return sql.sql(COLUMNS + " where cohort = :cohort")
                .param("cohort", cohort)
                .query(this::entry)
                .optional();
    }

    /** By cohort. */
    public Map<String, ScheduleEntry> all() {
        return sql.sql(COLUMNS).query(this::entry).list().stream()
                .collect(Collectors.toMap(ScheduleEntry::cohort, Function.identity()));
    }

    public ScheduleCalendar plan(ScheduleEntry entry) {
        return plan(entry.cohort(), entry.schedule());
    }

    public ScheduleCalendar plan(String cohort, Schedule schedule) {
        return ScheduleCalendar.of(schedule, cohort, here);
    }

    /**
     * Gives the cohort this schedule, in place of an earlier one of the same origin.
     *
     * @return false when it has one of the other origin, which stays
     */
    public boolean set(String cohort, Schedule schedule, ScheduleOwner origin, String by, Instant now) {
        Optional<Instant> last = find(cohort).flatMap(ScheduleEntry::last).or(() -> lastStart(cohort));
        Optional<Instant> next = plan(cohort, schedule).first(now, last);
        return sql.sql("""
                        insert into schedule (cohort, origin, settings, set_by, set_at, next_at)
                        values (:cohort, :origin, cast(:settings as jsonb), :by, :now, :next)
                        on conflict (cohort) do update
                           set before = jsonb_build_object('settings', schedule.settings, 'mail_to', schedule.mail_to,
                                                           'mail_when', schedule.mail_when),
                               settings = excluded.settings, set_by = excluded.set_by, set_at = excluded.set_at,
                        """ + NEXT + " where schedule.origin = :origin")
                        .param("cohort", cohort)
                        .param("origin", origin.name())
                        .param("settings", write(schedule))
                        .param("by", by)
                        .param("now", utc(now))
                        .param("next", next.map(ScheduleStore::utc).orElse(null))
                        .update()
                == 1;
    }

    /** Who gets mails beside those whom the definition names. @return whether the cohort has a schedule */
    public boolean tells(String cohort, Further mails) {
        return sql.sql("update schedule set mail_to = :addresses, mail_when = :when where cohort = :cohort")
                        .param("addresses", mails.to().toArray(String[]::new))
                        .param("when", mails.when().map(When::name).orElse(null))
                        .param("cohort", cohort)
                        .update()
                == 1;
    }

    /** Who saved it last on the page, where somebody did. */
    public Optional<String> setBy(String cohort) {
        return sql.sql("select set_by from schedule where cohort = :cohort and origin = 'PAGE'")
                .param("cohort", cohort)
                .query(String.class)
                .optional();
    }

    /**
     * Puts back what the last save on the page replaced, or takes the schedule away when that was the first.
     *
     * @return false when there is nothing to put back
     */
    public boolean undo(String cohort, String by, Instant now) {
        Optional<Optional<String>> before = sql.sql(
                        "select before from schedule where cohort = :cohort and origin = 'PAGE'")
                .param("cohort", cohort)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional();
        if (before.isEmpty()) {
            return false;
        }
        if (before.get().isEmpty()) {
            return remove(cohort, ScheduleOwner.PAGE);
        }
        Map<String, Object> was = read(before.get().get());
        boolean set = was.get("settings") instanceof Map<?, ?> settings
                && set(cohort, new Schedule(texts(settings)), ScheduleOwner.PAGE, by, now);
        if (set && was.get("mail_to") instanceof List<?> addresses) {
            tells(
                    cohort,
                    new Further(
                            addresses.stream().map(String::valueOf).toList(),
                            Optional.ofNullable(was.get("mail_when"))
                                    .map(String::valueOf)
                                    .map(When::valueOf)));
        }
        return set;
    }

    private static Map<String, Object> texts(Map<?, ?> settings) {
        Map<String, Object> texts = new LinkedHashMap<>();
        settings.forEach((name, value) -> texts.put(String.valueOf(name), value));
        return texts;
    }

    /** @return whether the cohort had one of this origin */
    public boolean remove(String cohort, ScheduleOwner origin) {
        return sql.sql("delete from schedule where cohort = :cohort and origin = :origin")
                        .param("cohort", cohort)
                        .param("origin", origin.name())
                        .update()
                == 1;
    }

    /** @return whether the cohort has a schedule */
    public boolean pause(String cohort, String by, Instant now) {
        return sql.sql("""
                                update schedule
                                   set paused_at = coalesce(paused_at, :now), paused_by = coalesce(paused_by, :by)
                                 where cohort = :cohort""")
                        .param("now", utc(now))
                        .param("by", by)
                        .param("cohort", cohort)
                        .update()
                == 1;
    }

    /** What was due while it was paused is not made up for. @return whether the cohort has a schedule */
    public boolean resume(String cohort, Instant now) {
        Optional<ScheduleEntry> entry = find(cohort);
        entry.filter(it -> it.paused().isPresent()).ifPresent(it -> sql.sql("""
                                update schedule set paused_at = null, paused_by = null, next_at = :next
                                 where cohort = :cohort and paused_at is not null""")
                .param(
                        "next",
                        plan(it).next(now)
                                .map(ScheduledTime::at)
                                .map(ScheduleStore::utc)
                                .orElse(null))
                .param("cohort", cohort)
                .update());
        return entry.isPresent();
    }

    /**
     * The one that is due longest, held until the transaction ends, so that no other node sees it.
     *
     * @param among cohorts that can be imported
     */
    Optional<ScheduleEntry> claim(Instant now, Collection<String> among) {
        return sql.sql(COLUMNS + """
                         where next_at <= :now and paused_at is null and cohort = any (:among)
                         order by next_at
                         limit 1
                           for update skip locked""")
                .param("now", utc(now))
                .param("among", among.toArray(String[]::new))
                .query(this::entry)
                .optional();
    }

    /** It was due, and is due next at {@code next}. */
    void fired(ScheduleEntry entry, Instant due, Optional<Instant> next, int overlaps) {
        sql.sql("update schedule set last_at = :due, next_at = :next, overlapped = :overlaps where cohort = :cohort")
                .param("due", utc(due))
                .param("next", next.map(ScheduleStore::utc).orElse(null))
                .param("overlaps", overlaps)
                .param("cohort", entry.cohort())
                .update();
    }

    /** When a schedule that the cohort had before started an import last. */
    private Optional<Instant> lastStart(String cohort) {
        return sql.sql("select max(queued_at) from import where cohort = :cohort and trigger = 'SCHEDULE'")
                .param("cohort", cohort)
                .query((row, n) -> InstantColumn.of(row, "max"))
                .single();
    }

    private ScheduleEntry entry(ResultSet row, int n) throws SQLException {
        return new ScheduleEntry(
                row.getString("cohort"),
                ScheduleOwner.valueOf(row.getString("origin")),
                new Schedule(read(row.getString("settings"))),
                row.getObject("at") == null ? Optional.empty() : Optional.of(PAUSES.mapRow(row, n)),
                InstantColumn.of(row, "next_at"),
                InstantColumn.of(row, "last_at"),
                MAILS.mapRow(row, n),
                row.getInt("overlapped"));
    }

    private Map<String, Object> read(String text) {
        try {
            return json.readValue(text, SETTINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("schedule.settings holds no settings", e);
        }
    }

    private String write(Schedule schedule) {
        try {
            return json.writeValueAsString(schedule.settings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, lists and maps are always JSON", e);
        }
    }

    static OffsetDateTime utc(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }
}
