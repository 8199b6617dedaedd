package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.settings.DatabaseAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that ends by itself, and a start of it that fails first. */
class EmbeddedDatabaseTest {

    @Test
    void a_start_that_fails_is_tried_again_until_it_does_not(@TempDir Path data) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, Duration.ofSeconds(12))) {
            DatabaseAddress address = database.owner();
            answers(address);
            int port = URI.create(address.url().substring("jdbc:".length())).getPort();
            ends(data);

            try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(other.isBound()).isTrue();
                database.look();
                database.look();
            }
            database.look();

            answers(address);
        }
    }

    private static void ends(Path data) throws Exception {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    private static void answers(DatabaseAddress address) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
