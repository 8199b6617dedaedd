package io.muster.boot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.Postgres;
import io.muster.access.Access;
import io.muster.access.Role;
import io.muster.access.User;
import io.muster.boot.database.Database;
import io.muster.model.ExitStatus;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Settings;
import io.muster.settings.SettingsFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the command line does with users is what the API does: it takes the same passwords, and each act has its row. */
class UserCommandTest {

    private static final String NAME = "commands";
    private static final String PASSWORD = "plenty of quiet rivers";

    private static HikariDataSource database;
    private static Access access;

    private final CommandLine line = new CommandLine(CommandSpec.create());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void one_viewer() {
        JdbcClient.create(Postgres.server().getPostgresDatabase())
                .sql("create database " + NAME)
                .update();
        database = Database.open(new DatabaseAddress(url(), "postgres", ""), 2);
        access = Access.of(database, Clock.systemUTC(), new SecureRandom());
        access.accounts().add("zebediah", Role.VIEWER, PASSWORD);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acmecorp-muster1", "localhost12345", "zebediah1234", "short"})
    void what_is_guessed_first_is_taken_neither_for_a_new_user_nor_for_one_that_is_there(String password) {
        int adds = runs("add", "carla", "--role", "admin", "--password-file", written(password));
        int changes = runs("password", "zebediah", "--password-file", written(password));

        assertThat(List.of(adds, changes)).containsOnly(ExitStatus.WRONG_CONFIGURATION.code());
        assertThat(out.toString() + err).contains("assword").doesNotContain(password);
        assertThat(access.accounts().find("carla")).isEmpty();
        assertThat(rows(2)).containsExactly("change-password zebediah NOT_DONE ", "add-user carla NOT_DONE ");
    }

    @Test
    void each_act_is_done_and_its_row_says_what_became_of_whom() {
        runs("add", "ann", "--role", "admin", "--password-file", written(PASSWORD));
        runs("add", "ben", "--role", "viewer", "--password-file", written(PASSWORD));
        runs("role", "ben", "editor");
        runs("password", "ben", "--password-file", written("another set of words"));
        runs("remove", "ben");
        int last = runs("remove", "ann");

        assertThat(last).as("the last admin").isEqualTo(ExitStatus.WRONG_CONFIGURATION.code());
        assertThat(access.accounts().all())
                .extracting(User::name)
                .contains("ann")
                .doesNotContain("ben");
        assertThat(rows(6))
                .containsExactly(
                        "remove-user ann NOT_DONE ",
                        "remove-user ben DONE was editor",
                        "change-password ben DONE another password",
                        "change-user ben DONE role viewer → editor",
                        "add-user ben DONE role viewer",
                        "add-user ann DONE role admin");
        assertThat(out.toString()).doesNotContain(PASSWORD).doesNotContain("another set");
    }

    private static List<String> rows(int most) {
        return access.audit().last(most, Long.MAX_VALUE).stream()
                .map(row -> row.action() + " " + row.subject() + " " + row.outcome() + " " + row.detail())
                .toList();
    }

    private int runs(String... arguments) {
        Settings settings = new SettingsFixture(folder)
                .property("muster.database.url", url())
                .property("muster.database.user", "postgres")
                .property("muster.http.public-url", "https://muster.acmecorp.example")
                .settings(SettingsFixture.ENOUGH);
        AccessCommands commands = new AccessCommands(() -> Optional.of(settings), line, Clock.systemUTC());
        CommandLine users = new CommandLine(new UserCommand(commands));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return users.execute(arguments);
    }

    private String written(String password) {
        try {
            return Files.writeString(folder.resolve("password"), password + "\n")
                    .toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + Postgres.server().getPort() + "/" + NAME;
    }
}
