package io.muster.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A column of the type timestamptz, which the driver gives as an {@link OffsetDateTime} alone. */
public final class InstantColumn {

    private InstantColumn() {}

    /** Empty where the column is null. */
    public static Optional<Instant> of(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
