package io.muster.source;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a column's values become text: an identifier must be the same text whatever a database keeps it as. */
interface SqlText {

    @Nullable
    String read(ResultSet result, int column) throws SQLException;

    static SqlText of(ResultSetMetaData metadata, int column) throws SQLException {
        String type = metadata.getColumnTypeName(column).toLowerCase(Locale.ROOT);
        return switch (metadata.getColumnType(column)) {
            case Types.BOOLEAN -> SqlText::bool;
            case Types.BIT ->
                type.startsWith("bool") || metadata.getPrecision(column) <= 1 ? SqlText::bool : ResultSet::getString;
            case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL ->
                (result, i) -> number(result.getString(i));
            case Types.TIMESTAMP -> type.equals("timestamptz") ? SqlText::instant : SqlText::dateTime;
            case Types.TIMESTAMP_WITH_TIMEZONE -> SqlText::instant;
            case Types.DATE ->
                (result, i) -> {
                    LocalDate date = result.getObject(i, LocalDate.class);
                    return date == null ? null : date.toString();
                };
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                throw new SourceException("The query's column " + metadata.getColumnLabel(column)
                        + " holds bytes; leave it out or turn it into text, with encode(…, 'hex') for example.");
            default -> ResultSet::getString;
        };
    }

    private static @Nullable String bool(ResultSet result, int column) throws SQLException {
        boolean value = result.getBoolean(column);
        return result.wasNull() ? null : Boolean.toString(value);
    }

    private static @Nullable String dateTime(ResultSet result, int column) throws SQLException {
        LocalDateTime value = result.getObject(column, LocalDateTime.class);
        return value == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
    }

    /** In UTC, or the same moment would be another text when the server's zone or the season changes. */
    private static @Nullable String instant(ResultSet result, int column) throws SQLException {
        OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
        return value == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** Digits without an exponent, and without decimals where all of them are zero. */
    static @Nullable String number(@Nullable String written) {
        if (written == null || written.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return written;
        }
        if (!written.chars().allMatch(c -> "+-.eE".indexOf(c) >= 0 || (c >= '0' && c <= '9'))) {
            // NaN, an infinity, or money with its sign: no digits to put right.
            return written;
        }
        BigDecimal number = new BigDecimal(written);
        return number.stripTrailingZeros().scale() <= 0 ? number.toBigInteger().toString() : number.toPlainString();
    }
}
