package io.muster.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.Postgres;
import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schedules on a real database, with a clock that goes when it is told to. A node is replaced by a restart. */
final class ScheduleFixture {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final ZoneId HERE = ZoneId.of("Europe/Paris");

    final JdbcClient sql = JdbcClient.create(DATABASE);
    final ScheduleStore timetable = new ScheduleStore(DATABASE, new ObjectMapper(), HERE);
    private final Path folder;
    private volatile Instant now;
    private DefinitionStore definitions;

    ScheduleFixture(Path folder, String now) {
        this.folder = folder;
        this.now = Instant.parse(now);
        this.definitions = open();
        for (String table : List.of("schedule", "refresh", "import", "cohort", "workspace")) {
            sql.sql("delete from " + table).update();
        }
    }

    /** One node's part. */
    final class Node {
        private final RefreshStore refreshes = new RefreshStore(DATABASE, HERE);
        private final DueImports due = new DueImports(
                DATABASE,
                timetable,
                refreshes,
                definitions,
                new ImportQueue(DATABASE, "node", Duration.ofSeconds(30)),
                clock());
        private final DefinitionSchedules files = new DefinitionSchedules(definitions, timetable, refreshes, clock());

        int look() {
            return due.look();
        }

        Node sync() {
            files.sync();
            return this;
        }
    }

    /** What the timetable and the imports remember, and nothing else. */
    Node restart() {
        definitions = open();
        poll();
        return new Node().sync();
    }

    Node node() {
        return new Node();
    }

    void define(String cohort, String lines) {
        write(
                cohort,
                "cohort: " + cohort + "\nname: " + cohort + "\nsource: { sql: { query: select 1 } }\n" + lines + "\n");
    }

    void defineFile(String cohort, String lines) {
        write(cohort, "cohort: " + cohort + "\nname: " + cohort + "\nsource: { file: {} }\n" + lines + "\n");
    }

    void remove(String cohort) {
        try {
            Files.delete(folder.resolve(cohort + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        poll();
    }

    /** As if it had been imported once. */
    void imported(String cohort) {
        sql.sql("""
                        insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition)
                        values (:cohort, 'default', '', '', '', now(), '')""").param("cohort", cohort).update();
    }

    Instant now() {
        return now;
    }

    void at(String moment) {
        at(Instant.parse(moment));
    }

    void at(Instant moment) {
        now = moment;
    }

    void later(Duration time) {
        at(now.plus(time));
    }

    ScheduleEntry entry(String cohort) {
        return timetable.find(cohort).orElseThrow();
    }

    /** "kind state: reason" of a cohort's imports, oldest first. */
    List<String> imports(String cohort) {
        return sql.sql("select kind || ' ' || state || case reason when '' then '' else ': ' || reason end from import "
                        + "where cohort = :cohort order by id")
                .param("cohort", cohort)
                .query(String.class)
                .list();
    }

    /** All that waits ends well. @return the cohorts of what waited */
    List<String> finish() {
        return sql.sql("""
                        update import set state = 'SUCCEEDED', finished_at = now()
                         where state in ('QUEUED', 'RUNNING') returning cohort""").query(String.class).list();
    }

    private DefinitionStore open() {
        return DefinitionStore.open(folder, new DefinitionReader(), clock());
    }

    private void write(String cohort, String text) {
        try {
            Path file = folder.resolve(cohort + ".yaml");
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(60)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        poll();
    }

    private void poll() {
        // Twice, since a file that has just appeared or gone is believed a moment later only.
        definitions.poll();
        Instant before = now;
        now = now.plusSeconds(30);
        definitions.poll();
        now = before;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return HERE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
