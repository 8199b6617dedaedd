package io.muster.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.Postgres;
import io.muster.ledger.EndedImport;
import io.muster.ledger.LedgerBench;
import io.muster.ledger.SimulatedBraze;
import io.muster.ledger.SourcePerson;
import io.muster.ledger.store.RestoreDetector.Mark;
import io.muster.model.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that was put back is noticed, and one that merely crashed is not. */
class RestoreDetectorTest {

    private static final DataSource DATABASE = Postgres.withTables();

    @TempDir
    Path folder;

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);
    private final RestoreDetector lineage = new RestoreDetector(DATABASE);

    @Test
    void the_same_database_goes_on() {
        bench.imports("e1");
        Mark first = lineage.now();
        lineage.compare(first, Optional.empty(), false);

        bench.imports("e1", "e2");
        Mark second = lineage.now();

        assertThat(second.wal()).isGreaterThan(first.wal());
        assertThat(lineage.compare(second, Optional.of(first), false)).isEmpty();
        assertThat(behind()).isEmpty();
    }

    @Test
    void another_server_another_timeline_and_tables_made_anew_are_noticed_once() {
        bench.imports("e1");
        Mark now = lineage.now();
        lineage.compare(now, Optional.empty(), false);

        for (String column : new String[] {"server", "timeline", "relation"}) {
            bench.sql.sql("update server_identity set " + column + " = '1'").update();

            Optional<Reason> why = lineage.compare(now, Optional.empty(), false);

            assertThat(why).as(column).isPresent();
            assertThat(why.orElseThrow().sentence()).contains("Resync the cohort");
            assertThat(behind()).isEqualTo(why);
            assertThat(lineage.compare(now, Optional.empty(), false))
                    .as("told once")
                    .isEmpty();
            assertThat(behind()).as("until somebody acts").isEqualTo(why);
            new OperatorOverrides(DATABASE).trust(bench.cohort());
        }
    }

    @Test
    void an_older_copy_of_the_same_files_is_noticed_by_what_was_seen_last() {
        bench.imports("e1");
        Mark now = lineage.now();
        lineage.compare(now, Optional.empty(), false);
        Mark later = new Mark(now.server(), now.timeline(), now.relation(), now.wal() + 1);

        assertThat(lineage.compare(now, Optional.of(later), false))
                .hasValueSatisfying(why -> assertThat(why.sentence()).contains("older than when it was last seen"));
        assertThat(behind()).isPresent();
    }

    @Test
    void what_was_seen_last_and_is_gone_is_noticed_where_it_would_have_to_be_there() {
        bench.imports("e1");
        Mark now = lineage.now();

        assertThat(lineage.compare(now, Optional.empty(), true))
                .as("a new one has seen nothing yet")
                .isEmpty();
        assertThat(lineage.compare(now, Optional.empty(), true)).hasValueSatisfying(why -> assertThat(why.sentence())
                .contains("ledger.mark is gone", "Resync the cohort"));
        assertThat(behind()).isPresent();
        assertThat(lineage.behind()).isEqualTo(1);
    }

    @Test
    void an_import_of_a_cohort_that_is_behind_waits_until_the_resync_which_settles_all() {
        bench.imports("e1", "e2");
        bench.sql
                .sql("update cohort set behind_at = now(), behind_why = 'It was put back.'")
                .update();
        bench.braze = new SimulatedBraze();

        long waiting = bench.queue.add(bench.request());
        boolean begins = bench.queue.claim().isPresent();
        bench.resyncs();
        EndedImport ended = bench.begin(bench.queue.claim().orElseThrow()).through(SourcePerson.all("e1", "e2"));

        assertThat(waiting).isPositive();
        assertThat(begins).isFalse();
        assertThat(ended.settled()).isEqualTo(2);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("e1", "e2");
        assertThat(behind()).isEmpty();
    }

    @Test
    void an_owner_who_is_no_superuser_may_ask() {
        JdbcClient sql = JdbcClient.create(Postgres.server().getPostgresDatabase());
        sql.sql("create role plain login password 'plain'").update();
        sql.sql("create database plain owner plain").update();
        DataSource plain =
                new DriverManagerDataSource(Postgres.server().getJdbcUrl("plain", "plain"), "plain", "plain");

        Mark mark = new RestoreDetector(plain).now();

        assertThat(mark.server()).isEqualTo(lineage.now().server());
        assertThat(mark.timeline()).matches("[0-9A-F]{8}");
    }

    @Test
    void a_crash_changes_nothing_and_a_copy_of_the_files_that_was_recovered_elsewhere_is_a_new_timeline()
            throws IOException {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        Mark first;
        try (EmbeddedPostgres server = start(data)) {
            first = new RestoreDetector(server.getPostgresDatabase()).now();
        }
        Files.createDirectories(copy);
        copy(data, copy);
        Mark again;
        try (EmbeddedPostgres server = start(data)) {
            JdbcClient.create(server.getPostgresDatabase()).sql("checkpoint").update();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create table t as select generate_series(1, 1000)")
                    .update();
            again = new RestoreDetector(server.getPostgresDatabase()).now();
        }
        Mark older;
        try (EmbeddedPostgres server = start(copy)) {
            older = new RestoreDetector(server.getPostgresDatabase()).now();
        }
        // As after pg_basebackup and a recovery to a point in time: archive recovery ends on a timeline of its own.
        Files.createFile(copy.resolve("recovery.signal"));
        Mark recovered;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(copy)
                .setCleanDataDirectory(false)
                .setServerConfig("restore_command", "false")
                .start()) {
            JdbcClient sql = JdbcClient.create(server.getPostgresDatabase());
            await("the end of the recovery").until(() -> !sql.sql("select pg_is_in_recovery()")
                    .query(Boolean.class)
                    .single());
            recovered = new RestoreDetector(server.getPostgresDatabase()).now();
        }

        assertThat(again.server()).isEqualTo(first.server());
        assertThat(again.timeline()).isEqualTo(first.timeline());
        assertThat(older.timeline()).isEqualTo(again.timeline());
        assertThat(older.wal()).as("an older copy of the same files").isLessThan(again.wal());
        assertThat(recovered.server()).isEqualTo(first.server());
        assertThat(recovered.timeline()).isNotEqualTo(first.timeline());
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path there = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                    Files.setPosixFilePermissions(there, Files.getPosixFilePermissions(each));
                } else {
                    Files.copy(each, there, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private Optional<Reason> behind() {
        return new CohortStore(DATABASE).find("vip").orElseThrow().behind();
    }
}
