package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.plan.Diff;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The planner knows nothing of unnest; once it has analyzed the batches, it must still hash them. */
class DiffPlanTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static int cohort;
    private static long folded;

    @BeforeAll
    static void twoHundredThousandMembers() {
        JdbcClient sql = JdbcClient.create(DATABASE);
        cohort = sql.sql("""
                        insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition)
                        values ('vip', 'default', '', 'muster', '', now(), '') returning id""").query(Integer.class).single();
        long id = sql.sql("""
                        insert into import (cohort, cohort_id, name, workspace, trigger, state, definition)
                        values ('vip', :cohort, 'VIP', 'default', 'API', 'SUCCEEDED', '') returning id""").param("cohort", cohort).query(Long.class).single();
        String batches = """
                insert into batch (cohort, import, phase, state, external, n, joins, leaves, add_ids, remove_ids)
                select :cohort, :import, 2, 'ACKNOWLEDGED', true, 1000, 1000, 0, array_agg('eperson-' || n order by n), '{}'
                  from generate_series(:from, :to) n
                 group by n / 1000""";
        sql.sql(batches)
                .param("cohort", cohort)
                .param("import", id)
                .param("from", 0)
                .param("to", 189_999)
                .update();
        folded = sql.sql("select max(no) from batch").query(Long.class).single();
        sql.sql(batches)
                .param("cohort", cohort)
                .param("import", id)
                .param("from", 190_000)
                .param("to", 199_999)
                .update();
        sql.sql("""
                        create table stage_1 as
                        select 'eperson-' || n as id, n::bigint as row, false as alternate, false as remove,
                               'P' || n as person
                          from generate_series(2000, 201999) n""").update();
        sql.sql("analyze stage_1").update();
        sql.sql("""
                        insert into identity_link (cohort, ids, persons)
                        select :cohort, array_agg('eperson-' || n), array_agg('pP' || n)
                          from generate_series(0, 199999) n
                         group by n / 1000""").param("cohort", cohort).update();
        sql.sql("analyze batch, identity_link").update();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void the_diff_hashes_both_sides_once_the_batches_are_analyzed(boolean list, boolean tied) throws SQLException {
        String plan;
        try (Connection connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            NamedParameterJdbcTemplate sql =
                    new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
            sql.getJdbcTemplate().execute(Diff.SETTINGS);
            Map<String, Object> parameters = Map.of(
                    "cohort", cohort, "folded", folded, "list", list, "lists", list, "refresh", false, "tied", tied);
            plan = String.join(
                    "\n", sql.queryForList("explain " + Diff.statement("stage_1", list), parameters, String.class));
            connection.rollback();
        }

        assertThat(plan).contains("Hash");
        assertThat(plan)
                .doesNotContain("Merge Join")
                .doesNotContain("Merge Full")
                .doesNotContain("Merge Right");
        assertThat(loops(plan))
                .as("loops, but for a row's own arrays, in:\n" + plan)
                .isEqualTo(unnestings(plan));
    }

    private static long loops(String plan) {
        return plan.lines().filter(line -> line.contains("Nested Loop")).count();
    }

    private static long unnestings(String plan) {
        return plan.lines().filter(line -> line.contains("Function Scan on")).count();
    }
}
