package io.muster.web.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.Postgres;
import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportSamples;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContexts;
import io.muster.imports.query.MemberCountTrend;
import io.muster.ledger.store.CohortStore;
import io.muster.model.Phrases;
import io.muster.schedule.ScheduleStore;
import io.muster.web.schedule.ScheduleApi;
import io.muster.workspace.WorkspaceStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand cohorts cost the database as many statements as two. */
class BoardStatementsTest {

    private final DataSource database = Postgres.withTables();
    private final AtomicInteger statements = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void a_look_takes_as_many_statements_for_forty_cohorts_as_for_two() throws IOException {
        cohorts(1, 2);
        int forTwo = statementsOfALook(2);
        cohorts(3, 40);
        int forForty = statementsOfALook(40);

        assertThat(forForty).isEqualTo(forTwo).isLessThanOrEqualTo(10);
    }

    @Test
    void sizes_are_read_again_only_after_an_import() throws IOException {
        cohorts(1, 3);
        CohortOverview overview = overview();
        overview.all();
        statements.set(0);
        overview.all();
        int known = statements.getAndSet(0);
        imports(2, 2, 1);
        List<CohortSummary> lines = overview.all();

        assertThat(statements.get()).isEqualTo(known + 1);
        assertThat(lines)
                .filteredOn(line -> line.cohort().equals("c2"))
                .singleElement()
                .satisfies(line -> assertThat(line.trail()).isNotEmpty());
    }

    private int statementsOfALook(int expected) {
        CohortOverview overview = overview();
        statements.set(0);
        assertThat(overview.all()).hasSize(expected).allSatisfy(line -> {
            assertThat(line.lastImport()).isPresent();
            assertThat(line.trail()).isNotEmpty();
            assertThat(line.timing())
                    .map(timing -> timing.words(Phrases.english()))
                    .contains("daily");
            assertThat(line.context().past().previous()).isPresent();
        });
        return statements.get();
    }

    private CohortOverview overview() {
        DataSource counted = counted();
        ObjectMapper json = new ObjectMapper();
        DefinitionStore definitions = DefinitionStore.open(folder, new DefinitionReader(), Instant::now);
        definitions.poll();
        ImportStore history = new ImportStore(counted, json);
        ScheduleStore timetable = new ScheduleStore(counted, json, ImportSamples.CLOCK.getZone());
        return new CohortOverview(
                definitions,
                new CohortStore(counted),
                history,
                new ImportContexts(counted, history, ImportSamples.CLOCK),
                new WorkspaceStore(counted),
                new ScheduleApi(definitions, timetable, Phrases.english(), ImportSamples.CLOCK),
                new MemberCountTrend(counted));
    }

    private void cohorts(int first, int last) throws IOException {
        for (int n = first; n <= last; n++) {
            Path file = Files.writeString(folder.resolve("c" + n + ".yaml"), """
                    cohort: c%d
                    name: Cohort %d
                    source: { file: { holds: members } }
                    """.formatted(n, n));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
        imports(first, last, 5);
        JdbcClient.create(database)
                .sql("""
                        insert into schedule (cohort, origin, settings, set_by, set_at, next_at)
                        select 'c' || n, 'PAGE', '{"daily": "07:00"}', 'ana', now(), now()
                          from generate_series(:first, :last) n""")
                .param("first", first)
                .param("last", last)
                .update();
    }

    private void imports(int first, int last, int each) {
        JdbcClient.create(database)
                .sql("""
                        insert into import (cohort, name, workspace, trigger, state, definition, started_at, finished_at,
                                            present_before, added)
                        select 'c' || n, 'Cohort ' || n, 'default', 'SCHEDULE', 'SUCCEEDED', '', at, at, 100 * i, 100
                          from generate_series(:first, :last) n, generate_series(1, :each) i,
                               lateral (select timestamptz '2026-11-23 07:00Z' - make_interval(days => :each - i) as at) t
                         order by i, n""")
                .param("first", first)
                .param("last", last)
                .param("each", each)
                .update();
    }

    /** The database, with each statement that is prepared on it counted. */
    private DataSource counted() {
        return proxy(
                DataSource.class,
                database,
                (method, result) -> method.equals("getConnection")
                        ? proxy(Connection.class, (Connection) result, (inner, made) -> {
                            if (inner.equals("prepareStatement") || inner.equals("createStatement")) {
                                statements.incrementAndGet();
                            }
                            return made;
                        })
                        : result);
    }

    private interface Seen {
        Object by(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Seen seen) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return seen.by(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
