package io.muster.source.sql;

import io.muster.model.CohortDefinition;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** The rows of a query, read from a cursor in a read-only transaction of their own. */
public final class SqlSource {

    private SqlSource() {}

    /**
     * The query's rows. Nothing is asked of the database yet: the first call of {@link Rows#columns},
     * {@link Rows#hasNext} or {@link Rows#next} connects, runs the check and the query, and throws
     * {@link SourceException} when they fail. So whoever holds the rows can cancel a query from its first moment.
     *
     * @param mapped the columns that the definition names; no other is read
     * @param chunkRows how many rows a chunk has at most, and how many are fetched at once
     */
    public static Rows open(
            DataSource dataSource, CohortDefinition.Source.Sql sql, Predicate<String> mapped, int chunkRows) {
        return new SqlRows(dataSource, sql, mapped, chunkRows);
    }
}
