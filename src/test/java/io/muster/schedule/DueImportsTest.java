package io.muster.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a time when it is due. */
class DueImportsTest {

    private static final String DAILY = "schedule: { daily: '07:00', zone: Europe/Paris }";

    @TempDir
    private Path folder;

    private ScheduleFixture office;

    @BeforeEach
    void mondayMorning() {
        office = new ScheduleFixture(folder, "2026-11-23T05:00:00Z");
    }

    @Test
    void nothing_starts_before_its_time_and_one_import_at_it() {
        office.define("vip", DAILY);
        var node = office.restart();

        office.at("2026-11-23T05:59:59Z");
        int before = node.look();
        office.at("2026-11-23T06:00:03Z");
        int at = node.look();
        int again = node.look();

        assertThat(List.of(before, at, again)).containsExactly(0, 1, 0);
        assertThat(office.imports("vip")).containsExactly("IMPORT QUEUED");
        assertThat(office.entry("vip").next()).contains(Instant.parse("2026-11-24T06:00:00Z"));
        assertThat(office.entry("vip").last()).contains(Instant.parse("2026-11-23T06:00:00Z"));
    }

    @Test
    void a_time_missed_within_the_catch_up_is_made_up_for_once() {
        office.define("vip", DAILY);
        office.restart();

        office.at("2026-11-25T17:59:00Z");
        office.restart().look();

        assertThat(office.imports("vip")).containsExactly("IMPORT QUEUED");
        assertThat(office.entry("vip").next()).contains(Instant.parse("2026-11-26T06:00:00Z"));
    }

    @Test
    void a_time_missed_for_longer_leaves_a_row_that_says_so() {
        office.define("vip", DAILY);
        office.restart();

        office.at("2026-11-25T18:30:00Z");
        office.restart().look();

        assertThat(office.imports("vip"))
                .containsExactly("IMPORT SKIPPED: It was due Wed 25 Nov, 07:00, and nobody looked until 12\u00a0h "
                        + "30\u00a0min later; over 12\u00a0h late it is left out.");
        assertThat(office.entry("vip").next()).contains(Instant.parse("2026-11-26T06:00:00Z"));
    }

    @Test
    void without_a_catch_up_a_look_within_the_minute_is_in_time() {
        office.define("vip", "schedule: { daily: '07:00', zone: Europe/Paris, catch-up: 0s }");
        var node = office.restart();

        office.at("2026-11-23T06:00:50Z");
        node.look();
        office.at("2026-11-24T06:05:00Z");
        node.look();

        assertThat(office.imports("vip")).hasSize(2).first().isEqualTo("IMPORT QUEUED");
        assertThat(office.imports("vip").get(1)).startsWith("IMPORT SKIPPED: It was due");
    }

    @Test
    void an_edit_while_the_service_was_down_does_not_lose_what_was_due() {
        office.define("vip", DAILY);
        office.restart();

        office.at("2026-11-23T06:30:00Z");
        office.define("vip", "schedule: { daily: '08:00', zone: Europe/Paris }");
        office.restart().look();

        assertThat(office.imports("vip")).containsExactly("IMPORT QUEUED");
        assertThat(office.entry("vip").next()).contains(Instant.parse("2026-11-23T07:00:00Z"));
    }

    @Test
    void a_moment_starts_once_even_when_its_file_is_edited_or_comes_again() {
        office.define("vip", "schedule: { once: 2026-11-23T07:00, zone: Europe/Paris }");
        var node = office.restart();
        office.at("2026-11-23T06:00:01Z");
        node.look();
        office.finish();

        office.at("2026-11-23T06:10:00Z");
        office.define("vip", "schedule: { once: 2026-11-23T07:00, zone: Europe/Paris, catch-up: 1h }");
        office.restart().look();
        office.define("vip", "");
        office.restart().look();
        // The database's own clock says when the import was queued, so the moment is of its day.
        String over = office.sql
                .sql("select to_char(now() - interval '1 minute', 'YYYY-MM-DD\"T\"HH24:MI')")
                .query(String.class)
                .single();
        office.define("vip", "schedule: { once: " + over + ", zone: UTC }");
        office.restart();

        assertThat(office.imports("vip")).containsExactly("IMPORT SUCCEEDED");
        assertThat(office.entry("vip").next()).isEmpty();
    }

    @Test
    void a_moment_that_was_over_when_it_was_first_read_is_said_in_the_history() {
        office.define("vip", "schedule: { once: 2026-11-20T07:00, zone: Europe/Paris }");

        office.restart().look();

        assertThat(office.imports("vip"))
                .singleElement()
                .asString()
                .startsWith("IMPORT SKIPPED: It was due Fri 20 Nov");
        assertThat(office.entry("vip").next()).isEmpty();
    }

