package io.muster.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Our own database: its address, its tables, its pool. */
final class Database {

    static final String SCHEMA = "muster";

    private Database() {}

    /** Where our tables live. */
    record Address(String url, String user, String password) {

        /** @throws java.util.NoSuchElementException where none is set */
        static Address of(Settings.Database own) {
            return new Address(
                    own.url().orElseThrow(),
                    own.user().orElse(""),
                    own.password().map(Secret::reveal).orElse(""));
        }
    }

    /** Opens the pool and brings the tables up to date. */
    static HikariDataSource open(Address address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("muster");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "muster");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Acknowledgements must survive a crash of the server, whatever its default is.
        config.addDataSourceProperty("options", "-c synchronous_commit=on");
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StartException(
                    "The database at " + withoutQuery(address.url()) + " does not take us: " + cause(e)
                            + ". Check muster.database.url, .user and .password.",
                    e);
        }
        try {
            migrate(pool);
            return pool;
        } catch (FlywayException e) {
            pool.close();
            throw new StartException("The tables in schema muster could not be brought up to date: " + cause(e), e);
        }
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String cause(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    }
}
