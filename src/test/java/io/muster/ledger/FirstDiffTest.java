package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.plan.Diff;
import io.muster.ledger.stage.StagingTable;
import io.muster.match.MatchResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Assertions;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The short way of a cohort of which nothing was ever said comes to what the whole statement comes to. */
class FirstDiffTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final int COHORT = 7;

    @Property(tries = 150, shrinking = ShrinkingMode.FULL)
    void says_the_same_of_any_stage(
            @ForAll("rows") List<SourcePerson> rows,
            @ForAll("rows") List<SourcePerson> tiedBefore,
            @ForAll boolean refresh,
            @ForAll boolean tied) {
        try (StagingTable stage = StagingTable.open(DATABASE, 1)) {
            stage.add(new MatchResult(rows.size(), SourcePerson.entries(rows), List.of()));
            stage.end(device -> {});
        } catch (SQLException e) {
            Assertions.fail(e);
        }
        tie(tiedBefore);

        List<String> all = said(Diff.statement("stage_1", false), refresh, tied);
        List<String> first = said(Diff.FIRST.formatted("stage_1"), refresh, tied);

        assertThat(first).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    /** What an import that was held, cancelled or given up may have left: whose identifiers are, and nothing else. */
    private static void tie(List<SourcePerson> rows) {
        JdbcClient sql = JdbcClient.create(DATABASE);
        sql.sql("delete from identity_link").update();
        sql.sql("""
                        insert into cohort (id, cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition)
                        overriding system value values (:id, 'vip', 'default', '', 'muster', '', now(), '')
                        on conflict do nothing""").param("id", COHORT).update();
        for (SourcePerson row : rows) {
            row.alternates().forEach(other -> sql.sql(
                            "insert into identity_link (cohort, ids, persons) values (:cohort, array[:id], array[:person])")
                    .param("cohort", COHORT)
                    .param("id", other)
                    .param("person", row.id())
                    .update());
        }
    }

    private static List<String> said(String statement, boolean refresh, boolean tied) {
        List<String> said = new ArrayList<>();
        try (Connection connection = DATABASE.getConnection()) {
            new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .query(
                            statement,
                            Map.of(
                                    "cohort", COHORT, "folded", 0L, "list", false, "lists", false, "refresh", refresh,
                                    "tied", tied),
                            row -> {
                                said.add(row.getString(1) + " " + row.getInt(2));
                            });
        } catch (SQLException e) {
            Assertions.fail(e);
        }
        return said;
    }

    @Provide
    Arbitrary<List<SourcePerson>> rows() {
        Arbitrary<String> id = Combinators.combine(
                        Arbitraries.of("e", "d", "amail\u001f"),
                        Arbitraries.integers().between(0, 3))
                .as((kind, n) -> kind + n);
        Arbitrary<List<String>> others = id.list().ofMaxSize(2);
        Arbitrary<String> whose = Arbitraries.of("", "", "P1", "P2");
        return Combinators.combine(id, others, whose)
                .as((mine, also, person) -> new SourcePerson(mine, also, person, false))
                .list()
                .ofMaxSize(6);
    }
}
