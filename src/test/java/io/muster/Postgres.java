package io.muster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one PostgreSQL of a test run; each test class makes a database of its own on it. It ends with the process. */
public final class Postgres {

    private static final String SCHEMA = "muster";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    /** Made once and copied, which takes a fraction of what the migrations take. */
    private static final String MIGRATED = migrated();

    private Postgres() {}

    public static EmbeddedPostgres server() {
        return SERVER;
    }

    /** A new database with Muster's tables, seen as Muster's own pool sees them. */
    public static DataSource withTables() {
        String name = "tables_" + NUMBER.incrementAndGet();
        create(name + " template " + MIGRATED);
        HikariConfig config = new HikariConfig();
        config.setDataSource(SERVER.getDatabase("postgres", name));
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static String migrated() {
        create("migrated");
        Flyway.configure()
                .dataSource(SERVER.getDatabase("postgres", "migrated"))
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .load()
                .migrate();
        return "migrated";
    }

    private static void create(String database) {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + database)
                .update();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("jit", "off")
                    // Only the machine itself could lose what is not on its disk yet, and then the tests are lost as
                    // well.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
