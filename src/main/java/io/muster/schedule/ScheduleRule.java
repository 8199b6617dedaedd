package io.muster.schedule;

import io.muster.definition.DefinitionRule;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What only the calendar can tell of a schedule that is right in its form. */
public final class ScheduleRule implements DefinitionRule {

    private static final Duration MOST_JITTER = Duration.ofHours(24);

    private final ZoneId here;

    public ScheduleRule(ZoneId here) {
        this.here = here;
    }

    @Override
    public List<Objection> objectionsTo(CohortDefinition definition) {
        return definition.schedule().stream()
                .flatMap(schedule -> objectionsTo(schedule).stream())
                .toList();
    }

    public List<Objection> objectionsTo(Schedule schedule) {
        try {
            ScheduleCalendar plan = ScheduleCalendar.of(schedule, "", here);
            return Stream.of(jitter(plan), never(plan, schedule))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IllegalArgumentException e) {
            // All else was found by its form.
            return List.of(new Objection(
                    "schedule.cron",
                    "schedule.cron cannot be read: " + e.getMessage(),
                    "write second minute hour day-of-month month day-of-week [year], such as \"0 0/30 * * * ?\""));
        }
    }

    private static Optional<Objection> jitter(ScheduleCalendar plan) {
        return plan.jitter().compareTo(MOST_JITTER) <= 0
                ? Optional.empty()
                : Optional.of(new Objection(
                        "schedule.jitter",
                        "schedule.jitter is over 24h",
                        "starts are spread over minutes or a few hours; write such as 10m"));
    }

    private static Optional<Objection> never(ScheduleCalendar plan, Schedule schedule) {
        if (!plan.isEmpty() || plan.rhythm() instanceof SingleOccurrence) {
            return Optional.empty();
        }
        return Optional.of(
                schedule.settings().containsKey("until")
                        ? new Objection(
                                "schedule.until",
                                "schedule has no time up to schedule.until",
                                "put the last day later, or take it out")
                        : new Objection(
                                "schedule.cron",
                                "schedule.cron never comes",
                                "look at its day, month and year: there is no such date"));
    }
}
