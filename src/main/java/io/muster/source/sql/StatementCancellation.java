package io.muster.source.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** How a running statement is ended on its server, from another thread than the one that waits for it. */
final class StatementCancellation {

    private StatementCancellation() {}

    /** JDBC cancels a statement; PostgreSQL's driver takes that to mean its execution and not the fetches behind it. */
    static void of(Statement statement) throws SQLException {
        Connection connection = statement.getConnection();
        if (connection.isWrapperFor(PGConnection.class)) {
            connection.unwrap(PGConnection.class).cancelQuery();
        } else {
            statement.cancel();
        }
    }
}
