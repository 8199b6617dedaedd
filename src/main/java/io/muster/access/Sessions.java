package io.muster.access;

import io.muster.access.Actor.ActorKind;
import io.muster.model.RecordRowMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sessions of browsers, in the database so that they hold on every node and over a restart. A session ends 12 hours
 * after its last use, and 7 days after its begin at the latest. May be shared between threads.
 */
public final class Sessions {

    public static final Duration LONGEST = Duration.ofDays(7);
    public static final Duration IDLE = Duration.ofHours(12);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    /** Of one user; older ones end. */
    private static final int MOST = 20;

    private final JdbcClient sql;
    private final RandomTokens tokens;
    private final Clock clock;

    Sessions(DataSource database, RandomTokens tokens, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @return the secret that the browser keeps; made here and now, never one that a browser came with */
    public String open(String account) {
        Instant now = clock.instant();
        String secret = tokens.next();
        sql.sql("""
                        with over as (
                               delete from session
                                where expires_at <= :now or used_at <= :idle
                                   or account = :account and hash in (
                                      select hash from session
                                       where account = :account order by created_at desc offset :most))
                        insert into session (hash, account, created_at, used_at, expires_at)
                        values (:hash, :account, :now, :now, :expires)""")
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .param("account", account)
                .param("most", MOST - 1)
                .param("hash", RandomTokens.hash(secret))
                .param("expires", Timestamp.from(now.plus(LONGEST)))
                .update();
        return secret;
    }

    /** The session of a browser that came with {@code secret}, with the role that its user has now. */
    public Optional<Session> find(String secret) {
        Instant now = clock.instant();
        byte[] hash = RandomTokens.hash(secret);
        return sql.sql("""
                        with touched as (
                               update session set used_at = :now
                                where hash = :hash and used_at < :touch and used_at > :idle and expires_at > :now)
                        select a.name, a.role
                          from session s join account a on a.name = s.account
                         where s.hash = :hash and s.expires_at > :now and s.used_at > :idle""")
                .param("now", Timestamp.from(now))
                .param("hash", hash)
                .param("touch", Timestamp.from(now.minus(TOUCH)))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .query((row, n) -> new Session(
                        new Actor(ActorKind.USER, row.getString("name"), Role.written(row.getString("role"))),
                        tokens.masked(RandomTokens.derived("csrf", secret))))
                .optional();
    }

    public void close(String secret) {
        sql.sql("delete from session where hash = :hash")
                .param("hash", RandomTokens.hash(secret))
                .update();
    }

    /**
     * A session as its user sees it.
     *
     * @param id tells nothing of the secret
     * @param used to the minute
     * @param own the one that asks
     */
    public record OpenSession(String id, Instant since, Instant used, boolean own) {}

    /** A user's sessions, the last used first. */
    public List<OpenSession> of(String account, String secret) {
        Instant now = clock.instant();
        return sql.sql("""
                        select encode(sha256(hash), 'hex') as id, created_at as since, used_at as used, hash = :own as own
                          from session
                         where account = :account and expires_at > :now and used_at > :idle
                         order by used_at desc, created_at desc""")
                .param("own", RandomTokens.hash(secret))
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .query(RecordRowMapper.of(OpenSession.class))
                .list();
    }

    /** Ends one session of a user, by its id. @return whether there was one */
    public boolean close(String account, String id) {
        return sql.sql("delete from session where account = :account and encode(sha256(hash), 'hex') = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Ends all sessions of a user. */
    public void closeAll(String account) {
        sql.sql("delete from session where account = :account")
                .param("account", account)
                .update();
    }
}
