package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.muster.Postgres;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which databases are taken for our own. */
class DatabaseTest {

    @Test
    void one_that_is_too_old_is_named_with_what_is_needed() {
        assertThatThrownBy(() -> Database.isNewEnough("jdbc:postgresql://db/muster", 14))
                .isInstanceOf(StartException.class)
                .hasMessage("The database at jdbc:postgresql://db/muster is PostgreSQL 14; Muster needs 15 or later."
                        + " Give muster.database.url a newer one.");
    }

    @Test
    void tables_of_a_newer_version_are_left_alone() {
        DatabaseAddress address = made("newer");
        sql("newer")
                .sql("insert into muster.flyway_schema_history (installed_rank, version, description, type, script,"
                        + " checksum, installed_by, execution_time, success) values (900, '900', 'later', 'SQL',"
                        + " 'V900__later.sql', 1, 'somebody', 1, true)")
                .update();

        assertThatThrownBy(() -> Database.open(address, 2))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "The tables in schema muster are of a newer Muster (step 900), which this one does not know."
                                + " Start that newer version, or put back the backup of before it was started.");
    }

    @Test
    void tables_whose_steps_were_others_are_left_alone() {
        DatabaseAddress address = made("edited");
        sql("edited")
                .sql("update muster.flyway_schema_history set checksum = 4711 where version = '4'")
                .update();

        assertThatThrownBy(() -> Database.open(address, 2))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(
                        "The tables in schema muster were not made by this version of Muster or one" + " before it: ")
                .hasMessageEndingWith("Start the version that made them, or put back its backup.");
    }

    /** Of all that a ledger of the letters may hold, and the line that says why the start takes its time. */
    @Test
    void a_ledger_of_before_its_states_had_words_is_carried_over_and_said() {
        DatabaseAddress address = made("letters");
        JdbcClient sql = sql("letters");
        sql.sql("drop schema muster cascade").update();
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .schemas(Database.SCHEMA)
                .defaultSchema(Database.SCHEMA)
                .createSchemas(true)
                .target("24")
                .load()
                .migrate();
        sql.sql("""
                        insert into muster.cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition)
                        values ('vip', 'default', 'https://rest.example', 'muster', 'none', now(), '')""").update();
        sql.sql("""
                        insert into muster.import (cohort, cohort_id, name, workspace, trigger, state, definition)
                        select cohort, id, 'vip', 'default', 'API', 'FAILED', '' from muster.cohort""").update();
        sql.sql("""
                        insert into muster.batch (cohort, import, phase, state, kept, external, n, joins, leaves,
                                                  add_ids, remove_ids)
                        select c.id, i.id, 2, letter::"char", case letter when 'K' then 'W'::"char" end, true, 300, 300, 0,
                               array(select 'e' || letter || n from generate_series(1, 300) n), '{}'
                          from muster.cohort c, muster.import i, unnest(string_to_array('LMASDRWHK', null)) letter""").update();
        sql.sql("""
                        insert into muster.past_batch (cohort, no, import, state, joins, leaves, add_ids, remove_ids)
                        select cohort, no, import, state, joins, leaves, add_ids, remove_ids from muster.batch""").update();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Database.class);
        log.start();
        logger.addAppender(log);

        try (HikariDataSource ours = Database.open(address, 2)) {
            assertThat(ours.isRunning()).isTrue();
        } finally {
            logger.detachAppender(log);
        }

        for (String table : List.of("batch", "batch_archive")) {
            assertThat(sql.sql(
                                    "select substr(add_ids[300], 2, 1) || state from muster.%s where cardinality(add_ids) = 300"
                                            .formatted(table))
                            .query(String.class)
                            .list())
                    .as(table)
                    .containsExactlyInAnyOrder(
                            "LPLANNED",
                            "MSENT",
                            "AACKNOWLEDGED",
                            "SSUPERSEDED",
                            "DDOUBTED",
                            "RREFUSED",
                            "WPENDING",
                            "HSPLIT",
                            "KTAKEN_OVER");
        }
        assertThat(sql.sql("select kept::text from muster.batch where kept is not null")
                        .query(String.class)
                        .list())
                .containsExactly("PENDING");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("database=upgrading from=24 to=");
    }

    @Test
    void what_a_machine_that_is_gone_had_locked_is_free_within_a_lease() {
        DatabaseAddress address = made("gone");

        try (HikariDataSource ours = Database.open(address, 2)) {
            JdbcClient sql = JdbcClient.create(ours);
            int asked = seconds(sql, "tcp_keepalives_idle")
                    + seconds(sql, "tcp_keepalives_count") * seconds(sql, "tcp_keepalives_interval");

            assertThat(asked).isBetween(5, 30);
        }
    }

    private static int seconds(JdbcClient sql, String setting) {
        return sql.sql("select setting::int from pg_settings where name = :name")
                .param("name", setting)
                .query(Integer.class)
                .single();
    }

    private static DatabaseAddress made(String name) {
        JdbcClient.create(Postgres.server().getPostgresDatabase())
                .sql("create database tables_" + name)
                .update();
        DatabaseAddress address = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + Postgres.server().getPort() + "/tables_" + name, "postgres", "any");
        Database.open(address, 2).close();
        return address;
    }

    private static JdbcClient sql(String name) {
        return JdbcClient.create(Postgres.server().getDatabase("postgres", "tables_" + name));
    }

    @Test
    void the_oldest_that_will_do_is_taken() {
        assertThatCode(() -> Database.isNewEnough("jdbc:postgresql://db/muster", 15))
                .doesNotThrowAnyException();
    }
}
