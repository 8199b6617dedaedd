package io.muster.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.cohort.Definition.Further;
import io.muster.definition.Definitions;
import io.muster.history.Phrases;
import io.muster.history.Queue;
import io.muster.page.ScheduleApi;
import io.muster.schedule.DueImports;
import io.muster.schedule.Entry;
import io.muster.schedule.FileSchedules;
import io.muster.schedule.Refreshes;
import io.muster.schedule.Timetable;
import java.time.Clock;
import javax.sql.DataSource;

/** The parts of the schedules, wired; what their route and their API ask for. */
final class Schedules {

    private final FileSchedules files;
    private final DueImports due;
    private final ScheduleApi api;
    private final Timetable timetable;

    Schedules(
            DataSource database,
            ObjectMapper json,
            Definitions definitions,
            Queue queue,
            Phrases phrases,
            Clock clock) {
        this.timetable = new Timetable(database, json, clock.getZone());
        Refreshes refreshes = new Refreshes(database, clock.getZone());
        this.files = new FileSchedules(definitions, timetable, refreshes, clock);
        this.due = new DueImports(database, timetable, refreshes, definitions, queue, phrases, clock);
        this.api = new ScheduleApi(definitions, timetable, phrases, clock);
    }

    /** Takes over what the definitions say, after each look at them. */
    public void sync() {
        files.sync();
    }

    /** Queues what is due now. */
    public void look() {
        due.look();
    }

    /** Who gets the cohort's mails beside those whom its definition names. */
    Further mails(String cohort) {
        return timetable.find(cohort).map(Entry::mails).orElse(Further.NOBODY);
    }

    ScheduleApi api() {
        return api;
    }
}
