package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.datasource.SourceRights;
import io.muster.demo.Demo;
import io.muster.settings.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the user of the embedded data source may do. Rights alone are tried: the session is neither read-only nor held
 * to one statement, as if whatever else keeps a query in bounds had been got round.
 */
class EmbeddedRightsTest {

    private static final String SECRET = "Kept-from-queries-4711";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedDatabase embedded;

    @SuppressWarnings("NullAway.Init")
    private static HikariDataSource ours;

    /** Signing in costs more than most of what is tried. */
    @SuppressWarnings("NullAway.Init")
    private static Connection reader;

    @BeforeAll
    static void startWithTheSample() throws IOException, SQLException {
        embedded = EmbeddedDatabase.start(data);
        ours = Database.open(embedded.owner(), 2);
        Demo.fill(ours);
        JdbcClient.create(ours)
                .sql("insert into public.customers values ('secret', :mail, null, true, 1, '2026-01-01')")
                .param("mail", "someone@example.com")
                .update();
        reader = connect(embedded.reader());
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        reader.close();
        ours.close();
        embedded.close();
    }

    @Test
    void a_query_reads_the_sample_and_what_is_added_to_schema_public_later() throws SQLException {
        JdbcClient.create(ours)
                .sql("create table public.later as select 'x' as id")
                .update();

        assertThat(asReader("select count(*) from customers")).containsExactly("5001");
        assertThat(asReader("select id from later")).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Programs and files of the server.
                "copy (select 'x') to program 'id > /tmp/muster-was-here'",
                "copy customers from program 'echo x'",
                "copy (select 'x') to '/tmp/muster-was-here'",
                "copy customers from '/etc/passwd'",
                "select pg_read_file('/etc/passwd')",
                "select pg_read_file('postgresql.conf')",
                "select pg_read_binary_file('/proc/self/environ')",
                "select pg_ls_dir('.')",
                "select pg_ls_dir('/')",
                "select pg_stat_file('postgresql.conf')",
                "select * from pg_ls_logdir()",
                "select * from pg_ls_waldir()",
                "select * from pg_ls_tmpdir()",
                "select * from pg_ls_archive_statusdir()",
                "select * from pg_hba_file_rules",
                "select * from pg_file_settings",
                "select pg_current_logfile()",
                "select lo_import('/etc/passwd')",
                "select lo_export(1, '/tmp/muster-was-here')",
                "select pg_file_write('x', 'y', false)",
                // Settings that tell where things lie, and those of the server.
                "select current_setting('data_directory')",
                "select current_setting('config_file')",
                "select current_setting('hba_file')",
                "show data_directory",
                "alter system set log_min_messages = 'debug5'",
                "select pg_reload_conf()",
                "select pg_rotate_logfile()",
                "set log_min_messages = 'debug5'",
                "set log_statement = 'all'",
                "set session_replication_role = 'replica'",
                "select set_config('log_statement', 'all', false)",
                "set temp_file_limit = -1",
                "load '/tmp/evil.so'",
                // Muster's tables.
                "select name || ':' || password from muster.account",
                "select * from muster.token",
                "select * from muster.batch",
                "select * from muster.flyway_schema_history",
                "select * from muster.qrtz_job_details",
                "table muster.audit",
                "update muster.account set role = 'admin'",
                "delete from muster.audit",
                "truncate muster.batch",
                "insert into muster.server_identity default values",
                "drop table muster.batch",
                "alter table muster.batch add column x int",
                "create table muster.mine (x int)",
                "create view muster.mine as select 1",
                "begin; lock table muster.import in access exclusive mode",
                "comment on table muster.import is 'x'",
                "copy muster.account to stdout",
                "select nextval('muster.import_id_seq')",
                "select * from muster.account where pg_sleep(0) is null",
                "select query_to_xml('select * from muster.account', true, true, '')",
                "select table_to_xml('muster.account', true, true, '')",
                "select schema_to_xml('muster', true, true, '')",
                "select 'muster.account'::regclass",
                "analyze muster.account",
                "do $$ begin perform * from muster.account; end $$",
                // Passwords and other users.
                "select rolpassword from pg_authid",
                "select passwd from pg_shadow",
                "set role muster",
                "set role postgres",
                "set session authorization postgres",
                "set role pg_read_server_files",
                "grant muster to muster_reader",
                "grant pg_execute_server_program to muster_reader",
                "alter role muster_reader superuser",
                "alter role muster_reader createrole",
                "alter role muster password 'x'",
                "alter role postgres password 'x'",
                "alter role muster set search_path = evil",
                "create role evil superuser login",
                "create user mapping for muster_reader server x",
                "drop role muster",
                "reassign owned by muster to muster_reader",
                // Other things to make, by which others could be misled.
                "create temp table customers (x int)",
                "create temp view customers as select 'EVIL'",
                "create table public.evil (x int)",
                "create view public.evil as select 1",
                "create schema evil",
                "create function public.evil() returns int language sql as 'select 1'",
                "create function pg_temp.evil() returns int language sql as 'select 1'",
                "create procedure public.evil() language sql as 'select 1'",
                "create type public.evil as enum ('x')",
                "create sequence public.evil",
                "create operator public.=== (leftarg = text, rightarg = text, function = texteq)",
                "create extension dblink",
                "create extension file_fdw",
                "create extension adminpack",
                "create extension plpython3u",
                "create language plpythonu",
                "create database evil",
                "create tablespace evil location '/tmp'",
                "create publication evil for all tables",
                "create subscription evil connection 'host=127.0.0.1' publication x",
                "create event trigger evil on ddl_command_start execute function x()",
                "alter database postgres set search_path = evil",
                "alter database postgres owner to muster_reader",
                "select dblink('host=127.0.0.1', 'select 1')",
                "select lo_creat(-1)",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x'::bytea)",
                "select lo_get(1)",
                "select data from pg_largeobject",
                // The tables of the source.
                "update customers set mail = 'evil@example.com'",
                "delete from customers",
                "insert into customers select * from customers",
                "truncate customers",
                "drop table customers",
                "alter table customers add column evil int",
                "create index on customers (mail)",
                "create rule evil as on select to customers do instead select 1",
                "create trigger evil before insert on customers execute function x()",
                "select * from customers for update",
                "begin; lock table customers in exclusive mode",
                "merge into customers c using customers d on false when not matched then do nothing when matched then delete",
                "with gone as (delete from customers returning *) select * from gone",
                // Those who work beside it.
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()",
                "select pg_cancel_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()",
                "select pg_advisory_lock(1)",
                "select pg_advisory_xact_lock(1)",
                "select pg_try_advisory_lock(1)",
                "select pg_advisory_lock_shared(1, 2)",
                "select pg_notify('x', 'y')",
                "select pg_logical_emit_message(false, 'x', 'y')",
                "select pg_export_snapshot()",
                "select pg_create_logical_replication_slot('evil', 'pgoutput')",
                "select pg_create_physical_replication_slot('evil', true)",
                "select pg_replication_origin_create('evil')",
                "select pg_switch_wal()",
                "select pg_create_restore_point('evil')",
                "select pg_backup_start('evil')",
                "select pg_promote()",
                "select pg_stat_reset()",
                "select pg_log_backend_memory_contexts(pg_backend_pid())",
                "checkpoint",
            })
    void a_query_may_not(String statement) throws SQLException {
        Throwable refused = catchThrowable(() -> asReader(statement));

        assertThat(refused).isInstanceOf(SQLException.class);
        assertThat(((SQLException) refused).getSQLState())
                .as(refused.getMessage())
                // Not allowed; or there is no such function, extension or server to begin with.
                .isIn("42501", "42883", "0A000", "42704");
        assertThat(intact()).isEqualTo("5001 customers, mail of secret is someone@example.com");
    }

    /** What looks harmless, and answers nothing that others have. */
    @Test
    void statistics_and_activity_show_no_statement_of_muster() throws SQLException {
        try (Connection busy = ours.getConnection();
                Statement statement = busy.createStatement()) {
            statement.execute("select '" + SECRET + "'");

            List<String> seen = asReader("select query from pg_stat_activity where usename = 'muster'");

            assertThat(seen).isNotEmpty().allMatch("<insufficient privilege>"::equals);
            assertThat(asReader("select count(*) from pg_stats where schemaname = 'muster'"))
                    .containsExactly("0");
            assertThat(asReader("select useconfig || passwd from pg_user where usename = 'muster'"))
                    .allMatch(text -> text == null || text.contains("***"));
        }
    }

    @Test
    void what_a_query_changed_of_its_own_user_is_gone_after_the_next_start() throws Exception {
        asReader("alter role muster_reader set search_path = evil");
        asReader("alter role muster_reader password 'evil'");

        new EmbeddedRoles(superuser())
                .prepare(embedded.owner().password(), embedded.reader().password());

        reader.close();
        reader = connect(embedded.reader());
        assertThat(asReader("show search_path")).containsExactly("\"$user\", public");
    }

    @Test
    void what_somebody_gave_its_user_is_taken_away_at_the_next_start() throws Exception {
        JdbcClient admin = JdbcClient.create(superuser());
        admin.sql("grant usage on schema muster to muster_reader").update();
        admin.sql("grant select, update on muster.account to muster_reader").update();
        admin.sql("alter role muster_reader superuser").update();

        new EmbeddedRoles(superuser())
                .prepare(embedded.owner().password(), embedded.reader().password());

        assertThat(catchThrowable(() -> asReader("select * from muster.account")))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
        assertThat(rights()).isEmpty();
    }

    @Test
    void neither_user_can_do_more_than_it_has_to() throws SQLException {
        assertThat(rights()).isEmpty();
        assertThat(JdbcClient.create(ours)
                        .sql("select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                                + " from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(JdbcClient.create(ours)
                        .sql("select count(*) from pg_class where relnamespace = 'muster'::regnamespace"
                                + " and relowner <> 'muster'::regrole")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothing_under_the_data_folder_is_open_to_others() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(path -> !Files.isSymbolicLink(path)).filter(EmbeddedRightsTest::isOpen))
                    .isEmpty();
        }
    }

    private static boolean isOpen(Path path) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    .endsWith("------");
        } catch (IOException gone) {
            // The server makes and deletes files all the time, in folders of its own.
            return false;
        }
    }

    /** An error's own words quote what a row holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select mail::int from customers",
                "select mail::regclass from customers",
                "select (mail || '.x.y')::regclass from customers",
                "select mail::date from customers",
                "select mail::uuid from customers",
                "select mail::json from customers",
                "select 1 / (length(mail) - length(mail)) from customers",
                "select xmlparse(document mail) from customers",
                "select mail ~ ('(' || mail) from customers",
                "do $$ begin raise warning 'someone@example.com'; end $$",
                "do $$ begin raise exception 'someone@example.com'; end $$",
                "do $$ begin raise log 'someone@example.com'; end $$",
            })
    void no_value_gets_into_the_servers_log(String statement) throws IOException {
        // Whether it is refused is the server's; what is looked at is what it writes down.
        var unused = catchThrowable(() -> asReader(statement));
        unused = catchThrowable(
                () -> JdbcClient.create(ours).sql(statement).query().listOfRows());

        assertThat(Files.readString(data.resolve("postgres.log"))).doesNotContain("@example");
    }

    private static List<SourceRights.Excess> rights() throws SQLException {
        try (Connection connection = connect(embedded.reader())) {
            return SourceRights.ask(connection).stream().toList();
        }
    }

    private static String intact() {
        return JdbcClient.create(ours)
                .sql(
                        "select count(*) || ' customers, mail of secret is ' || max(mail) filter (where customer_id = 'secret')"
                                + " from public.customers")
                .query(String.class)
                .single();
    }

    private static DataSource superuser() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(embedded.owner().url());
        source.setUser("postgres");
        source.setPassword(Files.readString(data.resolve("postgres.password")).strip());
        return source;
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** The first column of all rows. */
    private static List<String> asReader(String statement) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement run = reader.createStatement()) {
            run.execute("set session characteristics as transaction read write");
            if (run.execute(statement)) {
                try (ResultSet rows = run.getResultSet()) {
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            try (Statement run = reader.createStatement()) {
                run.execute("rollback");
            }
            throw e;
        }
        return values;
    }
}
