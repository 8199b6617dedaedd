package io.muster.schedule;

import io.muster.definition.DefinitionStore;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Schedule;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the timetable at what the definitions say. Called by one thread after each look at their files. */
public final class DefinitionSchedules {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionSchedules.class);

    private final DefinitionStore definitions;
    private final ScheduleStore scheduleStore;
    private final RefreshStore refreshes;
    private final Clock clock;
    private final Set<String> said = new HashSet<>();

    public DefinitionSchedules(
            DefinitionStore definitions, ScheduleStore scheduleStore, RefreshStore refreshes, Clock clock) {
        this.definitions = definitions;
        this.scheduleStore = scheduleStore;
        this.refreshes = refreshes;
        this.clock = clock;
    }

    public void sync() {
        Map<String, ScheduleEntry> before = scheduleStore.all();
        Set<String> live = unread();
        for (CohortDefinition definition : definitions.all()) {
            definition.schedule().ifPresent(schedule -> {
                live.add(definition.cohort());
                put(definition.cohort(), schedule, before);
            });
        }
        before.values().stream()
                .filter(entry -> entry.origin() == ScheduleOwner.FILE && !live.contains(entry.cohort()))
                .filter(entry -> scheduleStore.remove(entry.cohort(), ScheduleOwner.FILE))
                .forEach(entry -> LOG.info("cohort={} schedule=removed", entry.cohort()));
        refreshes.sync(definitions.all(), unread(), clock.instant());
    }

    private void put(String cohort, Schedule schedule, Map<String, ScheduleEntry> before) {
        ScheduleEntry now = before.get(cohort);
        if (now != null && now.origin() == ScheduleOwner.FILE && now.schedule().equals(schedule)) {
            return;
        }
        if (now != null && now.origin() == ScheduleOwner.PAGE) {
            once(
                    cohort + " two",
                    () -> LOG.warn(
                            "cohort={} schedule=refused reason=\"its file has a schedule, and so has the page; a cohort has at "
                                    + "most one, and the page's stays in force\" action=\"DELETE /api/cohorts/{}/schedule, or "
                                    + "take schedule: out of the file\"",
                            cohort,
                            cohort));
            return;
        }
        try {
            if (scheduleStore.set(cohort, schedule, ScheduleOwner.FILE, cohort + ".yaml", clock.instant())) {
                say(cohort);
            }
        } catch (IllegalArgumentException e) {
            // A text of before this rule was made; its file says so where it is read.
            once(
                    cohort + " wrong",
                    () -> LOG.warn(
                            "cohort={} schedule=refused reason=\"{}\" action=\"mend its file\"",
                            cohort,
                            e.getMessage()));
        }
    }

    private void say(String cohort) {
        scheduleStore.find(cohort).ifPresent(entry -> {
            if (entry.next().isPresent()) {
                LOG.info("cohort={} schedule=set next={}", cohort, entry.next().get());
            } else {
                LOG.warn(
                        "cohort={} schedule=over reason=\"it has no further time; nothing starts by it\" "
                                + "action=\"give it a later one, or take it out\"",
                        cohort);
            }
        });
        said.removeIf(each -> each.startsWith(cohort + " "));
    }

    /** Cohorts whose file is there and not read: nothing is known of their schedule. */
    private Set<String> unread() {
        Set<String> unread = new TreeSet<>(definitions.settling());
        definitions.invalid().keySet().forEach(file -> unread.add(file.replaceFirst("(?i)\\.ya?ml$", "")));
        definitions.all().forEach(definition -> unread.remove(definition.cohort()));
        return unread;
    }

    private void once(String what, Runnable say) {
        if (said.add(what)) {
            say.run();
        }
    }
}
