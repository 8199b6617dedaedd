package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A data folder that an earlier version made: one superuser owns everything, and everybody may look into it. */
class CarriedOverTest {

    private static final String PASSWORD = "5d8b9f60c2a14e7796b3";

    @Test
    void one_of_another_major_version_is_refused_with_what_to_do_and_one_of_this_is_opened(@TempDir Path home)
            throws Exception {
        Path data = home.resolve("data");
        EmbeddedDatabase.start(data).close();
        Path version = data.resolve("postgres").resolve("PG_VERSION");
        String ours = Files.readString(version).strip();

        EmbeddedDatabase.start(data).close();
        for (String other : new String[] {"16", "18", "9.6", ""}) {
            Files.writeString(version, other + "\n");
            assertThatThrownBy(() -> EmbeddedDatabase.start(data).close())
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(
                            "was made by PostgreSQL " + other + ", and this Muster brings PostgreSQL " + ours)
                    .hasMessageContaining("pg_dump");
        }
        Files.writeString(version, ours + "\n");
        EmbeddedDatabase.start(data).close();
    }

    @Test
    void its_tables_get_an_owner_without_power_and_its_queries_a_reader(@TempDir Path home) throws Exception {
        Path data = home.resolve("data");
        madeTheOldWay(data);

        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data);
                HikariDataSource ours = Database.open(embedded.owner(), 2)) {
            JdbcClient owner = JdbcClient.create(ours);
            JdbcClient reader = JdbcClient.create(as(embedded.reader()));
            JdbcClient superuser =
                    JdbcClient.create(as(new DatabaseAddress(embedded.owner().url(), "postgres", PASSWORD)));

            assertThat(count(
                            superuser,
                            "pg_class where relnamespace = 'muster'::regnamespace and relowner <> 'muster'::regrole"))
                    .as("tables, sequences and indexes that are not the owner's")
                    .isZero();
            assertThat(count(
                            superuser,
                            "pg_proc where pronamespace = 'muster'::regnamespace and proowner <> 'muster'::regrole"))
                    .isZero();
            assertThat(count(owner, "muster.workspace"))
                    .as("what was written down before")
                    .isEqualTo(1);
            assertThat(count(owner, "muster.flyway_schema_history where version = '11'"))
                    .isEqualTo(1);
            owner.sql("insert into muster.workspace (name, key_fingerprint) values ('later', 'x')")
                    .update();

            assertThat(count(reader, "public.customers")).isEqualTo(3);
            assertThat(count(reader, "shop.orders"))
                    .as("what a query could read before")
                    .isEqualTo(5);
            superuser.sql("create table shop.later as select 1 as id").update();
            superuser.sql("create table public.later as select 1 as id").update();
            assertThat(count(reader, "shop.later")).isEqualTo(1);
            assertThat(count(reader, "public.later")).isEqualTo(1);
            assertThatThrownBy(() -> count(reader, "muster.workspace")).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> count(reader, "muster.mine")).isInstanceOf(DataAccessException.class);
        }
        assertThat(mode(data)).isEqualTo("rwx------");
        assertThat(mode(data.resolve("postgres.password"))).isEqualTo("rw-------");
        assertThat(mode(data.resolve("node.id"))).isEqualTo("rw-------");
        assertThat(mode(data.resolve("archive/vip"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("archive/vip/1-people.csv"))).isEqualTo("rw-------");
        assertThat(mode(data.resolve("postgres-binaries"))).isEqualTo("rwx------");
    }

    @Test
    void a_second_start_changes_nothing_and_takes_the_same_passwords(@TempDir Path home) throws Exception {
        Path data = home.resolve("data");
        madeTheOldWay(data);
        DatabaseAddress first;
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data);
                HikariDataSource ours = Database.open(embedded.owner(), 2)) {
            first = embedded.owner();
            // Since it was carried over, another schema is its operator's own decision.
            JdbcClient.create(as(new DatabaseAddress(first.url(), "postgres", PASSWORD)))
                    .sql("create schema private")
                    .update();
        }

        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data)) {
            assertThat(embedded.owner().password()).isEqualTo(first.password());
            assertThat(count(JdbcClient.create(as(embedded.reader())), "public.customers"))
                    .isEqualTo(3);
            assertThat(JdbcClient.create(as(embedded.reader()))
                            .sql("select has_schema_privilege('private', 'usage')")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    /** A restored backup has its database and its superuser's password, as the handbook said once. */
    @Test
    void passwords_that_were_lost_are_made_anew(@TempDir Path home) throws Exception {
        Path data = home.resolve("data");
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data)) {
            assertThat(embedded.reader().password())
                    .isNotEqualTo(embedded.owner().password());
        }
        Files.delete(data.resolve("muster.password"));
        Files.delete(data.resolve("muster_reader.password"));

        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data)) {
            assertThat(count(JdbcClient.create(as(embedded.reader())), "pg_tables where schemaname = 'muster'"))
                    .isZero();
            Database.open(embedded.owner(), 2).close();
        }
    }

    /** How another account could get its own programs run. */
    private enum Planted {
        IN_A_FOLDER_OPEN_TO_ALL,
        WHERE_OTHERS_MAY_WRITE_ONE,
        BEHIND_A_LINK
    }

    @Test
    void programs_that_another_account_could_have_put_there_are_never_run(@TempDir Path home) throws Exception {
        Path data = home.resolve("data");
        Path binaries = data.resolve("postgres-binaries");
        Path mark = home.resolve("was-run");
        EmbeddedDatabase.start(data).close();
        for (Planted planted : Planted.values()) {
            Path program = program(binaries);
            Files.delete(program);
            Files.writeString(program, "#!/bin/sh\n: > '" + mark + "'\nexit 1\n");
            boolean one = planted == Planted.WHERE_OTHERS_MAY_WRITE_ONE;
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(one ? "rwx---rwx" : "rwx------"));
            if (planted == Planted.IN_A_FOLDER_OPEN_TO_ALL) {
                Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxrwxrwx"));
            } else if (planted == Planted.BEHIND_A_LINK) {
                Files.createSymbolicLink(binaries, Files.move(binaries, home.resolve("theirs")));
            }

            try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data)) {
                assertThat(count(JdbcClient.create(as(embedded.reader())), "pg_roles where rolname = current_user"))
                        .as(planted.name())
                        .isEqualTo(1);
            }

            assertThat(mark).as(planted.name()).doesNotExist();
            assertThat(binaries).doesNotHave(new Condition<>(Files::isSymbolicLink, "a link"));
            assertThat(mode(binaries)).isEqualTo("rwx------");
        }
    }

    private static Path program(Path binaries) throws IOException {
        try (Stream<Path> all = Files.walk(binaries)) {
            return all.filter(path -> path.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
        }
    }

    /** As {@code EmbeddedDatabase} was before there were two users. */
    private static void madeTheOldWay(Path data) throws IOException {
        Files.createDirectories(data.resolve("archive/vip"));
        Files.writeString(data.resolve("archive/vip/1-people.csv"), "external_id\nann\n");
        Files.writeString(data.resolve("node.id"), "a-node");
        Files.writeString(data.resolve("postgres.password"), PASSWORD);
        for (String folder : new String[] {".", "archive", "archive/vip"}) {
            Files.setPosixFilePermissions(data.resolve(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (String file : new String[] {"archive/vip/1-people.csv", "node.id"}) {
            Files.setPosixFilePermissions(data.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        }
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres").toAbsolutePath())
                .setOverrideWorkingDirectory(
                        data.resolve("postgres-binaries").toAbsolutePath().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile",
                        data.resolve("postgres.password").toAbsolutePath().toString())
                .setConnectConfig("password", PASSWORD);
        try (EmbeddedPostgres old = builder.start()) {
            DataSource superuser = old.getPostgresDatabase(Map.of("password", PASSWORD));
            Flyway.configure()
                    .dataSource(superuser)
                    .schemas("muster")
                    .defaultSchema("muster")
                    .createSchemas(true)
                    .target("11")
                    .load()
                    .migrate();
            JdbcClient sql = JdbcClient.create(superuser);
            sql.sql("insert into muster.workspace (name, key_fingerprint) values ('default', 'x')")
                    .update();
            // Of each kind that a schema holds.
            sql.sql("create unlogged table muster.stage_4 (id text)").update();
            sql.sql("create view muster.mine as select * from muster.workspace").update();
            sql.sql("create sequence muster.counted").update();
            sql.sql("create function muster.one() returns int language sql as 'select 1'")
                    .update();
            sql.sql("create type muster.mood as enum ('good')").update();
            sql.sql("create domain muster.word as text").update();
            sql.sql("create table public.customers as select generate_series(1, 3) as customer_id")
                    .update();
            sql.sql("create schema shop").update();
            sql.sql("create table shop.orders as select generate_series(1, 5) as id")
                    .update();
        }
    }

    private static DataSource as(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    private static int count(JdbcClient sql, String from) {
        return sql.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
