package io.muster.source;

import static io.muster.source.file.DropFolder.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.Postgres;
import io.muster.model.CohortDefinition;
import io.muster.source.file.DropFolder;
import io.muster.source.file.FileSource;
import io.muster.source.sql.SqlSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadAheadTest {

    private static final DataSource DATABASE = Postgres.server().getPostgresDatabase();

    private final DropFolder folder;

    ReadAheadTest(@TempDir Path folder) {
        this.folder = new DropFolder(folder);
    }

    @Test
    void gives_every_row_once_and_in_order() {
        try (Rows rows = query("select i as id from generate_series(1, 1000) i")) {
            List<Long> numbers = new ArrayList<>();
            rows.forEachRemaining(chunk -> chunk.rows().forEach(row -> numbers.add(row.number())));

            assertThat(numbers).hasSize(1000).isSorted().doesNotHaveDuplicates();
            assertThat(rows.columns()).containsExactly("id");
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void a_source_without_rows_has_no_chunks() {
        try (Rows rows = query("select 1 as id where false")) {
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void what_is_wrong_further_down_comes_after_the_chunks_before_it() {
        Path file = folder.drop(bytes("id\n1\n2\n3\n4\n5\n6\n\"7"));
        try (Rows rows = new ReadAhead(FileSource.open(file, DropFolder.MAPPED, 3))) {
            assertThat(rows.next().size()).isEqualTo(3);
            assertThat(rows.next().size()).isEqualTo(3);
            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("Line 8");
        }
    }

    @Test
    void a_cancel_reaches_a_reader_that_waits_for_its_server() {
        try (Rows rows = query(sleepingAfter(3, "waited for"))) {
            rows.next();
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(rows::hasNext);
            await().until(() -> running("waited for") == 1);

            rows.cancel();

            assertThat(waiting.handle((more, failure) -> failure.getCause()).join())
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cancelled");
        }
        assertThat(running("waited for")).isZero();
    }

    @Test
    void closing_ends_what_is_being_read_ahead_on_its_server() {
        try (Rows rows = query(sleepingAfter(3, "read ahead"))) {
            rows.next();
            await().until(() -> running("read ahead") == 1);
        }
        assertThat(running("read ahead")).isZero();
    }

    private static String sleepingAfter(int rows, String mark) {
        return "select i as id, pg_sleep(case when i > %d then 600 else 0 end) /* %s */ from generate_series(1, 9) i"
                .formatted(rows, mark);
    }

    private static Rows query(String query) {
        return new ReadAhead(SqlSource.open(
                DATABASE,
                new CohortDefinition.Source.Sql(query, "default", Duration.ofMinutes(10), Optional.empty()),
                any -> true,
                3));
    }

    private static long running(String mark) {
        return JdbcClient.create(DATABASE)
                .sql("""
                        select count(*) from pg_stat_activity
                         where state = 'active' and pid <> pg_backend_pid() and position(:mark in query) > 0""")
                .param("mark", mark)
                .query(Long.class)
                .single();
    }
}
