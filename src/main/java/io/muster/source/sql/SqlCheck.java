package io.muster.source.sql;

import io.muster.model.ReasonCode;
import io.muster.query.SqlDialect;
import io.muster.source.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/** The query that says whether the source is ready, such as whether last night's load is complete. */
final class SqlCheck {

    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");

    private SqlCheck() {}

    static void require(
            Connection connection, SqlDialect dialect, String query, StatementWatchdog watchdog, SqlErrors errors) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // One value is wanted, a second row would be a wrong check; more need not travel.
            statement.setMaxRows(2);
            if (!watchdog.during(statement, () -> isTrue(statement.executeQuery(query), dialect))) {
                throw new SourceException(ReasonCode.CHECK_NOT_TRUE);
            }
        } catch (SQLException e) {
            throw errors.inCheck(e);
        }
    }

    private static boolean isTrue(ResultSet result, SqlDialect dialect) throws SQLException {
        int count = result.getMetaData().getColumnCount();
        if (count != 1) {
            throw new SourceException(ReasonCode.CHECK_COLUMNS, count);
        }
        if (!result.next()) {
            return false;
        }
        SqlColumns columns = SqlColumns.of(result.getMetaData(), dialect, any -> true);
        String value;
        try {
            value = columns.values(result, 1)[0].toLowerCase(Locale.ROOT);
        } catch (SqlText.NoTextException e) {
            return false;
        }
        if (result.next()) {
            throw new SourceException(ReasonCode.CHECK_ROWS);
        }
        return TRUE.contains(value);
    }
}
