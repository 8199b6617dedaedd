package io.muster.source;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A query's columns: their labels, and how each one's values become text. */
record SqlColumns(List<String> names, SqlText[] texts) {

    static SqlColumns of(ResultSetMetaData metadata) throws SQLException {
        List<String> names = new ArrayList<>();
        SqlText[] texts = new SqlText[metadata.getColumnCount()];
        for (int i = 0; i < texts.length; i++) {
            names.add(metadata.getColumnLabel(i + 1));
            texts[i] = SqlText.of(metadata, i + 1);
        }
        Columns columns = Columns.of(names);
        for (String name : names) {
            if (columns.isAmbiguous(name)) {
                throw new SourceException(
                        "The query gives the column " + name + " twice; give one of them another name with AS.");
            }
        }
        return new SqlColumns(columns.names(), texts);
    }

    /** The row's values as the product has them: trimmed, empty for null. */
    String[] values(ResultSet result) throws SQLException {
        String[] values = new String[texts.length];
        for (int i = 0; i < values.length; i++) {
            String text = texts[i].read(result, i + 1);
            values[i] = text == null ? "" : Blanks.trim(text);
        }
        return values;
    }
}
