package io.muster.imports.query;

import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a cohort's imports come to together, however many there are. Never reads an identifier. */
public final class CohortTotals {

    private final JdbcClient sql;

    public CohortTotals(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** How many imports came before one, and when the first of them began. */
    public record Older(long imports, Optional<Instant> since) {}

    public Older older(String cohort, long before) {
        return sql.sql("""
                        select count(*) imports,
                               (select queued_at from import
                                 where cohort = :cohort and id < :before order by id limit 1) since
                          from import
                         where cohort = :cohort and id < :before""")
                .param("cohort", cohort)
                .param("before", before)
                .query(RecordRowMapper.of(Older.class))
                .single();
    }

    /** The text of the definition that the last import ran with, skipped ones aside. */
    public Optional<String> lastDefinition(String cohort) {
        return sql.sql("""
                        select definition from import
                         where cohort = :cohort and state not in ('QUEUED', 'SKIPPED') and definition <> ''
                         order by id desc limit 1""").param("cohort", cohort).query(String.class).optional();
    }
}
