package io.muster.source.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.query.SqlDialect;
import io.muster.source.SourceException;
import io.muster.source.text.JsonParserFactory;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a column's values become text: an identifier must be the same text whatever a database keeps it as. */
public interface SqlText {

    @Nullable
    String read(ResultSet result, int column) throws SQLException, NoTextException;

    /** Thrown for a value that is several or none, such as a list in a column of JSON. */
    final class NoTextException extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Reason what;

        NoTextException(Reason what) {
            super(what.sentence());
            this.what = what;
        }

        /** A part of a sentence. */
        Reason what() {
            return what;
        }
    }

    /** Types whose values are no text of one kind, by the name that their database gives them. */
    Set<String> SEVERAL = Set.of("record", "array", "object", "struct", "map", "row", "hstore", "super");

    int MOST_DIGITS = 1_000;

    /** How a query turns bytes into text. */
    String AS_TEXT = "encode(…, 'hex')";

    ObjectMapper EXACT = JsonMapper.builder(JsonParserFactory.factory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    Set<String> JSON = Set.of("json", "jsonb", "variant");

    /** @param what whose column it is, such as {@link ReasonCode#THE_QUERY} */
    static SqlText of(ResultSetMetaData metadata, int column, SqlDialect dialect, ReasonCode what) throws SQLException {
        if (dialect == SqlDialect.SQLITE) {
            // A column's type is a wish there; each value has its own.
            return SqlText::ofItsOwn;
        }
        String type = String.valueOf(metadata.getColumnTypeName(column)).toLowerCase(Locale.ROOT);
        if (JSON.contains(type)) {
            return (result, i) -> json(result.getString(i));
        }
        if (type.equals("money")) {
            throw new SourceException(ReasonCode.QUERY_COLUMN_MONEY, Reason.of(what), metadata.getColumnLabel(column));
        }
        if (SEVERAL.contains(type)) {
            throw several(metadata, column, what, type);
        }
        return switch (metadata.getColumnType(column)) {
            case Types.BOOLEAN -> SqlText::bool;
            case Types.BIT ->
                type.startsWith("bool") || metadata.getPrecision(column) <= 1 ? SqlText::bool : ResultSet::getString;
            case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL ->
                (result, i) -> number(result.getString(i));
            case Types.TIMESTAMP -> type.equals("timestamptz") ? SqlText::instant : SqlText::dateTime;
            case Types.TIMESTAMP_WITH_TIMEZONE -> SqlText::instant;
            case Types.DATE -> SqlText::date;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                throw new SourceException(
                        ReasonCode.QUERY_COLUMN_BYTES, Reason.of(what), metadata.getColumnLabel(column), AS_TEXT);
            case Types.ARRAY, Types.STRUCT, Types.REF -> throw several(metadata, column, what, type);
            default -> ResultSet::getString;
        };
    }

    private static SourceException several(ResultSetMetaData metadata, int column, ReasonCode what, String type)
            throws SQLException {
        return new SourceException(
                ReasonCode.QUERY_COLUMN_SEVERAL, Reason.of(what), metadata.getColumnLabel(column), type);
    }

    private static @Nullable String ofItsOwn(ResultSet result, int column) throws SQLException, NoTextException {
        Object value = result.getObject(column);
        if (value instanceof byte[]) {
            throw new NoTextException(Reason.of(ReasonCode.VALUE_BYTES));
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return number(String.valueOf(value));
        }
        return value == null ? null : String.valueOf(value);
    }

    private static @Nullable String bool(ResultSet result, int column) throws SQLException {
        boolean value = result.getBoolean(column);
        return result.wasNull() ? null : Boolean.toString(value);
    }

    private static @Nullable String date(ResultSet result, int column) throws SQLException {
        LocalDate value;
        try {
            value = result.getObject(column, LocalDate.class);
        } catch (SQLException | RuntimeException e) {
            return written(result, column, e);
        }
        if (value == null) {
            return null;
        }
        return value.equals(LocalDate.MAX) ? "infinity" : value.equals(LocalDate.MIN) ? "-infinity" : value.toString();
    }

    private static @Nullable String dateTime(ResultSet result, int column) throws SQLException {
        LocalDateTime value;
        try {
            value = result.getObject(column, LocalDateTime.class);
        } catch (SQLException | RuntimeException e) {
            return written(result, column, e);
        }
        if (value == null) {
            return null;
        }
        return value.equals(LocalDateTime.MAX)
                ? "infinity"
                : value.equals(LocalDateTime.MIN) ? "-infinity" : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
    }

    /** In UTC, or the same moment would be another text when the server's zone or the season changes. */
    private static @Nullable String instant(ResultSet result, int column) throws SQLException {
        OffsetDateTime value;
        try {
            value = result.getObject(column, OffsetDateTime.class);
        } catch (SQLException | RuntimeException e) {
            // Not every driver has heard of java.time.
            return elder(result, column);
        }
        if (value == null) {
            return null;
        }
        return value.equals(OffsetDateTime.MAX)
                ? "infinity"
                : value.equals(OffsetDateTime.MIN)
                        ? "-infinity"
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static @Nullable String elder(ResultSet result, int column) throws SQLException {
        Timestamp value;
        try {
            value = result.getTimestamp(column);
        } catch (SQLException | RuntimeException e) {
            return written(result, column, e);
        }
        return value == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        value.toInstant().atOffset(ZoneOffset.UTC));
    }

    /** A time that is none to the driver, as the database writes it. */
    private static @Nullable String written(ResultSet result, int column, Exception e) throws SQLException {
        if (e instanceof SQLException failed && SqlErrors.isAboutMore(failed)) {
            throw failed;
        }
        return result.getString(column);
    }

    /** A text in JSON without its quotes; null is no value, and a list or an object no identifier. */
    static @Nullable String json(@Nullable String written) throws NoTextException {
        if (written == null) {
            return null;
        }
        JsonNode node;
        try {
            node = EXACT.readTree(written);
        } catch (JsonProcessingException e) {
            throw new NoTextException(Reason.of(ReasonCode.VALUE_NO_JSON));
        }
        if (node == null || node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isContainerNode()) {
            throw new NoTextException(Reason.of(node.isArray() ? ReasonCode.VALUE_LIST : ReasonCode.VALUE_OBJECT));
        }
        return node.isNumber() ? number(node.decimalValue().toString()) : node.asText();
    }

    /** Digits without an exponent, and without decimals where all of them are zero; what is no number is no value. */
    static @Nullable String number(@Nullable String written) {
        if (written == null || written.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return written;
        }
        String digits = written.strip();
        if (digits.toLowerCase(Locale.ROOT).matches("[+-]?(nan|inf(inity)?)")) {
            return null;
        }
        if (!digits.chars().allMatch(c -> "+-.eE".indexOf(c) >= 0 || (c >= '0' && c <= '9'))) {
            return written;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return written;
        }
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            // Written out, its zeros alone could fill the memory.
            return written;
        }
        return number.stripTrailingZeros().scale() <= 0 ? number.toBigInteger().toString() : number.toPlainString();
    }
}
