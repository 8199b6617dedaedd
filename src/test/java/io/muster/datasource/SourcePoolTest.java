package io.muster.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.Postgres;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one query leaves behind in its session, the next one that gets the connection never meets. */
class SourcePoolTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Datasources sources;

    @BeforeAll
    static void open() throws SQLException {
        DatabaseAddress ours = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + Postgres.server().getPort() + "/postgres", "postgres", "postgres");
        sources = new Datasources(
                Map.of(
                        "h",
                        new Settings.DataSource(
                                "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1", Optional.of("sa"), Optional.empty()),
                        "shop",
                        new Settings.DataSource(
                                ours.url(), Optional.of("postgres"), Optional.of(new Secret("postgres")))),
                Optional.of(ours),
                folder);
    }

    @AfterAll
    static void close() throws Exception {
        sources.close();
    }

    /** Each as a hostile query might do it that the look at its text let through. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            set session statement_timeout = '77s'                   | show statement_timeout                                         | 0
            select set_config('search_path', 'pg_temp', false)      | select current_setting('search_path')                          | "$user", public
            set session characteristics as transaction read write   | show transaction_read_only                                     | on
            set session idle_in_transaction_session_timeout = '1s'  | show idle_in_transaction_session_timeout                       | 0
            set role pg_monitor                                     | select current_user                                            | postgres
            set session authorization pg_monitor                    | select session_user                                            | postgres
            set client_min_messages = debug5                        | show client_min_messages                                       | error
            set extra_float_digits = -10                            | select (0.1::float8 + 0.2)::text                               | 0.30000000000000004
            select pg_advisory_lock(4711)                           | select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() | 0
            prepare evil as select 1                                | select count(*) from pg_prepared_statements where name = 'evil' | 0
            declare evil cursor with hold for select 1              | select count(*) from pg_cursors where name = 'evil'            | 0
            listen evil                                             | select count(*) from pg_listening_channels()                   | 0
            rollback; begin read write; create temp view customers as select 'EVIL' as customer_id; commit; begin | select count(*) from pg_class where relname = 'customers' and pg_table_is_visible(oid) and relpersistence = 't' | 0
            """)
    void nothing_of_a_session_is_left_to_the_next(String left, String asked, String expected) throws SQLException {
        int before = leave(left);

        try (Connection next = source("shop").getConnection();
                Statement statement = next.createStatement()) {
            assertThat(value(statement, asked)).isEqualTo(expected);
            assertThat(Integer.parseInt(value(statement, "select pg_backend_pid()")))
                    .as("the same connection, cleaned")
                    .isEqualTo(before);
        }
    }

    @Test
    void a_connection_that_broke_is_not_used_again() throws SQLException {
        int before = leave("select 1");
        Throwable broken = catchThrowable(() -> leave("select pg_terminate_backend(pg_backend_pid())"));

        assertThat(broken).isInstanceOf(SQLException.class);
        assertThat(leave("select 1")).isNotEqualTo(before);
    }

    @Test
    void where_no_word_cleans_a_session_its_connection_is_used_once() throws SQLException {
        try (Connection first = source("h").getConnection();
                Statement statement = first.createStatement()) {
            statement.execute("set @evil = 1");
        }
        try (Connection next = source("h").getConnection();
                Statement statement = next.createStatement()) {
            assertThat(value(statement, "select coalesce(@evil, 0)")).isEqualTo("0");
        }
    }

    private static DataSource source(String name) {
        return sources.get(name);
    }

    private static int leave(String sql) throws SQLException {
        try (Connection connection = source("shop").getConnection();
                Statement statement = connection.createStatement()) {
            int pid = Integer.parseInt(value(statement, "select pg_backend_pid()"));
            statement.execute(sql);
            connection.commit();
            return pid;
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return String.valueOf(result.getString(1));
        }
    }
}
