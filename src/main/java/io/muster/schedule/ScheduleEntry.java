package io.muster.schedule;

import io.muster.model.CohortDefinition.Further;
import io.muster.model.CohortDefinition.Schedule;
import java.time.Instant;
import java.util.Optional;

/**
 * A cohort's schedule as it stands.
 *
 * @param next when it starts an import next, even while it is paused; empty when it is over
 * @param last when it was due last
 * @param mails who gets mails beside those whom the definition names, and when
 * @param overlaps how many times in a row it was due while an import of the cohort had not ended
 */
public record ScheduleEntry(
        String cohort,
        ScheduleOwner origin,
        Schedule schedule,
        Optional<SchedulePause> paused,
        Optional<Instant> next,
        Optional<Instant> last,
        Further mails,
        int overlaps) {

    /** So many overlaps in a row are an alarm: the cohort's imports take longer than the time between them. */
    private static final int ALARM = 2;

    /** Who paused a schedule. */
    public record SchedulePause(Instant at, String by) {}

    public boolean overlapsTooOften() {
        return overlaps >= ALARM;
    }
}
