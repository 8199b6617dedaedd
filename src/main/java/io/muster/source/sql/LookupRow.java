package io.muster.source.sql;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.query.SqlDialect;
import io.muster.source.SourceException;
import io.muster.source.UnreadableValue;
import io.muster.source.Whitespace;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** A lookup's rows: column to value, each as the text that it would be as a query's. For one result and one thread. */
public final class LookupRow implements RowMapper<Map<String, Object>> {

    private static final Object NOTHING = "";

    /** How each column is read, or why it cannot be. */
    private Object[] columns = {};

    private String[] names = {};

    @Override
    public Map<String, Object> mapRow(ResultSet result, int number) throws SQLException {
        if (columns.length == 0) {
            prepare(result);
        }
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.putIfAbsent(names[i], columns[i] instanceof SqlText text ? value(text, result, i) : columns[i]);
        }
        return row;
    }

    private void prepare(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        SqlDialect dialect = ReadingSession.dialect(result.getStatement().getConnection());
        columns = new Object[metadata.getColumnCount()];
        names = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            names[i] = metadata.getColumnLabel(i + 1).toLowerCase(Locale.ROOT);
            try {
                columns[i] = SqlText.of(metadata, i + 1, dialect, ReasonCode.THE_LOOKUP_QUERY);
            } catch (SourceException e) {
                columns[i] = new UnreadableValue(e.reason());
            }
        }
    }

    private Object value(SqlText text, ResultSet result, int i) throws SQLException {
        try {
            String value = text.read(result, i + 1);
            return value == null ? NOTHING : Whitespace.trim(value);
        } catch (SqlText.NoTextException e) {
            // A list or an object identifies nobody, as in a row.
            return NOTHING;
        } catch (SQLException e) {
            if (SqlErrors.isAboutMore(e)) {
                throw e;
            }
            return unreadable(i, SqlErrors.shownState(e));
        } catch (RuntimeException e) {
            return unreadable(i, e.getClass().getSimpleName());
        }
    }

    private UnreadableValue unreadable(int i, Object what) {
        return new UnreadableValue(Reason.of(ReasonCode.LOOKUP_VALUE_UNREADABLE, names[i], what));
    }
}
