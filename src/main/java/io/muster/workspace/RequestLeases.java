package io.muster.workspace;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one timeline of a partner key, leased piece by piece to all nodes in the order in which they ask, on the database's
 * clock. Safe for use by many threads and nodes.
 */
public final class RequestLeases {

    /** A clock that was set back must not keep everybody waiting until it has caught up. */
    private static final Duration NEVER_LATER = Duration.ofMinutes(1);

    private static final int MOST_WAIT_BEFORE = 20;

    private final JdbcClient sql;

    public RequestLeases(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Leases the next {@code length} of the key's time. @return how long until it begins */
    public Duration next(String partnerKey, Duration length) {
        double seconds = sql.sql("""
                        insert into request_budget as b (partner_key, free_at)
                        values (:key, clock_timestamp() + make_interval(secs => :length))
                        on conflict (partner_key) do update
                           set free_at = greatest(least(b.free_at,
                                                        clock_timestamp() + make_interval(secs => :latest)),
                                                  clock_timestamp())
                                         + make_interval(secs => :length)
                        returning cast(extract(epoch from free_at - clock_timestamp()) as double precision)""")
                .param("key", partnerKey)
                .param("length", seconds(length))
                .param("latest", seconds(NEVER_LATER.plus(length.multipliedBy(MOST_WAIT_BEFORE))))
                .query(Double.class)
                .single();
        return Duration.ofNanos((long) (seconds * 1e9)).minus(length);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
