package io.muster.workspace;

import io.muster.model.InstantColumn;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when an endpoint's limit keeps a partner's requests back, for every node and over a restart. */
public final class RateLimitStore {

    private final JdbcClient sql;

    public RateLimitStore(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Whoever was told the latest moment is right: a wait only ever becomes longer. */
    public void limited(String partner, String endpoint, Instant until) {
        sql.sql("""
                        insert into braze_limit (partner, endpoint, waits_until)
                        values (:partner, :endpoint, :until)
                        on conflict (partner, endpoint) do update
                           set waits_until = greatest(braze_limit.waits_until, excluded.waits_until)""")
                .param("partner", partner)
                .param("endpoint", endpoint)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Until when the partner's requests wait or waited, by endpoint. */
    public Map<String, Instant> waits(String partner) {
        return sql
                .sql("select endpoint, waits_until from braze_limit where partner = :partner")
                .param("partner", partner)
                .query((ResultSet row, int n) -> Map.entry(
                        row.getString("endpoint"),
                        InstantColumn.of(row, "waits_until").orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