    @Test
    void a_paused_or_retired_cohort_and_a_stopped_workspace_leave_their_rows() {
        office.define("paused", DAILY);
        office.define("retired", DAILY);
        office.defineFile("nofile", DAILY);
        office.imported("paused");
        office.imported("retired");
        office.sql
                .sql(
                        "update cohort set paused_at = now(), paused_by = 'ann', paused_why = 'rebuilt' where cohort = 'paused'")
                .update();
        office.sql
                .sql("update cohort set retired_at = now() where cohort = 'retired'")
                .update();
        var node = office.restart();
        office.at("2026-11-23T06:00:01Z");
        node.look();

        office.sql
                .sql("insert into workspace values ('default', 'f', now(), 'Braze refused the keys.')")
                .update();
        office.at("2026-11-24T06:00:01Z");
        node.look();

        assertThat(office.imports("paused").get(0)).isEqualTo("IMPORT SKIPPED: The cohort is paused by ann: rebuilt");
        assertThat(office.imports("retired").get(0))
                .isEqualTo("IMPORT SKIPPED: The cohort is retired; import it by hand to bring it back.");
        assertThat(office.imports("nofile").get(0)).isEqualTo("IMPORT SKIPPED: No file was imported for nofile yet.");
        assertThat(office.imports("nofile").get(1))
                .isEqualTo("IMPORT SKIPPED: Workspace default is stopped. Braze refused the keys.");
        assertThat(office.sql
                        .sql("select count(*) from import where failure_kind = 'KEYS'")
                        .query(Long.class)
                        .single())
                .as("to be started once when the key is mended")
                .isEqualTo(3);
    }

    @Test
    void a_paused_schedule_rests_and_makes_up_for_nothing() {
        office.define("vip", DAILY);
        var node = office.restart();
        office.timetable.pause("vip", "ann", office.now());

        office.at("2026-11-23T06:00:01Z");
        int paused = node.sync().look();
        office.at("2026-11-23T07:00:00Z");
        office.timetable.resume("vip", office.now());
        int resumed = node.look();

        assertThat(List.of(paused, resumed)).containsExactly(0, 0);
        assertThat(office.entry("vip").next()).contains(Instant.parse("2026-11-24T06:00:00Z"));
        assertThat(office.imports("vip")).isEmpty();
    }

    @Test
    void later_times_join_the_one_that_waits_and_two_in_a_row_are_an_alarm() {
        office.define("slow", "schedule: { cron: '0 0 * * * ?', zone: UTC }");
        var node = office.restart();
        hour(node);
        office.sql.sql("update import set state = 'RUNNING'").update();
        hour(node);
        boolean first = office.entry("slow").overlapsTooOften();
        hour(node);
        boolean second = office.entry("slow").overlapsTooOften();
        List<String> waiting = office.imports("slow");
        office.finish();
        hour(node);

        assertThat(waiting).containsExactly("IMPORT RUNNING", "IMPORT QUEUED");
        assertThat(List.of(first, second)).containsExactly(false, true);
        assertThat(office.entry("slow").overlapsTooOften()).isFalse();
    }

    @Test
    void a_cohort_has_at_most_one_schedule_and_the_first_stays() {
        office.define("vip", "");
        var node = office.restart();
        boolean set = office.timetable.set(
                "vip", ScheduleCases.schedule("daily: '09:00'"), ScheduleOwner.PAGE, "ann", office.now());
        office.define("vip", DAILY);
        node.sync();
        ScheduleOwner stays = office.entry("vip").origin();
        office.timetable.remove("vip", ScheduleOwner.PAGE);
        node.sync();
        boolean second = office.timetable.set(
                "vip", ScheduleCases.schedule("daily: '10:00'"), ScheduleOwner.PAGE, "ann", office.now());

        assertThat(set).isTrue();
        assertThat(stays).isEqualTo(ScheduleOwner.PAGE);
        assertThat(second).isFalse();
        assertThat(office.entry("vip").origin()).isEqualTo(ScheduleOwner.FILE);
    }

    @Test
    void a_schedule_goes_with_its_file_and_the_pages_stays() {
        office.define("filed", DAILY);
        office.define("paged", "");
        var node = office.restart();
        office.timetable.set(
                "paged", ScheduleCases.schedule("daily: '07:00'"), ScheduleOwner.PAGE, "ann", office.now());

        office.remove("filed");
        office.remove("paged");
        node.sync();
        office.at("2026-11-23T07:00:00Z");
        int looked = node.look();

        assertThat(office.timetable.all()).containsOnlyKeys("paged");
        assertThat(looked).as("nobody knows how to import it").isZero();
    }

    @Test
    void a_due_refresh_takes_the_place_of_the_schedules_next_import() {
        office.define("vip", DAILY + "\nrefresh: weekly");
        office.imported("vip");
        var node = office.restart();
        for (int day = 0; day < 9; day++) {
            office.at(Instant.parse("2026-11-23T06:00:01Z").plus(Duration.ofDays(day)));
            node.look();
            office.finish();
        }

        assertThat(office.imports("vip")).hasSize(9);
        assertThat(office.imports("vip").stream().filter("REFRESH SUCCEEDED"::equals))
                .hasSize(1);
        assertThat(office.imports("vip").get(7)).isEqualTo("REFRESH SUCCEEDED");
    }

    @Test
    void without_a_schedule_a_refresh_starts_by_itself_once_a_month() {
        office.define("vip", "refresh: monthly");
        office.define("never", "refresh: weekly");
        office.imported("vip");
        var node = office.restart();
        for (int day = 0; day < 70; day++) {
            office.later(Duration.ofDays(1));
            node.look();
            office.finish();
        }

        assertThat(office.imports("vip")).containsExactly("REFRESH SUCCEEDED", "REFRESH SUCCEEDED");
        assertThat(office.imports("never")).as("nothing was ever sent").isEmpty();
    }

    private void hour(ScheduleFixture.Node node) {
        office.later(Duration.ofHours(1));
        node.look();
    }
}
