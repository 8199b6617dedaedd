package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.datasource.SourceRights;
import io.muster.settings.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the compose file's PostgreSQL begins with, on a real one. */
class ComposeRolesTest {

    @Test
    void muster_works_as_its_owner_and_queries_run_as_one_who_can_only_read() throws Exception {
        String script = Files.readString(Path.of("compose/roles.sh"));
        String sql = script.substring(script.indexOf("<<'SQL'\n") + 8, script.lastIndexOf("\nSQL"))
                .replace(":'owner'", "'one'")
                .replace(":'reader'", "'two'")
                .replace(":\"database\"", "muster");
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database muster")
                    .update();
            JdbcClient superuser = JdbcClient.create(server.getDatabase("postgres", "muster"));
            superuser.sql(sql).update();
            superuser.sql("create table public.customers as select 'ann' as id").update();
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/muster";

            try (HikariDataSource ours = Database.open(new DatabaseAddress(url, "muster", "one"), 2);
                    Connection connection = DriverManager.getConnection(url, "muster_reader", "two")) {
                JdbcClient reader = JdbcClient.create(new SingleConnectionDataSource(connection, true));

                assertThat(JdbcClient.create(ours)
                                .sql("select count(*) from muster.account")
                                .query(Integer.class)
                                .single())
                        .isZero();
                assertThat(reader.sql("select id from customers")
                                .query(String.class)
                                .single())
                        .isEqualTo("ann");
                assertThat(SourceRights.ask(connection)).isEmpty();
                for (String refused : new String[] {
                    "select * from muster.account",
                    "begin read write; create temp table customers (id text)",
                    "copy (select 1) to program 'id'",
                    "select pg_advisory_lock(1)",
                    "select lo_creat(-1)"
                }) {
                    assertThatThrownBy(() -> reader.sql(refused).update())
                            .as(refused)
                            .isInstanceOf(DataAccessException.class)
                            .hasStackTraceContaining("denied");
                    connection.createStatement().execute("rollback");
                }
            }
        }
    }
}
