package io.muster.notify.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.imports.ImportSamples;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Notice;
import io.muster.notify.NotificationKind;
import io.muster.notify.OverdueAlarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cohorts that are overdue, on a real database, with a clock that goes when it is told to. */
class OverdueMonitorTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final List<OverdueAlarm> told = new CopyOnWriteArrayList<>();
    private Instant now = MORNING;
    private CohortDefinition definition = daily(Duration.ofHours(26));

    @BeforeEach
    void nothing_is_known() {
        for (String table : List.of("overdue_alarm", "import", "cohort")) {
            sql.sql("delete from " + table).update();
        }
    }

    @Test
    void it_is_told_once_when_the_last_import_lies_back_too_far() {
        imported("SUCCEEDED", MORNING);
        lookAfter(Duration.ofHours(26));
        lookAfter(Duration.ofMinutes(1));
        lookAfter(Duration.ofDays(3));

        assertThat(told).extracting(OverdueAlarm::about).containsExactly(NotificationKind.OVERDUE);
        assertThat(told.get(0).since()).isEqualTo(MORNING);
        assertThat(told.get(0).lasted()).isEqualTo(Duration.ofHours(26).plusMinutes(1));
    }

    @Test
    void it_is_told_once_when_it_is_imported_again_and_then_counts_anew() {
        imported("SUCCEEDED", MORNING);
        lookAfter(Duration.ofHours(30));
        imported("SUCCEEDED", now.plus(Duration.ofHours(1)));
        lookAfter(Duration.ofHours(1));
        look();
        lookAfter(Duration.ofHours(27));

        assertThat(told)
                .extracting(OverdueAlarm::about)
                .containsExactly(NotificationKind.OVERDUE, NotificationKind.RECOVERED, NotificationKind.OVERDUE);
        assertThat(told.get(1).lasted()).isEqualTo(Duration.ofHours(31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "HELD", "CANCELLED", "SKIPPED", "RUNNING", "QUEUED"})
    void what_came_to_nothing_does_not_count(String state) {
        imported("SUCCEEDED", MORNING);
        imported(state, MORNING.plus(Duration.ofHours(20)));
        lookAfter(Duration.ofHours(27));

        assertThat(told).hasSize(1);
    }

    @Test
    void what_braze_took_in_part_and_the_same_file_again_count() {
        imported("PARTIAL", MORNING);
        lookAfter(Duration.ofHours(25));
        imported("SKIPPED", now);
        sql.sql("update import set file = 'a.csv', file_hash = 'x' where state = 'SKIPPED'")
                .update();
        lookAfter(Duration.ofHours(25));

        assertThat(told).isEmpty();
    }

    @Test
    void one_that_was_never_imported_is_counted_from_when_it_was_first_seen() {
        lookAfter(Duration.ZERO);
        lookAfter(Duration.ofHours(25));
        assertThat(told).isEmpty();
        lookAfter(Duration.ofHours(2));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).lastImport()).isEmpty();
        assertThat(told.get(0).since()).isEqualTo(MORNING);
    }

    @Test
    void after_an_outage_of_everything_it_is_told_at_the_first_look() {
        imported("SUCCEEDED", MORNING);
        look();
        now = MORNING.plus(Duration.ofDays(4));

        look();

        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused_at", "retired_at"})
    void one_at_rest_is_not_told_of_and_is_counted_from_the_end_of_its_rest(String column) {
        imported("SUCCEEDED", MORNING);
        cohort(column);
        lookAfter(Duration.ofDays(3));
        sql.sql("update cohort set paused_at = null, retired_at = null").update();
        lookAfter(Duration.ofHours(25));
        assertThat(told).isEmpty();
        lookAfter(Duration.ofHours(2));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).lasted()).isEqualTo(Duration.ofDays(3).plusHours(27));
    }

    @Test
    void of_many_nodes_that_look_at_once_one_tells() throws Exception {
        imported("SUCCEEDED", MORNING);
        now = MORNING.plus(Duration.ofHours(27));
        everyNodeLooks();
        imported("SUCCEEDED", now);
        everyNodeLooks();

        assertThat(told)
                .extracting(OverdueAlarm::about)
                .containsExactly(NotificationKind.OVERDUE, NotificationKind.RECOVERED);
    }

    @Test
    void more_time_in_the_definition_ends_it_without_a_word() {
        imported("SUCCEEDED", MORNING);
        lookAfter(Duration.ofHours(27));
        definition = daily(Duration.ofHours(48));
        look();
        assertThat(told).hasSize(1);
        lookAfter(Duration.ofHours(22));

        assertThat(told)
                .extracting(OverdueAlarm::about)
                .containsExactly(NotificationKind.OVERDUE, NotificationKind.OVERDUE);
    }

    @Test
    void what_cannot_be_told_is_not_marked_as_told() {
        imported("SUCCEEDED", MORNING);
        now = MORNING.plus(Duration.ofHours(27));
        OverdueMonitor broken = new OverdueMonitor(
                DATABASE,
                alarm -> {
                    throw new IllegalStateException("no room for a mail");
                },
                clock());
        try {
            broken.look(List.of(definition), Set.of());
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no room for a mail");
        }

        look();

        assertThat(told).hasSize(1);
    }

    @Test
    void a_definition_that_cannot_be_read_now_is_not_forgotten() {
        lookAfter(Duration.ZERO);
        watch().look(List.of(), Set.of("lapsed-90"));
        lookAfter(Duration.ofHours(27));

        assertThat(told).hasSize(1);
    }

    private void everyNodeLooks() throws Exception {
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            nodes.add(() -> {
                watch().look(List.of(definition), Set.of());
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            for (var looked : threads.invokeAll(nodes)) {
                looked.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void lookAfter(Duration later) {
        now = now.plus(later);
        look();
    }

    private void look() {
        watch().look(List.of(definition), Set.of());
    }

    private OverdueMonitor watch() {
        return new OverdueMonitor(DATABASE, told::add, clock());
    }

    private void imported(String state, Instant at) {
        sql.sql("""
                        insert into import (cohort, name, workspace, trigger, state, definition, finished_at)
                        values ('lapsed-90', 'Lapsed', 'default', 'SCHEDULE', :state, '', :at)""")
                .param("state", state)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void cohort(String column) {
        sql.sql("insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition, "
                        + column + ") values ('lapsed-90', 'default', '', '', '', now(), '', now())")
                .update();
    }

    private static CohortDefinition daily(Duration overdue) {
        CohortDefinition d = ImportSamples.definition("lapsed-90", "Lapsed 90 days");
        Notice notice = new Notice(
                List.of("crm@example.com"),
                Notice.When.TROUBLE,
                Optional.empty(),
                Optional.of(overdue),
                Optional.empty());
        return new CohortDefinition(
                d.cohort(),
                d.name(),
                d.workspace(),
                d.source(),
                d.match(),
                d.guards(),
                d.refresh(),
                d.schedule(),
                notice,
                d.text());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
