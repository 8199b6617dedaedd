package io.muster.boot.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.muster.model.CauseChain;
import io.muster.model.ReasonCode;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import io.muster.source.sql.ConnectionFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own database: its address, its tables, its pool. */
public final class Database {

    public static final String SCHEMA = "muster";

    private static final String SETTINGS = "muster.database";

    /** The oldest PostgreSQL that was tried; the diff needs the multiranges of 14. */
    private static final int OLDEST = 15;

    /**
     * A machine that lost its power or its network says no farewell, and what its sessions had locked stays so until the
     * server finds out: by its system's defaults after two hours. No longer than a lease, so that who takes over can.
     */
    private static final String GONE_IS_GONE =
            " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private Database() {}

    /** Opens the pool and brings the tables up to date. */
    public static HikariDataSource open(DatabaseAddress address, int connections) {
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
        // What the server says of a failed statement quotes values, which are people's identifiers.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // Acknowledgements must survive a crash of the server, whatever its default is.
        config.addDataSourceProperty("options", "-c synchronous_commit=on" + GONE_IS_GONE);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            SQLException refusal = CauseChain.find(e, SQLException.class)
                    .orElseGet(() -> new SQLException(CauseChain.root(e).getMessage()));
            throw new StartException(ConnectionFault.of(refusal).sentence(place(address), SETTINGS), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            // The driver takes no such URL; its words quote it, and a password may stand in it.
            throw StartException.wrongConfiguration("muster.database.url is no address that PostgreSQL's driver takes;"
                    + " write one such as jdbc:postgresql://host:5432/database, and user and password in settings of"
                    + " their own.");
        }
        try {
            isNewEnough(withoutQuery(address.url()), versionOf(pool));
            isForUs(pool, place(address));
            migrate(pool);
            return pool;
        } catch (FlywayValidateException e) {
            pool.close();
            throw StartException.wrongConfiguration(
                    "The tables in schema muster were not made by this version of Muster" + " or one before it: "
                            + cause(e) + " Start the version that made them, or put back its backup.");
        } catch (FlywayException e) {
            pool.close();
            boolean mayNot = CauseChain.find(e, SQLException.class, x -> "42501".equals(x.getSQLState()))
                    .isPresent();
            if (mayNot) {
                throw StartException.wrongConfiguration(place(address) + " does not let its user make or change the"
                        + " schema muster (" + cause(e) + "). Say there: grant create on database … to the user of"
                        + " muster.database.user, or give that user the schema.");
            }
            throw new StartException("The tables in schema muster could not be brought up to date: " + cause(e), e);
        } catch (StartException e) {
            pool.close();
            throw e;
        }
    }

    static void isNewEnough(String url, int version) {
        if (version < OLDEST) {
            throw StartException.wrongConfiguration("The database at " + url + " is PostgreSQL " + version
                    + "; Muster needs " + OLDEST + " or later. Give muster.database.url a newer one.");
        }
    }

    private static int versionOf(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new StartException("The database does not say its version: " + cause(e), e);
        }
    }

    /** One that takes every identifier, and that can be written to. */
    private static void isForUs(HikariDataSource pool, String place) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select current_setting('server_encoding'), pg_is_in_recovery(),"
                                + " current_setting('transaction_read_only') = 'on'")) {
            found.next();
            String encoding = found.getString(1);
            if (!encoding.equals("UTF8")) {
                throw StartException.wrongConfiguration(
                        new ConnectionFault(ReasonCode.CONNECTION_ENCODING, encoding, false).sentence(place, SETTINGS));
            }
            if (found.getBoolean(2)) {
                throw StartException.wrongConfiguration(
                        new ConnectionFault(ReasonCode.CONNECTION_REPLICA, "", false).sentence(place, SETTINGS));
            }
            if (found.getBoolean(3)) {
                throw StartException.wrongConfiguration(
                        new ConnectionFault(ReasonCode.CONNECTION_READONLY, "", false).sentence(place, SETTINGS));
            }
        } catch (SQLException e) {
            throw new StartException(ConnectionFault.of(e).sentence(place, SETTINGS), e);
        }
    }

    private static String place(DatabaseAddress address) {
        return "The database at " + withoutQuery(address.url());
    }

    private static void migrate(HikariDataSource pool) {
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .loggers("slf4j")
                .load();
        MigrationInfo[] all = flyway.info().all();
        isNotNewer(all);
        say(flyway.info().current(), flyway.info().pending());
        flyway.migrate();
    }

    /** A step may rewrite large tables, which takes minutes; who sees nothing would end it. */
    private static void say(@Nullable MigrationInfo made, MigrationInfo[] pending) {
        if (made != null && pending.length > 0) {
            LOG.info(
                    "database=upgrading from={} to={} action=\"let it come to its end, whose line is state=READY; ended"
                            + " before, it goes on at the next start\"",
                    made.getVersion(),
                    pending[pending.length - 1].getVersion());
        }
    }

    /** What a later version wrote, this one does not understand, and would write over. */
    private static void isNotNewer(MigrationInfo[] migrations) {
        Arrays.stream(migrations)
                .filter(each -> each.getState() == MigrationState.FUTURE_SUCCESS
                        || each.getState() == MigrationState.FUTURE_FAILED)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(newest -> {
                    throw StartException.wrongConfiguration("The tables in schema muster are of a newer Muster (step "
                            + newest + "), which this one does not know. Start that newer version, or put back the"
                            + " backup of before it was started.");
                });
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
