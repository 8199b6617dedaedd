package io.muster.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.model.CohortDefinition;
import io.muster.query.SqlDialect;
import io.muster.source.Chunk;
import io.muster.source.Row;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that know less than PostgreSQL's, or say it in another way. */
class OtherDriversTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String sqlite(String... statements) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.sqlite");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return url;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            '2026-01-02T03:04:05Z'  | 2026-01-02T03:04:05Z
            '2026-01-02 03:04:05'   | 2026-01-02 03:04:05
            '2 January'             | 2 January
            1767323045000           | 1767323045000
            123.0                   | 123
            1e15                    | 1000000000000000
            12.50                   | 12.5
            null                    | ^^
            """)
    void sqlite_gives_what_stands_there_whatever_the_column_is_declared(String value, String text) throws SQLException {
        String url = sqlite("create table t (a timestamp)", "insert into t values (" + value + ")");

        assertThat(values(url, "select a from t")).containsExactly(List.of(text));
    }

    @Test
    void sqlites_file_is_opened_for_reading_alone() throws SQLException {
        String url = sqlite("create table t (a text)", "insert into t values ('one')");

        assertThat(values(url, "select a from t")).containsExactly(List.of("one"));
        try (Connection connection = source(url).getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.isReadOnly()).isTrue();
            assertThatThrownBy(() -> statement.execute("delete from t")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void bytes_where_a_text_belongs_are_a_reject() throws SQLException {
        String url = sqlite("create table t (a)", "insert into t values (x'00'), ('one')");

        try (Rows rows = open(source(url), "select a from t")) {
            Chunk chunk = rows.next();
            assertThat(chunk.malformed()).hasSize(1);
            assertThat(chunk.rows()).extracting(Row::values).containsExactly(List.of("one"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select a from nowhere", "selec 1", "select nowhere from (select 1 as a)"})
    void an_error_without_a_state_is_told_without_its_words(String query) throws SQLException {
        String url = sqlite("create table t (a text)");

        assertThatThrownBy(() -> values(url, query.startsWith("selec ") ? "select selec 1" : query))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("run it by hand")
                .hasMessageNotContaining("nowhere")
                .hasMessageNotContaining("null");
    }

    @Test
    void h2s_many_statements_in_one_never_run() throws SQLException {
        String url = "jdbc:h2:mem:many;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (a varchar, at timestamp with time zone, tags varchar array, doc json)");
            statement.execute(
                    "insert into t values ('one', timestamp '2026-01-02 03:04:05+02:00', array['x'], json '\"a1\"')");
        }

        assertThatThrownBy(() -> values(url, "select a from t; drop table t"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has 2 statements");
        assertThat(values(url, "select a, at, doc from t // the end; of it"))
                .containsExactly(List.of("one", "2026-01-02T01:04:05Z", "a1"));
        assertThatThrownBy(() -> values(url, "select tags from t"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("column TAGS holds several values");
    }

    /** As Snowflake's does. */
    @Test
    void a_driver_without_javas_times_is_asked_for_its_elder_ones() throws SQLException {
        String url = "jdbc:h2:mem:elder;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (at timestamp with time zone, born date)");
            statement.execute("insert into t values (timestamp '2026-01-02 03:04:05+02:00', date '2001-02-03')");
        }
        DataSource elder = wrapped(source(url), new SQLFeatureNotSupportedException("getObject"));

        try (Rows rows = open(elder, "select at, born from t")) {
            assertThat(rows.next().rows())
                    .extracting(Row::values)
                    .containsExactly(List.of("2026-01-02T01:04:05Z", "2001-02-03"));
        }
    }

    @Test
    void a_drivers_own_slip_names_the_column_and_holds_no_value() throws SQLException {
        String url = "jdbc:h2:mem:slip;DB_CLOSE_DELAY=-1";
        DataSource slipping =
                wrapped(source(url), new IllegalStateException("Text 'ann@example.com' cannot be parsed"));

        assertThatThrownBy(() -> {
                    try (Rows rows = open(slipping, "select 'ann@example.com' as who")) {
                        rows.next();
                    }
                })
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("column WHO holds a value in row 1 that its driver cannot read")
                .hasNoCause()
                .hasMessageNotContaining("ann@");
    }

    @Test
    void the_servers_of_drivers_that_keep_read_only_to_themselves_are_told() {
        assertThat(ReadingSession.properties("jdbc:mysql://h/d")).containsEntry("useCursorFetch", "true");
        assertThat(ReadingSession.properties("jdbc:mysql://h/d?useCursorFetch=false"))
                .doesNotContainKey("useCursorFetch");
        assertThat(ReadingSession.properties("jdbc:mariadb://h/d")).isEmpty();
        assertThat(ReadingSession.properties("jdbc:postgresql://h/d")).containsKey("maxResultBuffer");
        assertThat(ReadingSession.properties("jdbc:sqlite:x")).containsEntry("open_mode", "1");
    }

    private static List<List<String>> values(String url, String query) throws SQLException {
        List<List<String>> values = new ArrayList<>();
        try (Rows rows = open(source(url), query)) {
            for (Iterator<Chunk> each = rows; each.hasNext(); ) {
                each.next().rows().forEach(row -> values.add(row.values()));
            }
        }
        return values;
    }

    private static Rows open(DataSource source, String query) {
        return SqlSource.open(
                source,
                new CohortDefinition.Source.Sql(query, "other", Duration.ofMinutes(1), Optional.empty()),
                any -> true,
                100);
    }

    private static DataSource source(String url) throws SQLException {
        return new Direct(url, Optional.empty());
    }

    /** Whose results fail with {@code failure} where they are asked for a value in a class of Java's. */
    private static DataSource wrapped(DataSource source, Exception failure) {
        return new Direct(((Direct) source).url, Optional.of(failure));
    }

    private static final class Direct implements DataSource {
        private final String url;
        private final Optional<Exception> failure;

        private Direct(String url, Optional<Exception> failure) {
            this.url = url;
            this.failure = failure;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Properties properties = ReadingSession.properties(url);
            Connection connection = DriverManager.getConnection(url, properties);
            ReadingSession.begin(connection, SqlDialect.of(url));
            return failure.isPresent() ? failing(Connection.class, connection) : connection;
        }

        private <T> T failing(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        boolean isObject = method.getName().equals("getObject") && arguments.length == 2;
                        boolean isText = method.getName().equals("getString")
                                && failure.filter(RuntimeException.class::isInstance)
                                        .isPresent();
                        if (isObject || isText) {
                            throw failure.orElseThrow();
                        }
                        Object result;
                        try {
                            result = method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                        return result instanceof ResultSet rows
                                ? failing(ResultSet.class, rows)
                                : result instanceof Statement statement ? failing(Statement.class, statement) : result;
                    }));
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {
            // Nothing is logged.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // Nothing waits.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
