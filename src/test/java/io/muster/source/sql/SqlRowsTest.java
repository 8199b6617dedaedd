package io.muster.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.muster.model.CohortDefinition;
import io.muster.source.Chunk;
import io.muster.source.Row;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import io.muster.source.file.SmallHeap;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class SqlRowsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    @SuppressWarnings("NullAway.Init")
    private static DataSource database;

    @BeforeAll
    static void startPostgres() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        execute("create table person (id text, mail text unique)");
        execute("insert into person values ('1', 'ann@example.com')");
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void rows_come_in_chunks_with_their_numbers() {
        try (Rows rows = open("select i as id, 'n' || i as name from generate_series(1, 5) i")) {
            assertThat(rows.columns()).containsExactly("id", "name");
            Chunk first = rows.next();
            assertThat(first.rows()).containsExactly(new Row(1, List.of("1", "n1")), new Row(2, List.of("2", "n2")));
            assertThat(rows.next().size()).isEqualTo(2);
            assertThat(rows.next().rows()).containsExactly(new Row(5, List.of("5", "n5")));
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2] | a list", "{\"id\": 7} | an object"})
    void a_value_that_is_no_one_text_is_told_with_its_column_and_a_remedy(String example) {
        int bar = example.lastIndexOf(" | ");

        try (Rows rows = open("select 'ann' as id, '" + example.substring(0, bar) + "'::jsonb as tags")) {
            assertThat(rows.next().malformed()).singleElement().satisfies(row -> {
                assertThat(row.number()).isEqualTo(1);
                assertThat(row.what().sentence())
                        .isEqualTo("Its column tags holds " + example.substring(bar + 3)
                                + "; select the one text in it that is meant.");
                assertThat(row.text()).isEqualTo("id=ann, tags=" + example.substring(0, bar));
            });
        }
    }

    @Test
    void no_rows_are_no_chunks_under_known_columns() {
        try (Rows rows = open("select id, mail from person where false")) {
            assertThat(rows.hasNext()).isFalse();
            assertThat(rows.columns()).containsExactly("id", "mail");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901::float8 | 12345678901",
                "1e22::float8 | 10000000000000000000000",
                "0.1::float8 | 0.1",
                "16777216::float4 | 16777216",
                "5.00::numeric(10,2) | 5",
                "5.50::numeric(10,2) | 5.50",
                "-5.0::numeric | -5",
                "100::numeric | 100",
                "123456789012345678901234567890::numeric | 123456789012345678901234567890",
                "9223372036854775807 | 9223372036854775807",
                "'0012'::text | 0012",
                "'  a b '::text | a b",
                "'x'::char(5) | x",
                "null::text | ",
                "null::numeric | ",
                "null::bool | ",
                "null::timestamp | ",
                "true | true",
                "false | false",
                "'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::uuid | f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "date '2026-11-24' | 2026-11-24",
                "timestamp '2026-11-24 07:00' | 2026-11-24T07:00:00",
                "timestamptz '2026-11-24 07:00:00.5+02' | 2026-11-24T05:00:00.5Z",
                "'NaN'::float8 | ",
                "'NaN'::numeric | ",
                "'-Infinity'::float8 | ",
                "'Infinity'::numeric | ",
                "1e15::float8 | 1000000000000000",
                "123.0::numeric | 123",
                "'\"a1\"'::jsonb | a1",
                "'\"a\\\"1\"'::jsonb | a\"1",
                "'\" a1 \"'::json | a1",
                "'null'::jsonb | ",
                "'1.23e2'::json | 123",
                "'12.50'::jsonb | 12.50",
                "'true'::jsonb | true",
                "timestamptz 'infinity' | infinity",
                "timestamptz '-infinity' | -infinity",
                "timestamp 'infinity' | infinity",
                "date '-infinity' | -infinity",
                "date '0044-03-15 BC' | -0043-03-15",
                "timestamptz '0044-03-15 12:00+00 BC' | -0043-03-15T12:00:00Z",
                "timestamptz '294000-01-01 00:00+00' | +294000-01-01T00:00:00Z",
                "'{\"a\": 1}'::jsonb ? 'a' | true"
            })
    void values_become_text(String example) {
        int bar = example.lastIndexOf(" | ");

        assertThat(values("select " + example.substring(0, bar) + " as v"))
                .containsExactly(List.of(example.substring(bar + 3)));
    }

    @Test
    void bytes_are_refused_with_their_column() {
        assertFails("select '\\x00'::bytea as picture", LONG).contains("column picture holds bytes");
    }

    @Test
    void a_label_that_is_there_twice_is_refused() {
        assertFails("select 1 as id, 2 as \"ID\"", LONG).contains("column id twice");
    }

    @Test
    void three_hundred_thousand_wide_rows_are_read_in_a_small_heap() throws IOException, InterruptedException {
        String query = "select i as id, repeat(md5(i::text), 32) as x from generate_series(1, 300000) i";

        assertThat(SmallHeap.readSql(postgres.getJdbcUrl("postgres", "postgres"), query))
                .isEqualTo("300000 rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select repeat('x', 1000000) || g as id from generate_series(1, 5000) g",
                "select g as id, repeat('x', 10000000) as document from generate_series(1, 50) g",
                "select case when g < 4000 then 'a' else repeat('x', 5000000) end as id from generate_series(1, 5000) g",
            })
    void rows_that_fill_the_memory_end_in_a_sentence(String query) throws IOException, InterruptedException {
        assertThat(SmallHeap.readSql(postgres.getJdbcUrl("postgres", "postgres"), query))
                .containsPattern("over 64 KiB in row|too large for the memory there is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            300000 rows | select g as id, plainto_tsquery('english', concat('the', left(g::text, 0)))::text as q from generate_series(1, 300000) g | select true
            0 rows      | select g as id from generate_series(1, 300000) g where websearch_to_tsquery('english', concat('the', left(g::text, 0)))::text = 'x' | select true
            10 rows     | select g as id from generate_series(1, 10) g, lateral (select count(phraseto_tsquery('english', concat('the', left(h::text, 0)))) from generate_series(g, 50000) h) counted | select true
            100000 rows | select g as id, plainto_tsquery('english', concat('the', left(g::text, 0)))::text as q from generate_series(1, 100000) g | select bool_and(plainto_tsquery('english', concat('the', left(g::text, 0)))::text = '') from generate_series(1, 300000) g
            300000 rows | select g as id, plainto_tsquery('english', concat('the', left(g::text, 0)))::text as q from generate_series(1, 300000) g | select set_config('client_min_messages', 'debug1', false) is not null
            """)
    void notices_for_every_row_do_not_fill_the_memory(String read, String query, String check)
            throws IOException, InterruptedException {
        assertThat(SmallHeap.readSql(postgres.getJdbcUrl("postgres", "postgres"), query, check))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select g as id, repeat('x', 300000) as document from generate_series(1, 1000) g",
                "select g as id, repeat('x', g * 300) as document from generate_series(1, 1000) g",
                "select g as id, repeat('x', (g % 10) * 30000) as document from generate_series(1, 1000) g",
            })
    void wide_columns_that_nobody_reads_are_passed_over_in_a_small_heap(String query)
            throws IOException, InterruptedException {
        assertThat(SmallHeap.readSql(postgres.getJdbcUrl("postgres", "postgres"), query))
                .isEqualTo("1000 rows");
    }

    @Test
    void a_query_that_takes_too_long_is_ended_on_the_server() throws SQLException {
        assertFails("select pg_sleep(60) /* too long */", Duration.ofMillis(300))
                .contains("The query did not finish within 300 ms");
        assertThat(running("too long")).isZero();
    }

    @Test
    void the_timeout_covers_the_fetches_too() throws SQLException {
        assertFails("select i, pg_sleep(0.02) /* slowly */ from generate_series(1, 3000) i", Duration.ofSeconds(1))
                .contains("did not finish within 1 s");
        assertThat(running("slowly")).isZero();
    }

    @Test
    void a_cancel_ends_a_query_that_has_not_answered_yet() throws Exception {
        try (Rows rows = open("select pg_sleep(60) as a /* unanswered */")) {
            CompletableFuture<List<String>> reader = CompletableFuture.supplyAsync(rows::columns);
            await().until(() -> running("unanswered") == 1);

            rows.cancel();

            assertThat(failure(reader)).isInstanceOf(SourceException.class).hasMessageContaining("cancelled");
        }
        assertThat(running("unanswered")).isZero();
    }

    @Test
    void a_cancel_ends_a_fetch() throws Exception {
        try (Rows rows = open("select i, pg_sleep(case when i > 3 then 60 else 0 end) /* later */"
                + " from generate_series(1, 10) i")) {
            rows.next();
            CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(rows::hasNext);
            await().until(() -> running("later") == 1);

            rows.cancel();

            assertThat(failure(reader)).isInstanceOf(SourceException.class).hasMessageContaining("cancelled");
        }
        assertThat(running("later")).isZero();
    }

    @Test
    void a_cancel_before_the_first_row_asks_nothing_of_the_database() {
        try (Rows rows = open("select 1 as a")) {
            rows.cancel();

            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cancelled");
        }
    }

    @Test
    void a_cancel_after_the_end_does_nothing() {
        Rows rows = open("select 1 as a");
        rows.next();
        rows.close();

        rows.cancel();

        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void closing_early_leaves_the_rest_unread_and_nothing_open() throws SQLException {
        try (Rows rows = open("select generate_series(1, 50000000) as i /* unread */")) {
            rows.next();
        }

        assertThat(value("select count(*) from pg_stat_activity where query like '%unread%' and state <> 'idle'"
                        + " and pid <> pg_backend_pid()"))
                .isEqualTo("0");
    }

    @Test
    void a_query_that_is_not_right_is_told_with_its_place() {
        assertFails("select id\nfrom person\nwhere maill = 'x'", LONG)
                .contains("The query is not right at line 3, column 7")
                .contains("maill")
                .contains("Perhaps you meant to reference the column");
    }

    @Test
    void a_query_that_changes_data_is_refused() {
        assertFails("delete from person returning id", LONG)
                .contains("begins with \"delete\"")
                .contains("only reads");
    }

    @Test
    void a_query_without_a_result_is_refused() {
        assertFails("set local work_mem = '8MB'", LONG).contains("begin it with select");
    }

    @Test
    void peoples_data_in_the_databases_words_is_not_shown() {
        Throwable failure = failure("select mail::int as id from person", LONG);

        assertThat(failure).isInstanceOf(SourceException.class).hasMessageContaining("SQLSTATE 22P02");
        assertThat(failure).hasStackTraceContaining("SourceException").hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("ann@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "53100, The database has no room left on its disk",
        "53200, The database has no memory left",
        "53300, The database takes no more connections",
        "53400, The database has a limit that the query is over"
    })
    void a_database_that_is_at_its_end_says_of_what(String state, String told) throws SQLException {
        execute("create or replace function at_its_end(state text) returns text language plpgsql as"
                + " $$ begin raise exception 'ann@example.com' using errcode = state; end $$");

        assertFails("select at_its_end('" + state + "') as id", LONG)
                .startsWith(told)
                .contains(state)
                .doesNotContain("ann@example.com");
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");

        assertThatThrownBy(() -> SqlSource.open(nowhere, sql("select 1", LONG, null), any -> true, 2)
                        .columns())
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("The data source crm cannot be reached")
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select true", "select 't'", "select 1", "select 'YES'", "select count(*) from person"})
    void a_check_that_says_true_lets_the_query_run(String check) {
        try (Rows rows = SqlSource.open(database, sql("select 1 as a", LONG, check), any -> true, 2)) {
            assertThat(rows.next().size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select false", "select null::bool", "select 0", "select 2", "select true where false"})
    void a_check_that_does_not_say_true_keeps_the_query_back(String check) {
        try (Rows rows = SqlSource.open(database, sql("select 1 as a", LONG, check), any -> true, 2)) {
            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("The check query did not say true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select true, true", "select true from generate_series(1, 2)", "selec true"})
    void a_check_that_is_no_single_value_is_wrong(String check) {
        try (Rows rows = SqlSource.open(database, sql("select 1 as a", LONG, check), any -> true, 2)) {
            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("The check query");
        }
    }

    private static Rows open(String query) {
        return SqlSource.open(database, sql(query, LONG, null), any -> true, 2);
    }

    private static CohortDefinition.Source.Sql sql(String query, Duration timeout, @Nullable String check) {
        return new CohortDefinition.Source.Sql(query, "crm", timeout, Optional.ofNullable(check));
    }

    private static List<List<String>> values(String query) {
        List<List<String>> values = new ArrayList<>();
        try (Rows rows = open(query)) {
            for (Iterator<Chunk> each = rows; each.hasNext(); ) {
                each.next().rows().forEach(row -> values.add(row.values()));
            }
        }
        return values;
    }

    private static AbstractStringAssert<?> assertFails(String query, Duration timeout) {
        Throwable failure = failure(query, timeout);
        assertThat(failure).isInstanceOf(SourceException.class);
        return assertThat(failure.getMessage());
    }

    private static Throwable failure(String query, Duration timeout) {
        ThrowingCallable reading = () -> {
            try (Rows rows = SqlSource.open(database, sql(query, timeout, null), any -> true, 2)) {
                while (rows.hasNext()) {
                    rows.next();
                }
            }
        };
        return catchThrowable(reading);
    }

    private static Throwable failure(CompletableFuture<?> reader) throws InterruptedException, TimeoutException {
        try {
            reader.get(20, TimeUnit.SECONDS);
            throw new AssertionError("the reader was not ended");
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    private static int running(String mark) throws SQLException {
        return Integer.parseInt(value("select count(*) from pg_stat_activity where state = 'active' and query like '%"
                + mark + "%' and pid <> pg_backend_pid()"));
    }

    private static String value(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
