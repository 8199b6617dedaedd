package io.muster.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportQueue;
import io.muster.model.CohortDefinition.Further;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the schedules, wired; what their route asks for. */
public final class ScheduleSteps {

    private final DefinitionSchedules files;
    private final DueImports due;
    private final ScheduleStore scheduleStore;
    private final JdbcClient sql;
    private final Clock clock;
    private final AtomicLong looks = new AtomicLong();

    public ScheduleSteps(
            DataSource database, ObjectMapper json, DefinitionStore definitions, ImportQueue queue, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.scheduleStore = new ScheduleStore(database, json, clock.getZone());
        RefreshStore refreshes = new RefreshStore(database, clock.getZone());
        this.files = new DefinitionSchedules(definitions, scheduleStore, refreshes, clock);
        this.due = new DueImports(database, scheduleStore, refreshes, definitions, queue, clock);
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
    public long looks() {
        return looks.get();
    }

    /** Whether what ticks over all nodes is about to tick: not long ago, and not far off, as after a clock was set back. */
    public boolean ticksSomewhere() {
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
    public Further mails(String cohort) {
        return scheduleStore.find(cohort).map(ScheduleEntry::mails).orElse(Further.NOBODY);
    }
}
