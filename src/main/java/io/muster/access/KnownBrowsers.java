package io.muster.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Browsers that have signed in before, each with the user it was. Such a one lets nobody in; it has tries of its own, so
 * that nobody elsewhere can keep its user out. May be shared between threads.
 */
final class KnownBrowsers {

    static final Duration KEPT = Duration.ofDays(365);
    /** Of one user; those that were not seen for longest go. */
    private static final int MOST = 20;

    private final JdbcClient sql;
    private final RandomTokens tokens;
    private final Clock clock;

    KnownBrowsers(DataSource database, RandomTokens tokens, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.tokens = tokens;
        this.clock = clock;
    }

    boolean isOf(String account, String secret) {
        return sql.sql(
                        "select exists (select from known_browser where hash = :hash and account = :account and seen_at > :since)")
                .param("hash", RandomTokens.hash(secret))
                .param("account", account)
                .param("since", Timestamp.from(clock.instant().minus(KEPT)))
                .query(Boolean.class)
                .single();
    }

    /** @return what the browser keeps from now on: always a new secret, never one that it came with */
    String remember(String account, Optional<String> before) {
        String secret = tokens.next();
        sql.sql("""
                        with gone as (
                               delete from known_browser
                                where account = :account
                                  and (hash = :before or hash in (
                                      select hash from known_browser
                                       where account = :account order by seen_at desc offset :most)))
                        insert into known_browser (hash, account, seen_at) values (:hash, :account, :now)""")
                .param("account", account)
                .param("before", RandomTokens.hash(before.orElse("")))
                .param("most", MOST - 1)
                .param("hash", RandomTokens.hash(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return secret;
    }
}
