package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.Postgres;
import io.muster.settings.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A server that ends by itself, and starts of it that fail or hang first. */
class EmbeddedDatabaseTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    /** Of all tests but where it is said, one after the other: to make it takes longer than to start it. */
    @TempDir
    private static Path data;

    @Test
    void a_start_that_fails_is_tried_again_until_it_does_not() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            DatabaseAddress address = database.owner();
            answers(address);
            int port = URI.create(address.url().substring("jdbc:".length())).getPort();
            ends(server(data));

            try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(other.isBound()).isTrue();
                database.look();
                database.look();
            }
            // Whoever makes room takes it away.
            Files.delete(data.resolve("postgres.log"));
            database.look();

            answers(address);
        }
    }

    /** A session looks after its server when its statement ends, and holds its memory until then. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void sessions_at_work_whose_server_was_killed_hold_nothing_up(int sessions) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            for (int i = 0; i < sessions; i++) {
                worksForEver(database.owner());
            }
            ProcessHandle killed = server(data);
            List<ProcessHandle> before = killed.children().toList();
            ends(killed);

            database.look();

            answers(database.owner());
            assertThat(before).noneMatch(EmbeddedDatabaseTest::runs);
        }
    }

    @Test
    void sessions_at_work_are_ended_with_their_server_when_the_service_stops() throws Exception {
        List<ProcessHandle> before;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            worksForEver(database.owner());
            ProcessHandle killed = server(data);
            before = killed.children().toList();
            ends(killed);
        }

        assertThat(before).isNotEmpty().noneMatch(EmbeddedDatabaseTest::runs);
    }

    /** Whenever it is seen first: before it reads its log, meanwhile, or after. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_server_that_is_killed_again_while_it_starts_is_started_again(int times) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            writesMuch(database.owner());
            ProcessHandle last = server(data);
            ends(last);
            for (int i = 0; i < times; i++) {
                CompletableFuture<Void> look = CompletableFuture.runAsync(database::look);
                last = seenAfter(last, data);
                ends(last);
                look.get(LONG.toSeconds(), TimeUnit.SECONDS);
            }

            await().atMost(LONG).until(() -> {
                database.look();
                return hasAnswered(database.owner());
            });
            assertThat(number(database.owner(), "select count(*) from much")).isEqualTo(200_000);
        }
    }

    @Test
    void a_server_that_is_killed_while_it_recovers_from_a_killed_session_is_started_again() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            writesMuch(database.owner());
            worksForEver(database.owner());
            ProcessHandle server = server(data);
            server.children()
                    .filter(each -> each.info().commandLine().orElse("").contains("127.0.0.1"))
                    .forEach(ProcessHandle::destroyForcibly);
            ends(server);

            await().atMost(LONG).until(() -> {
                database.look();
                return hasAnswered(database.owner());
            });
            assertThat(number(database.owner(), "select count(*) from much")).isEqualTo(200_000);
        }
    }

    @Test
    void a_start_that_hangs_is_ended_and_tried_again() throws Exception {
        // Its files are made before, without haste.
        EmbeddedDatabase.start(data).close();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, Duration.ofSeconds(8))) {
            ProcessHandle first = server(data);
            ends(first);
            CompletableFuture<Void> look = CompletableFuture.runAsync(database::look);
            ProcessHandle hung = seenAfter(first, data);
            new ProcessBuilder("kill", "-STOP", Long.toString(hung.pid()))
                    .start()
                    .waitFor();
            look.get(LONG.toSeconds(), TimeUnit.SECONDS);

            await().atMost(LONG).until(() -> {
                database.look();
                return hasAnswered(database.owner());
            });
            assertThat(runs(hung)).isFalse();
        }
    }

    @Test
    void a_stop_does_not_wait_for_a_start_that_hangs() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(data);
        ProcessHandle first = server(data);
        ends(first);
        CompletableFuture<Void> look = CompletableFuture.runAsync(database::look);
        ProcessHandle hung = seenAfter(first, data);
        new ProcessBuilder("kill", "-STOP", Long.toString(hung.pid())).start().waitFor();

        database.close();

        look.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(runs(hung)).isFalse();
    }

    @Test
    void a_first_start_that_fails_says_why() throws Exception {
        EmbeddedDatabase.start(data).close();
        Path control = data.resolve("postgres/global/pg_control");
        Files.move(control, data.resolve("control"));

        String said = catching(data);

        Files.move(data.resolve("control"), control);
        assertThat(said)
                .startsWith("The embedded database in " + data.resolve("postgres") + " does not start: ")
                .contains("could not find the database system", "postgres.log");
    }

    @Test
    void what_was_made_and_unpacked_in_halves_is_made_anew(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("postgres-1.part/global"));
        Files.createDirectories(other.resolve("postgres-binaries"));
        EmbeddedDatabase.start(other).close();
        try (Stream<Path> versions = Files.list(other.resolve("postgres-binaries"))) {
            Path version = versions.findFirst().orElseThrow();
            Files.delete(version.resolve(".exists"));
            Files.delete(version.resolve("bin/postgres"));
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(other)) {
            answers(database.owner());
            assertThat(other.resolve("postgres-1.part")).doesNotExist();
        }
    }

    /** After a restart of the machine, or in a copy of the folder, its number is anybody's. */
    @Test
    void another_folders_server_that_the_file_names_is_left_alone() throws Exception {
        EmbeddedDatabase.start(data).close();
        JdbcClient others = JdbcClient.create(Postgres.server().getPostgresDatabase());
        String file = others.sql("select pg_read_file('postmaster.pid')")
                .query(String.class)
                .single();
        Files.writeString(data.resolve("postgres/postmaster.pid"), file);

        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            answers(database.owner());
        }

        assertThat(others.sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    private static String catching(Path data) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            return "it started at " + database.owner().url();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static ProcessHandle server(Path data) throws IOException {
        return inFile(data).orElseThrow();
    }

    private static Optional<ProcessHandle> inFile(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postgres/postmaster.pid")).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A killed process is there until its parent, or who took its place, has heard of it. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static ProcessHandle seenAfter(ProcessHandle last, Path data) {
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> inFile(data),
                        found -> found.isPresent() && !found.get().equals(last))
                .orElseThrow();
    }

    private static void ends(ProcessHandle server) {
        server.destroyForcibly();
        await().atMost(LONG).until(() -> !runs(server));
    }

    private static void worksForEver(DatabaseAddress address) throws SQLException {
        long before = number(address, "select count(*) from pg_stat_activity where query like 'do %'");
        Thread session = new Thread(() -> {
            try (Connection connection = connection(address);
                    Statement statement = connection.createStatement()) {
                statement.execute("do $$ begin loop null; end loop; end $$");
            } catch (SQLException ended) {
                // As its server does.
                return;
            }
        });
        session.setDaemon(true);
        session.start();
        await().atMost(LONG)
                .until(() -> number(address, "select count(*) from pg_stat_activity where query like 'do %'") > before);
    }

    private static void writesMuch(DatabaseAddress address) throws SQLException {
        try (Connection connection = connection(address);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists much");
            statement.execute("create table much as select i, md5(i::text) as text from generate_series(1, 200000) i");
        }
    }

    private static long number(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = connection(address)) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(query)
                    .query(Long.class)
                    .single();
        }
    }

    private static boolean hasAnswered(DatabaseAddress address) {
        try (Connection connection = connection(address)) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void answers(DatabaseAddress address) throws SQLException {
        try (Connection connection = connection(address)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private static Connection connection(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
