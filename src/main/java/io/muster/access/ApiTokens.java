package io.muster.access;

import io.muster.access.AccessException.AccessRefusal;
import io.muster.access.Actor.ActorKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.RecordRowMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens of scripts: named, with a role, and with an end. May be shared between threads. */
public final class ApiTokens {

    public static final int USUAL_DAYS = 90;
    public static final int MOST_DAYS = 366;

    /** So that whoever finds one, or searches for them, knows what it is. */
    static final String PREFIX = "muster_";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final RandomTokens secrets;
    private final Clock clock;

    ApiTokens(DataSource database, RandomTokens secrets, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** One of the command line, or of loopback while there is no user. */
    public ApiToken.Made make(String name, Role role, int days, String madeBy) {
        return make(name, role, days, madeBy, Optional.empty());
    }

    /** One that can do no more than who makes it can at the time, and goes with them. */
    public ApiToken.Made make(String name, Role role, int days, Actor maker) {
        if (maker.kind() == ActorKind.TOKEN) {
            throw new AccessException(AccessRefusal.NOT_NOW, Reason.of(ReasonCode.TOKEN_OF_TOKEN));
        }
        if (!maker.role().covers(role)) {
            throw wrong(Reason.of(ReasonCode.TOKEN_ROLE_ABOVE, maker.role().word()));
        }
        Optional<String> owner = Optional.of(maker.name()).filter(known -> maker.kind() == ActorKind.USER);
        return make(name, role, days, maker.by().orElse(""), owner);
    }

    private ApiToken.Made make(String name, Role role, int days, String madeBy, Optional<String> owner) {
        if (!NAME.matcher(name).matches()) {
            throw wrong(Reason.of(ReasonCode.TOKEN_NAME_WRONG));
        }
        if (days < 1 || days > MOST_DAYS) {
            throw wrong(Reason.of(ReasonCode.TOKEN_DAYS_WRONG, Integer.toString(MOST_DAYS)));
        }
        Instant now = clock.instant();
        String secret = PREFIX + secrets.next();
        sql.sql("delete from token where name = :name and expires_at <= :now")
                .param("name", name)
                .param("now", Timestamp.from(now))
                .update();
        int made = sql.sql("""
                        insert into token (name, hash, role, made_by, owner, created_at, expires_at)
                        values (:name, :hash, :role, :by, :owner, :now, :expires)
                        on conflict (name) do nothing""")
                .param("name", name)
                .param("hash", RandomTokens.hash(secret))
                .param("role", role.word())
                .param("by", madeBy)
                .param("owner", owner.orElse(null))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(Duration.ofDays(days))))
                .update();
        if (made == 0) {
            throw new AccessException(AccessRefusal.NOT_NOW, Reason.of(ReasonCode.TOKEN_TAKEN, name));
        }
        ApiToken token = all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new ApiToken.Made(token, secret);
    }

    public List<ApiToken> all() {
        return sql.sql("""
                        select name, upper(role) as role, made_by, created_at, expires_at, used_at
                          from token
                         order by name""").query(RecordRowMapper.of(ApiToken.class)).list();
    }

    /** Who comes with {@code secret}, while it is good. */
    public Optional<Actor> find(String secret) {
        Instant now = clock.instant();
        return sql.sql("""
                        with touched as (
                               update token set used_at = :now
                                where hash = :hash and expires_at > :now
                                  and coalesce(used_at, '-infinity') < :touch)
                        select t.name, t.role, coalesce(a.role, t.role) as most
                          from token t left join account a on a.name = t.owner
                         where t.hash = :hash and t.expires_at > :now""")
                .param("hash", RandomTokens.hash(secret))
                .param("now", Timestamp.from(now))
                .param("touch", Timestamp.from(now.minus(TOUCH)))
                .query((row, n) -> new Actor(
                        ActorKind.TOKEN, row.getString("name"), least(row.getString("role"), row.getString("most"))))
                .optional();
    }

    public void revoke(String name) {
        if (sql.sql("delete from token where name = :name").param("name", name).update() == 0) {
            throw new AccessException(
                    AccessRefusal.NO_SUCH,
                    NAME.matcher(name).matches()
                            ? Reason.of(ReasonCode.NO_TOKEN_NAMED, name)
                            : Reason.of(ReasonCode.NO_TOKEN));
        }
    }

    private static Role least(String role, String most) {
        Role own = Role.written(role);
        Role owners = Role.written(most);
        return own.covers(owners) ? owners : own;
    }

    private static AccessException wrong(Reason why) {
        return new AccessException(AccessRefusal.WRONG, why);
    }
}
