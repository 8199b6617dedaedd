package io.muster.source.sql;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.query.ReadingStatement;
import io.muster.query.SqlDialect;
import io.muster.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * What a database and its driver have to be told so that a connection reads and does nothing else, row by row, and so
 * that nothing which one cohort's query set reaches the next one's. JDBC's own words for it are hints that drivers may
 * leave out.
 */
public final class ReadingSession {

    /** Of the heap: what PostgreSQL's driver takes of a result at once before it gives up, instead of the process. */
    private static final String MOST_OF_HEAP = "20p";

    private ReadingSession() {}

    /** What the driver is told when it connects; what the URL says goes before. */
    public static Properties properties(String url) {
        Properties properties = new Properties();
        if (url.startsWith("jdbc:postgresql:")) {
            preset(properties, url, "maxResultBuffer", MOST_OF_HEAP);
        } else if (url.startsWith("jdbc:mysql:")) {
            // Connector/J reads a whole result into memory unless it is told that there is a cursor.
            preset(properties, url, "useCursorFetch", "true");
        } else if (url.startsWith("jdbc:sqlite:")) {
            // Once a database is open, SQLite's driver refuses to make it read-only.
            preset(properties, url, "open_mode", "1");
        }
        return properties;
    }

    private static void preset(Properties properties, String url, String name, String value) {
        if (!url.contains(name + "=")) {
            properties.setProperty(name, value);
        }
    }

    /** Tells a new connection's server that it only reads, where the driver's read-only flag stays with the driver. */
    public static void begin(Connection connection, SqlDialect dialect) throws SQLException {
        if (dialect == SqlDialect.MYSQL) {
            execute(connection, "set session transaction read only");
        }
        hearsErrorsAlone(connection);
    }

    /**
     * A notice for each of some million rows, as text search has it for words without meaning, would fill the memory: the
     * driver keeps them all until somebody asks.
     */
    static void hearsErrorsAlone(Connection connection) throws SQLException {
        if (isPostgreSql10(connection)) {
            execute(connection, "set client_min_messages = error");
        }
    }

    private static boolean isPostgreSql10(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                && connection.getMetaData().getDatabaseMajorVersion() >= 10;
    }

    /**
     * Takes away what was done with the connection: settings, temporary tables, locks, prepared statements.
     *
     * @return whether it may be used again; no, where the database has no word for that
     */
    public static boolean end(Connection connection) throws SQLException {
        if (connection.isClosed() || !connection.isWrapperFor(PGConnection.class)) {
            return false;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute(connection, "discard all");
        // What the driver and the pool had set when the connection was new is discarded as well.
        execute(connection, "set extra_float_digits = 3");
        execute(connection, "set session characteristics as transaction read only");
        hearsErrorsAlone(connection);
        return true;
    }

    /** Makes a connection ready for a cursor. */
    static void open(Connection connection, SqlDialect dialect) throws SQLException {
        if (!connection.isReadOnly()) {
            connection.setReadOnly(true);
        }
        // A cursor lives in a transaction; without one the driver would load the whole result.
        connection.setAutoCommit(false);
        if (dialect == SqlDialect.MYSQL) {
            execute(connection, "start transaction read only");
        } else if (isPostgreSql10(connection)) {
            // Between two fetches the rows are matched and staged, which may take a while.
            execute(connection, "set local idle_in_transaction_session_timeout = 0");
        }
        hearsErrorsAlone(connection);
    }

    static SqlDialect dialect(Connection connection) throws SQLException {
        return SqlDialect.of(String.valueOf(connection.getMetaData().getURL()));
    }

    /**
     * The query as it is sent. It was looked at when its definition was read; here once more, since a definition that
     * was in force before stays so, and since only now it is known how the server reads a backslash.
     */
    static String statement(Connection connection, SqlDialect dialect, ReasonCode what, String query)
            throws SQLException {
        boolean plainBackslashes = !connection.isWrapperFor(PGConnection.class)
                || !"off"
                        .equals(connection
                                .unwrap(PGConnection.class)
                                .getParameterStatus("standard_conforming_strings"));
        Optional<ReadingStatement.Refusal> refusal = ReadingStatement.refusal(query, dialect, plainBackslashes);
        if (dialect == SqlDialect.POSTGRESQL && !connection.isWrapperFor(PGConnection.class)) {
            // Redshift's own driver does not say, and its texts have backslashes.
            refusal = refusal.or(() -> ReadingStatement.refusal(query, dialect, false));
        }
        if (refusal.isPresent()) {
            throw new SourceException(
                    ReasonCode.QUERY_REFUSED,
                    Reason.of(what),
                    refusal.get().found(),
                    refusal.get().remedy());
        }
        return ReadingStatement.text(query, dialect);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
