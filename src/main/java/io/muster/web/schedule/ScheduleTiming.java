package io.muster.web.schedule;

import io.muster.model.Phrases;
import io.muster.schedule.ScheduleCalendar;
import io.muster.schedule.ScheduleWording;

/**
 * A cohort's schedule, for a word or two on it.
 *
 * @param paused whether nothing starts by it now
 */
public record ScheduleTiming(ScheduleCalendar plan, boolean paused) {

    /** Such as: daily, every 2 h. */
    public String words(Phrases phrases) {
        return new ScheduleWording(phrases).brief(plan);
    }
}
