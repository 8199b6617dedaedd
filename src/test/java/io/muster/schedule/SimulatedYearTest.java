package io.muster.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A year with two nodes that look at the same moments, and restarts in between: each time starts one import. */
class SimulatedYearTest {

    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static final Map<String, String> SCHEDULES = new TreeMap<>(Map.of(
            "paris", "daily: '02:30', zone: Europe/Paris",
            "newyork", "weekly: {days: [sun, wed], at: '01:30'}, zone: America/New_York",
            "lordhowe", "weekly: {days: [sun], at: '02:15'}, zone: Australia/Lord_Howe",
            "cairo", "monthly: {day: 31, at: '00:00'}, zone: Africa/Cairo",
            "santiago", "monthly: {day: last, at: '23:30'}, zone: America/Santiago, jitter: 30m",
            "chatham", "once: 2026-09-27T03:00, zone: Pacific/Chatham",
            "kolkata", "cron: '0 0 6 ? * MON-FRI', zone: Asia/Kolkata",
            "beirut", "daily: '00:00', zone: Asia/Beirut, from: 2026-03-20, until: 2026-04-05"));

    @TempDir
    private Path folder;

    private record Start(Instant at, String cohort) {}

    @Test
    @Timeout(300)
    void each_time_of_the_year_starts_one_import() throws Exception {
        ScheduleFixture office = new ScheduleFixture(folder, "2026-01-01T00:00:00Z");
        SCHEDULES.forEach((cohort, schedule) -> office.define(cohort, "schedule: { " + schedule + " }"));
        List<Start> expected = expected(office);
        List<Start> started = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            ScheduleFixture.Node one = office.restart();
            ScheduleFixture.Node other = office.node();
            for (int looks = 0; office.now().isBefore(END); looks++) {
                if (looks % 50 == 49) {
                    one = office.restart();
                    other = office.node();
                }
                Instant due = office.timetable.all().values().stream()
                        .flatMap(entry -> entry.next().stream())
                        .min(Comparator.naturalOrder())
                        .orElse(END);
                office.at(due);
                if (!due.isBefore(END)) {
                    break;
                }
                int found = both(threads, one, other);
                List<String> cohorts = office.finish();
                assertThat(found).isEqualTo(cohorts.size());
                cohorts.forEach(cohort -> started.add(new Start(due, cohort)));
                office.later(Duration.ofMillis(1));
            }
        } finally {
            threads.shutdown();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }

        assertThat(started).hasSizeGreaterThan(750).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static int both(ExecutorService threads, ScheduleFixture.Node one, ScheduleFixture.Node other)
            throws Exception {
        int found = 0;
        for (Future<Integer> each : threads.invokeAll(List.<Callable<Integer>>of(one::look, other::look))) {
            found += each.get();
        }
        return found;
    }

    private static List<Start> expected(ScheduleFixture office) {
        List<Start> expected = new ArrayList<>();
        SCHEDULES.forEach((cohort, schedule) ->
                office.timetable.plan(cohort, ScheduleCases.schedule(schedule)).upcoming(office.now(), 400).stream()
                        .filter(time -> time.at().isBefore(END))
                        .forEach(time -> expected.add(new Start(time.at(), cohort))));
        return expected;
    }
}
