package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import org.junit.jupiter.api.Test;
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
