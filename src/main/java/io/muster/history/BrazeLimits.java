package io.muster.history;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when Braze's limit keeps a partner's requests back, for every node and over a restart. */
public final class BrazeLimits {

    private final JdbcClient sql;

    public BrazeLimits(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Whoever was told the latest moment is right: a wait only ever becomes longer. */
    public void limited(String partner, Instant until) {
        sql.sql("""
                        insert into braze_limit (partner, waits_until)
                        values (:partner, :until)
                        on conflict (partner) do update
                           set waits_until = greatest(braze_limit.waits_until, excluded.waits_until)""")
                .param("partner", partner)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Until when the partner's requests wait or waited. */
    public Optional<Instant> until(String partner) {
        return sql.sql("select waits_until from braze_limit where partner = :partner")
                .param("partner", partner)
                .query((ResultSet row, int n) ->
                        Queue.instant(row, "waits_until").orElseThrow())
                .optional();
    }
}
