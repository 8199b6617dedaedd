package io.muster.ledger.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PgBinaryRowsTest {

    private static final DataSource DATABASE = Postgres.server().getPostgresDatabase();

    @Test
    void rows_come_as_the_server_has_them() throws SQLException {
        assertThat(read("select * from (values ('eann', 1), ('', -7), ('ä€𝄞' || chr(31) || 'x', 2147483647)) v"))
                .containsExactly("eann 1", " -7", "ä€𝄞\u001fx 2147483647");
    }

    @Test
    void a_query_without_rows_has_none() throws SQLException {
        assertThat(read("select 'x', 1 where false")).isEmpty();
    }

    @Test
    void what_fails_on_the_way_is_not_taken_for_the_end() {
        assertThatThrownBy(() -> read("select 'x', 1 / (100000 - i) from generate_series(1, 200000) i"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("division by zero");
    }

    @Test
    void one_that_is_not_read_to_its_end_leaves_the_connection_usable() throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            try (PgBinaryRows rows = new PgBinaryRows(connection, "select 'x', i from generate_series(1, 200000) i")) {
                assertThat(rows.next()).isTrue();
            }
            try (ResultSet one = connection.createStatement().executeQuery("select 1")) {
                assertThat(one.next()).isTrue();
            }
        }
    }

    private static List<String> read(String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = DATABASE.getConnection();
                PgBinaryRows rows = new PgBinaryRows(connection, query)) {
            while (rows.next()) {
                all.add(rows.text() + " " + rows.int4());
            }
        }
        return all;
    }
}
