package io.muster.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.Postgres;
import io.muster.boot.database.Database;
import io.muster.datasource.Datasources;
import io.muster.model.CohortDefinition;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Settings;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import io.muster.source.sql.SqlSource;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with a connection has its own sentence, for a query's database and for our own. */
class ConnectingTest {

    /** As a server or a pooler refuses, before anything was asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            28P01 | password authentication failed for user "u"                               | refused the user or the password; check
            28000 | no pg_hba.conf entry for host "10.0.0.7", user "u", database "d", no encryption | by its rules of who may come from where (no pg_hba.conf entry
            28000 | pg_hba.conf rejects connection for host "10.0.0.7", user "u", database "d"      | by its rules of who may come from where (pg_hba.conf rejects
            28000 | role "u" is not permitted to log in                                       | one without login (role "u" is not permitted to log in)
            28000 | role "u" does not exist                                                   | refused the user (role "u" does not exist); check
            3D000 | database "d" does not exist                                               | there is no database of the name at the end of
            53300 | sorry, too many clients already                                           | takes no more connections (sorry, too many clients already); raise its limit
            53300 | too many connections for role "u"                                         | takes no more connections (too many connections for role "u")
            53200 | out of memory                                                             | has no memory or room left for another connection
            57P03 | the database system is starting up                                        | it is starting, stopping or being restored (the database system is starting up)
            57P03 | the database system is shutting down                                      | it is starting, stopping or being restored (the database system is shutting down)
            55000 | database "d" is not currently accepting connections                       | takes no connections (database "d" is not currently
            42501 | permission denied for database "d"                                        | may not connect to this database
            08P01 | unsupported startup parameter: options                                    | add the parameter to its ignore_startup_parameters
            08P01 | unsupported startup parameter: extra_float_digits                         | refused how we begin a session (unsupported startup parameter: extra_float_digits)
            22023 | invalid value for parameter "TimeZone": "GMT+05:30"                       | refused how we begin a session (invalid value for parameter "TimeZone"
            42704 | unrecognized configuration parameter "synchronous_commit"                 | refused how we begin a session (unrecognized configuration parameter
            08P01 | query_wait_timeout                                                        | what answers there does not speak as such a database does (query_wait_timeout)
            XX000 | Tenant or user not found                                                  | (Tenant or user not found); check
            """)
    void a_refusal_says_its_cause_and_which_setting(String state, String words, String told) throws Exception {
        try (Refusing server = new Refusing(error(state, words))) {
            assertThat(source(server.url("")))
                    .contains("he data source crm ", told)
                    .doesNotContain("muster.database");
            assertThat(own(server.url("")))
                    .contains("he database at jdbc:postgresql://127.0.0.1:", told)
                    .doesNotContain("muster.datasources");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client_encoding             | LATIN1         | client_encoding parameter was changed to LATIN1
            DateStyle                   | German, DMY    | DateStyle parameter was changed to German, DMY
            """)
    void a_session_that_a_pooler_made_otherwise_is_named_and_not_a_server_that_is_away(
            String parameter, String value, String told) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(message('R', out -> out.writeInt(0)));
        answer.write(message('S', out -> {
            text(out, parameter);
            text(out, value);
        }));
        answer.write(message('Z', out -> out.write('I')));
        try (Refusing server = new Refusing(answer.toByteArray())) {
            assertThat(source(server.url("")))
                    .startsWith("The data source crm gives a session that cannot be used (")
                    .contains(told, "a pooler before it", "muster.datasources.crm.url");
            assertThat(own(server.url(""))).contains("gives a session that cannot be used (", "muster.database.url");
        }
    }

    @Test
    void who_speaks_no_tls_or_another_language_or_is_nowhere_is_told_apart() throws Exception {
        try (Refusing server = new Refusing("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(source(server.url("?sslmode=require"))).contains("speaks no TLS", "sslmode");
            assertThat(own(server.url("?sslmode=require"))).contains("speaks no TLS", "muster.database.url");
            assertThat(source(server.url(""))).contains("does not speak as such a database does");
        }
        assertThat(source("jdbc:postgresql://nobody.invalid/d"))
                .contains("no machine is known by the name nobody.invalid", "muster.datasources.crm.url");
        assertThat(own("jdbc:postgresql://nobody.invalid/d"))
                .contains("no machine is known by the name nobody.invalid", "muster.database.url");
        assertThat(own("jdbc:postgresql://127.0.0.1:1/d")).contains("cannot be reached (", "refused", "host and port");
        assertThat(source(real("postgres") + "?sslmode=verify-full&sslrootcert=/no/such.pem"))
                .satisfiesAnyOf(told -> assertThat(told).contains("speaks no TLS"), told -> assertThat(told)
                        .contains("sslrootcert"));
    }

    @Test
    void who_answers_nothing_is_behind_a_firewall() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String told;
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/d";
            Settings.DataSource crm = new Settings.DataSource(url, Optional.empty(), Optional.empty());
            try (Datasources sources = new Datasources(Map.of("crm", crm), Optional.empty(), Path.of("no-drivers"))) {
                told = said(sources.get("crm"), sql("select 1 as a"));
            }
            assertThat(told).contains("nothing answered in time, as when a firewall", "muster.datasources.crm.url");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create role nologin_role                                       | nologin_role | postgres | one without login
            create role full_role login connection limit 0                 | full_role    | postgres | takes no more connections
            create database closed_db allow_connections false              | postgres     | closed_db | takes no connections
            create database private_db; revoke connect on database private_db from public; create role outsider login | outsider | private_db | may not connect to this database
            create role other_role                                         | postgres     | no_such_db | there is no database of the name
            create role third_role                                         | no_such_role | postgres  | refused the user
            """)
    void a_real_server_is_understood_the_same_way(String made, String user, String database, String told) {
        for (String each : made.split(";")) {
            admin(each);
        }
        assertThat(source(real(database), user)).contains(told);
        assertThat(own(real(database), user)).contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            latin_db   | encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0    | is encoded in LATIN1, which cannot hold every identifier
            ascii_db   | encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0 | is encoded in SQL_ASCII, which cannot hold every identifier
            """)
    void our_own_database_holds_every_identifier(String name, String how, String told) {
        admin("create database " + name + " " + how);

        assertThat(own(real(name))).contains(told, "encoding 'UTF8' template template0", "muster.database.url");
    }

    @Test
    void our_own_database_can_be_written_to() {
        admin("create database read_db");
        admin("alter database read_db set default_transaction_read_only = on");
        admin("create database theirs_db");
        admin("create role theirs login");

        assertThat(own(real("read_db"))).contains("lets its user only read (default_transaction_read_only)");
        assertThat(own(real("theirs_db"), "theirs"))
                .contains("does not let its user make or change the schema muster", "grant create on database");
        assertThat(own("jdbc:postgresql://host:port/d")).contains("muster.database.url is no address");
        assertThat(own("jdbc:mysql://u:hush@host/d"))
                .contains("muster.database.url is no address")
                .doesNotContain("hush");
    }

    @Test
    void a_query_that_changes_its_sessions_encoding_is_told_so() {
        assertThat(source(real("postgres"), "postgres", "select set_config('client_encoding', 'LATIN1', false) as a"))
                .contains("gives a session that cannot be used", "set_config");
    }

    @Test
    void text_that_a_database_of_no_encoding_keeps_in_bytes_is_told_of_as_that() {
        admin("create database bytes_db encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0");

        assertThat(source(real("bytes_db"), "postgres", "select 'caf' || chr(233) as external_id"))
                .contains("encoding")
                .doesNotContain("cannot be reached");
    }

    private static void admin(String statement) {
        JdbcClient.create(Postgres.server().getPostgresDatabase())
                .sql(statement.strip())
                .update();
    }

    private static String real(String database) {
        return "jdbc:postgresql://127.0.0.1:" + Postgres.server().getPort() + "/" + database;
    }

    private static String source(String url) {
        return source(url, "postgres");
    }

    private static String source(String url, String user) {
        return source(url, user, "select 1 as external_id");
    }

    private static String source(String url, String user, String query) {
        CohortDefinition.Source.Sql sql = sql(query);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        return said(database, sql);
    }

    private static CohortDefinition.Source.Sql sql(String query) {
        return new CohortDefinition.Source.Sql(query, "crm", Duration.ofSeconds(60), Optional.empty());
    }

    private static String said(DataSource database, CohortDefinition.Source.Sql sql) {
        Throwable thrown = catchThrowable(() -> {
            try (Rows rows = SqlSource.open(database, sql, any -> true, 2)) {
                rows.columns();
                while (rows.hasNext()) {
                    rows.next();
                }
            }
        });
        assertThat(thrown).isInstanceOf(SourceException.class);
        return String.valueOf(thrown.getMessage());
    }

    private static String own(String url) {
        return own(url, "postgres");
    }

    private static String own(String url, String user) {
        Throwable thrown = catchThrowable(
                () -> Database.open(new DatabaseAddress(url, user, ""), 2).close());
        assertThat(thrown).isInstanceOf(StartException.class);
        return String.valueOf(thrown.getMessage());
    }

    private static byte[] error(String state, String words) throws IOException {
        return message('E', out -> {
            out.write('S');
            text(out, "FATAL");
            out.write('V');
            text(out, "FATAL");
            out.write('C');
            text(out, state);
            out.write('M');
            text(out, words);
            out.write(0);
        });
    }

    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] message(char type, Content content) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        content.to(new DataOutputStream(inner));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(whole);
        out.write(type);
        out.writeInt(inner.size() + 4);
        out.write(inner.toByteArray());
        return whole.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    /** Answers whoever begins a session with the same bytes, and ends. */
    private static final class Refusing implements AutoCloseable {
        private static final int TLS = 80877103;

        private final ServerSocket socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        private final byte[] answer;

        Refusing(byte[] answer) throws IOException {
            this.answer = answer;
            Thread serving = new Thread(this::serve, "refusing");
            serving.setDaemon(true);
            serving.start();
        }

        String url(String query) {
            return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/d" + query;
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    byte[] begun = in.readNBytes(in.readInt() - 4);
                    if (begun.length == 4 && java.nio.ByteBuffer.wrap(begun).getInt() == TLS) {
                        client.getOutputStream().write('N');
                        in.readNBytes(in.readInt() - 4);
                    }
                    client.getOutputStream().write(answer);
                    client.getOutputStream().flush();
                    client.shutdownOutput();
                    in.readAllBytes();
                } catch (IOException e) {
                    // Whoever was refused went away.
                    continue;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
