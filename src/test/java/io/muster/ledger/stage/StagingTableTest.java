package io.muster.ledger.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.ledger.stage.StagingTable.LateFilling;
import io.muster.ledger.stage.StagingTable.Staged;
import io.muster.match.MatchResult;
import io.muster.match.StagedIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that go straight into the table, and rows that lie in a file first. */
class StagingTableTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final long IMPORT = 4711;

    @TempDir
    private Path home;

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private Runnable begins = () -> {};
    private Runnable goesOn = () -> {};
    private final LateFilling filling = new LateFilling() {
        @Override
        public void begins(Connection connection) {
            begins.run();
        }

        @Override
        public void goesOn() {
            goesOn.run();
        }
    };
    private final List<StagedIdentifier> entries = new ArrayList<>();

    @BeforeEach
    void rows_of_all_kinds_more_than_a_buffer_holds() {
        StagingTable.drop(DATABASE, IMPORT);
        for (int row = 1; row <= 30_000; row++) {
            entries.add(new StagedIdentifier(
                    "e" + row + "é\u0001🎈", row, false, row % 7 == 0, row % 3 == 0 ? "P" + row : ""));
            if (row % 5 == 0) {
                entries.add(new StagedIdentifier("d" + row, row, true, false, ""));
            }
        }
    }

    @Test
    void rows_that_lay_in_a_file_are_those_that_were_added() throws SQLException {
        Staged straight = fill(StagingTable.open(DATABASE, IMPORT));
        List<StagedIdentifier> expected = staged();

        Staged later = fill(later());

        assertThat(later).isEqualTo(straight);
        assertThat(staged()).isEqualTo(expected).isEqualTo(entries);
    }

    @Test
    void rows_that_are_not_needed_reach_no_table_and_leave_nothing() throws SQLException {
        try (StagingTable stage = later()) {
            stage.add(new MatchResult(30_000, entries, List.of()));
            assertThat(files()).as("while it is open it has no name").isEmpty();

            Staged none = stage.discard();

            assertThat(none.members()).isEqualTo(30_000);
        }
        assertThat(isThere()).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void rows_that_are_given_up_in_the_table_leave_it_empty_and_the_connection_whole() throws SQLException {
        // More times than the pool has connections.
        for (int i = 0; i < 30; i++) {
            try (StagingTable stage = StagingTable.open(DATABASE, IMPORT)) {
                stage.add(new MatchResult(30_000, entries, List.of()));
                stage.discard();
            }
        }

        assertThat(staged()).isEmpty();
    }

    @Test
    void who_lost_the_import_leaves_the_others_stage_alone() throws SQLException {
        fill(StagingTable.open(DATABASE, IMPORT));
        begins = () -> {
            throw new IllegalStateException("lost");
        };

        assertThatThrownBy(() -> fill(later())).hasMessage("lost");

        assertThat(staged()).isEqualTo(entries);
    }

    @Test
    void an_import_that_has_to_end_ends_while_its_rows_go_over_and_gives_its_connection_back() {
        goesOn = () -> {
            throw new IllegalStateException("cancelled");
        };

        // More times than the pool has connections.
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> fill(later())).hasMessage("cancelled");
        }

        assertThat(staged()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told_of_at_once() throws IOException {
        Path file = Files.createFile(home.resolve("scratch"));

        assertThatThrownBy(() -> StagingTable.later(DATABASE, IMPORT, file, filling))
                .isInstanceOf(UncheckedIOException.class);
    }

    private StagingTable later() {
        return StagingTable.later(DATABASE, IMPORT, home.resolve("scratch"), filling);
    }

    private Staged fill(StagingTable opened) throws SQLException {
        try (StagingTable stage = opened) {
            stage.add(new MatchResult(30_000, entries, List.of()));
            return stage.end(device -> {});
        }
    }

    private List<StagedIdentifier> staged() {
        return sql.sql(
                        "select id as text, row, alternate, remove, coalesce(person, '') person from stage_4711 order by row, alternate")
                .query((row, n) -> new StagedIdentifier(
                        row.getString("text"),
                        row.getLong("row"),
                        row.getBoolean("alternate"),
                        row.getBoolean("remove"),
                        row.getString("person")))
                .list();
    }

    private boolean isThere() {
        return sql.sql("select to_regclass('stage_4711') is not null")
                .query(Boolean.class)
                .single();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(home.resolve("scratch"))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
