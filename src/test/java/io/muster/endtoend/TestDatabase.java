package io.muster.endtoend;

import io.muster.Postgres;
import io.muster.boot.database.Database;
import io.muster.settings.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of one test class on the one server of the test run. Muster's tables lie in its schema {@code muster},
 * the people of the sources in {@code shop}.
 */
final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = Postgres.server();

    private final String name;
    private final JdbcClient sql;

    private TestDatabase(String name) {
        this.name = name;
        DataSource source = SERVER.getDatabase("postgres", name);
        this.sql = JdbcClient.create(source);
    }

    /** Whom Muster's tables belong to, and whom queries run as: neither is a superuser, as it should be anywhere. */
    static final String OWNER = "whole_owner";

    static final String READER = "whole_reader";

    static {
        server("create role %s login".formatted(OWNER));
        server("create role %s login".formatted(READER));
    }

    /** As a service leaves it that was started once: copied, which takes a fraction of what the migrations take. */
    private static final String STARTED = started();

    private static String started() {
        String name = "whole_started";
        server("create database %s owner %s".formatted(name, OWNER));
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(SERVER.getPort(), name);
        Database.open(new DatabaseAddress(url, OWNER, "owner"), 2).close();
        return name;
    }

    static TestDatabase create() {
        String name = "whole_" + NUMBER.incrementAndGet();
        server("create database %s owner %s template %s".formatted(name, OWNER, STARTED));
        TestDatabase created = new TestDatabase(name);
        created.shop();
        return created;
    }

    private void shop() {
        execute("create schema shop");
        execute("grant usage on schema shop to " + READER);
        execute("alter default privileges grant select on tables to " + READER);
    }

    /** Moves it to a disk of its own, whose size can be told. */
    void liesOn(Path disk) {
        server("drop database if exists " + name + " with (force)");
        server("create tablespace %s_disk location '%s'".formatted(name, disk));
        server("create database %s owner %s tablespace %s_disk".formatted(name, OWNER, name));
        shop();
    }

    /** Leaves that disk, which can go then. */
    void leaves() {
        server("drop database " + name + " with (force)");
        server("drop tablespace " + name + "_disk");
    }

    private static void server(String statement) {
        JdbcClient.create(SERVER.getPostgresDatabase()).sql(statement).update();
    }

    /** With Muster's tables in sight, as its own pool sees them. */
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("postgres");
        source.setPassword("postgres");
        source.setCurrentSchema("muster");
        return source;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name;
    }

    /** The table {@code shop.<table>} holds these external ids from now on, and nobody else. */
    void people(String table, String... ids) {
        people(table, List.of(ids));
    }

    void people(String table, List<String> ids) {
        execute("create table if not exists shop.%s (id text)".formatted(table));
        sql.sql("with gone as (delete from shop.%s) insert into shop.%s select unnest(:ids)".formatted(table, table))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /** {@code count} ids, the first of them {@code p1}. */
    static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "p" + i).toList();
    }

    void execute(String statement) {
        sql.sql(statement).update();
    }

    /** Several statements as they are, such as a dump. */
    void script(String statements) {
        try (Connection connection = SERVER.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    List<String> texts(String query) {
        return sql.sql(query).query(String.class).list();
    }

    /** How many sessions of this database are at work on a statement that contains {@code text}. */
    long working(String text) {
        return sql.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
                           and position(:text in query) > 0""").param("text", text).query(Long.class).single();
    }
}
