package io.muster.access;

import io.muster.Postgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users, sessions and tokens on a database of their own, with a clock that tests move. */
final class AccessFixture extends Clock {

    final DataSource database = Postgres.withTables();
    final JdbcClient sql = JdbcClient.create(database);
    final Access access = Access.of(database, this, new SecureRandom());
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** All that the tables hold, as text. */
    String dump(String table) {
        return String.join(
                "\n",
                sql.sql("select t::text from %s t".formatted(table))
                        .query(String.class)
                        .list());
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
