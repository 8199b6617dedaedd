package io.muster.model;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A row as a record: each component comes from the column of its name, in snake case. Of itself Spring would ask the
 * driver for an Instant and an Optional, at each row go on by what that throws, and know no arrays.
 */
public final class RecordRowMapper<R extends Record> extends DataClassRowMapper<R> {

    private RecordRowMapper(Class<R> type) {
        super(type);
    }

    public static <R extends Record> RecordRowMapper<R> of(Class<R> type) {
        return new RecordRowMapper<>(type);
    }

    /** Null is for an Optional alone. */
    @Override
    protected @Nullable Object getColumnValue(ResultSet row, int column, Class<?> type) throws SQLException {
        if (type == Reason.class) {
            return ReasonColumns.read(row, JdbcUtils.lookupColumnName(row.getMetaData(), column));
        }
        Object value = row.getObject(column);
        if (value == null && type != Optional.class) {
            throw new IllegalStateException(
                    "column " + JdbcUtils.lookupColumnName(row.getMetaData(), column) + " is null");
        } else if (value instanceof Timestamp moment) {
            return moment.toInstant();
        }
        return value instanceof Array array ? array.getArray() : value;
    }
}
