package io.muster.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.cohort.Definition.Further;
import io.muster.definition.Definitions;
import io.muster.history.Phrases;
import io.muster.history.Queue;
import io.muster.schedule.DueImports;
import io.muster.schedule.Entry;
import io.muster.schedule.FileSchedules;
import io.muster.schedule.Refreshes;
import io.muster.schedule.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the schedules, wired; what their route asks for. */
final class Schedules {

    private final FileSchedules files;
    private final DueImports due;
    private final Timetable timetable;
    private final JdbcClient sql;
    private final Clock clock;
    private final AtomicLong looks = new AtomicLong();

    Schedules(
            DataSource database,
            ObjectMapper json,
            Definitions definitions,
            Queue queue,
            Phrases phrases,
            Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.timetable = new Timetable(database, json, clock.getZone());
        Refreshes refreshes = new Refreshes(database, clock.getZone());
        this.files = new FileSchedules(definitions, timetable, refreshes, clock);
        this.due = new DueImports(database, timetable, refreshes, definitions, queue, phrases, clock);
    }

    /** Takes over what the definitions say, after each look at them. */
    public void sync() {
        files.sync();
    }

    /** Queues what is due now. */
    public void look() {
        looks.incrementAndGet();
        due.look();
    }

    /** How many looks there were on this node. */
    long looks() {
        return looks.get();
    }

    /** Whether what ticks over all nodes is about to tick: not long ago, and not far off, as after a clock was set back. */
    boolean ticksSomewhere() {
        try {
            return sql.sql("select exists (select from qrtz_triggers where abs(next_fire_time - :now) < :most)")
                    .param("now", clock.millis())
                    .param("most", Duration.ofMinutes(1).toMillis())
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException away) {
            return true;
        }
    }

    /** Who gets the cohort's mails beside those whom its definition names. */
    Further mails(String cohort) {
        return timetable.find(cohort).map(Entry::mails).orElse(Further.NOBODY);
    }
}
