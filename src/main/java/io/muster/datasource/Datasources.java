package io.muster.datasource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.muster.imports.ImportQueue;
import io.muster.model.ReasonCode;
import io.muster.model.StartException;
import io.muster.query.SqlDialect;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import io.muster.source.SourceException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where queries run: a small pool for each name, read-only, with the drivers of {@code drivers/} in a class loader of
 * their own. A data source that is away is noticed by the import that needs it, not by the start.
 */
public final class Datasources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Datasources.class);

    /** One for each import at work, and two for lookups and connection tests. */
    private static final int CONNECTIONS = ImportQueue.AT_ONCE + 2;

    private final Map<String, SourcePool> pools = new TreeMap<>();
    private final Map<String, SqlDialect> dialects = new TreeMap<>();
    private final URLClassLoader drivers;

    /**
     * @param reader what the name {@code default} means where it is not set; empty where it has to be set, since
     *     Muster's own login is never a query's
     */
    public Datasources(Map<String, Settings.DataSource> settings, Optional<DatabaseAddress> reader, Path driverFolder) {
        this.drivers = new URLClassLoader(jars(driverFolder), Datasources.class.getClassLoader());
        Map<String, DatabaseAddress> addresses = new TreeMap<>();
        reader.ifPresent(address -> addresses.put(Settings.BY_DEFAULT, address));
        settings.forEach((name, each) -> addresses.put(
                name,
                new DatabaseAddress(
                        each.url(),
                        each.user().orElse(""),
                        each.password().map(Secret::reveal).orElse(""))));
        addresses.forEach((name, address) -> pools.put(name, pool(name, address)));
        if (!pools.containsKey(Settings.BY_DEFAULT)) {
            LOG.info(
                    "datasource={} state=NOT_SET reason=\"queries never run as the user of muster.database\""
                            + " action=\"for definitions that name no data source set muster.datasources.{}.url, .user"
                            + " and .password, to a user who can only read\"",
                    Settings.BY_DEFAULT,
                    Settings.BY_DEFAULT);
        }
    }

    public DataSource get(String name) {
        DataSource found = pools.get(name);
        if (found == null) {
            throw new SourceException(ReasonCode.DATA_SOURCE_UNSET, name);
        }
        return found;
    }

    /** How the database behind a name reads a query. */
    public SqlDialect dialect(String name) {
        return dialects.getOrDefault(name, SqlDialect.OTHER);
    }

    public Set<String> names() {
        return pools.keySet();
    }

    @Override
    public void close() throws IOException {
        pools.values().forEach(SourcePool::close);
        drivers.close();
    }

    private SourcePool pool(String name, DatabaseAddress address) {
        dialects.put(name, SqlDialect.of(address.url()));
        HikariConfig config = new HikariConfig();
        config.setPoolName("source-" + name);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(10_000);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setDataSource(
                new DriverDataSource(driver(name, address.url()), address.url(), address.user(), address.password()));
        return new SourcePool(new HikariDataSource(config));
    }

    private Driver driver(String name, String url) {
        for (Driver driver : ServiceLoader.load(Driver.class, drivers)) {
            try {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (SQLException e) {
                // A driver that cannot read the URL does not accept it.
                continue;
            }
        }
        throw new StartException("No JDBC driver takes the URL of muster.datasources." + name
                + ". Put the driver's jar into the folder that muster.drivers names, and start again.");
    }

    private static URL[] jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(file.toUri().toURL());
            }
            return jars.toArray(URL[]::new);
        } catch (IOException e) {
            throw new StartException("The folder of drivers, " + folder + ", cannot be read.", e);
        }
    }
}
