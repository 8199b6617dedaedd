package io.muster.pipeline;

import io.muster.source.sql.LookupRow;
import org.apache.camel.component.sql.DefaultRowMapperFactory;
import org.springframework.jdbc.core.RowMapper;

/** So that the SQL component reads a lookup's values as a query's are read: one identifier is one text. */
public final class LookupRowMapper extends DefaultRowMapperFactory {

    @Override
    public RowMapper<?> newColumnRowMapper() {
        return new LookupRow();
    }
}
