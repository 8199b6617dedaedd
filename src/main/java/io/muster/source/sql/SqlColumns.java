package io.muster.source.sql;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.query.SqlDialect;
import io.muster.source.Chunk;
import io.muster.source.ColumnIndex;
import io.muster.source.SourceException;
import io.muster.source.Whitespace;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A query's columns that a definition maps, and how their values become text. The others are never read: what stands in
 * a column that nobody asked for can break nothing.
 *
 * @param all the labels of all columns
 * @param names the labels of the mapped ones
 * @param places where these stand in the result, from 1
 */
record SqlColumns(List<String> all, List<String> names, int[] places, SqlText[] texts) {

    /** Much longer than any identifier; what is longer would fill the memory in some thousand rows. */
    static final int MOST_CHARACTERS = 64 << 10;

    static SqlColumns of(ResultSetMetaData metadata, SqlDialect dialect, Predicate<String> mapped) throws SQLException {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            all.add(metadata.getColumnLabel(i));
        }
        ColumnIndex columns = ColumnIndex.of(all);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (columns.isAmbiguous(all.get(i))) {
                throw new SourceException(ReasonCode.QUERY_COLUMN_TWICE, all.get(i));
            }
            if (mapped.test(all.get(i))) {
                places.add(i + 1);
            }
        }
        SqlText[] texts = new SqlText[places.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = SqlText.of(metadata, places.get(i), dialect, ReasonCode.THE_QUERY);
        }
        return new SqlColumns(
                columns.names(),
                places.stream().map(place -> all.get(place - 1)).toList(),
                places.stream().mapToInt(Integer::intValue).toArray(),
                texts);
    }

    /**
     * The row's values as the product has them: trimmed, empty for null.
     *
     * @param row its number, for the sentence about a value that cannot be read
     * @throws SqlText.NoTextException for a value that is none of one text, which makes the row a reject
     */
    String[] values(ResultSet result, long row) throws SQLException, SqlText.NoTextException {
        String[] values = new String[texts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(result, row, i);
        }
        return values;
    }

    private String value(ResultSet result, long row, int i) throws SQLException, SqlText.NoTextException {
        try {
            String text = texts[i].read(result, places[i]);
            if (text != null && text.length() > MOST_CHARACTERS) {
                throw new SourceException(
                        ReasonCode.QUERY_VALUE_TOO_LONG,
                        names.get(i),
                        Integer.toString(MOST_CHARACTERS >> 10),
                        Long.toString(row));
            }
            return text == null ? "" : Whitespace.trim(text);
        } catch (SqlText.NoTextException e) {
            throw new SqlText.NoTextException(Reason.of(ReasonCode.ROW_NO_TEXT, names.get(i), e.what()));
        } catch (SQLException e) {
            if (SqlErrors.isAboutMore(e)) {
                throw e;
            }
            throw unreadable(i, row, SqlErrors.shownState(e));
        } catch (SourceException e) {
            throw e;
        } catch (RuntimeException e) {
            // The driver's own slip. Its words may hold the value, so they go no further.
            throw unreadable(i, row, e.getClass().getSimpleName());
        }
    }

    /** A row that gave no values, for whoever is to mend it: each column with its name, as the database writes it. */
    String written(ResultSet result) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < texts.length && row.length() < Chunk.Malformed.MOST_TEXT; i++) {
            row.append(i == 0 ? "" : ", ").append(names.get(i)).append('=');
            try {
                row.append(String.valueOf(result.getString(places[i])).replaceAll("\\p{Cntrl}", " "));
            } catch (SQLException e) {
                if (SqlErrors.isAboutMore(e)) {
                    throw e;
                }
                row.append('?');
            }
        }
        row.setLength(Math.min(row.length(), Chunk.Malformed.MOST_TEXT));
        return row.toString();
    }

    private SourceException unreadable(int i, long row, Object what) {
        return new SourceException(ReasonCode.QUERY_VALUE_UNREADABLE, names.get(i), Long.toString(row), what);
    }
}
