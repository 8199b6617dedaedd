package io.muster.imports.query;

import io.muster.imports.ImportQueue;
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
                        select count(*) n,
                               (select queued_at from import
                                 where cohort = :cohort and id < :before order by id limit 1) since
                          from import
                         where cohort = :cohort and id < :before""")
                .param("cohort", cohort)
                .param("before", before)
                .query((row, n) -> new Older(row.getLong("n"), ImportQueue.instant(row, "since")))
                .single();
    }

    /** The text of the definition that the last import ran with, skipped ones aside. */
    public Optional<String> lastDefinition(String cohort) {
        return sql.sql("""
                        select definition from import
                         where cohort = :cohort and state not in ('QUEUED', 'SKIPPED') and definition <> ''
                         order by id desc limit 1""").param("cohort", cohort).query(String.class).optional();
    }

    /**
     * The most members within seven days, since the last approval or retirement: what the guard against a slow loss goes by. Looks
     * back over a bounded number of imports, which is enough for one every fifteen minutes.
     */
    public long largestOfSevenDays(String cohort) {
        return sql.sql("""
                        with late as (
                               select id, least(members, present_before + added - removed) members,
                                      approves is not null or kind = 'RETIRE' anew
                                 from (select * from import
                                        where cohort = :cohort order by id desc limit 700) newest
                                where state in ('SUCCEEDED', 'PARTIAL')
                                  and finished_at > now() - interval '7 days')
                        select coalesce(max(members), 0) from late
                         where id >= coalesce((select max(id) from late where anew), 0)""").param("cohort", cohort).query(Long.class).single();
    }
}
