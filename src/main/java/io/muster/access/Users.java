package io.muster.access;

import io.muster.access.AccessException.AccessRefusal;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.RecordRowMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The users. May be shared between threads. */
public final class Users {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private static final String ACCOUNTS = "select name, upper(role) as role, created_at, signed_in_at from account";

    private final JdbcClient sql;
    private final Passwords passwords;
    private final List<String> hosts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** @param hosts by which this service is known: nobody has to guess them */
    Users(DataSource database, Passwords passwords, Collection<String> hosts, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.passwords = passwords;
        this.hosts = List.copyOf(hosts);
        this.clock = clock;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Whether there is any; as soon as there is, everybody signs in. */
    public boolean any() {
        return sql.sql("select exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    public List<User> all() {
        return sql.sql(ACCOUNTS + " order by name")
                .query(RecordRowMapper.of(User.class))
                .list();
    }

    public Optional<User> find(String name) {
        return sql.sql(ACCOUNTS + " where name = :name")
                .param("name", name)
                .query(RecordRowMapper.of(User.class))
                .optional();
    }

    public User add(String name, Role role, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new AccessException(AccessRefusal.WRONG, Reason.of(ReasonCode.USER_NAME_WRONG));
        }
        int added = sql.sql("""
                        insert into account (name, role, password, created_at)
                        values (:name, :role, :password, :now)
                        on conflict (name) do nothing""")
                .param("name", name)
                .param("role", role.word())
                .param("password", hashed(name, password))
                .param("now", now())
                .update();
        if (added == 0) {
            throw new AccessException(AccessRefusal.NOT_NOW, Reason.of(ReasonCode.USER_TAKEN, name));
        }
        return find(name).orElseThrow();
    }

    /** What was asked for, all of it or nothing. Another role ends all sessions, as another password does. */
    public String change(String name, Optional<Role> role, Optional<String> password) {
        Optional<String> hash = password.map(fresh -> hashed(name, fresh));
        return Optional.ofNullable(transaction.execute(status -> {
                    List<String> became = new ArrayList<>();
                    role.ifPresent(fresh -> became.add(role(name, fresh)));
                    hash.ifPresent(fresh -> {
                        hash(name, fresh);
                        became.add("another password");
                    });
                    return String.join(", ", became);
                }))
                .orElse("");
    }

    /** @return what it was, and is */
    public String role(String name, Role role) {
        Role before = find(name).orElseThrow(() -> noSuch(name)).role();
        if (before == role) {
            return "role " + role.word();
        }
        List<String> above = new ArrayList<>(List.of(""));
        Stream.of(Role.values()).filter(each -> !role.covers(each)).forEach(each -> above.add(each.word()));
        int changed = sql.sql("""
                        with admins as materialized (select name from account where role = 'admin' for update),
                             changed as (
                               update account
                                  set role = :role
                                where name = :name
                                  and (:role = 'admin' or exists (select from admins where name <> :name)
                                       or not exists (select from admins where name = :name))
                               returning name),
                             ended as (delete from session where account in (select name from changed)),
                             revoked as (
                               delete from token where owner in (select name from changed) and role in (:above))
                        select count(*) from changed""")
                .param("name", name)
                .param("role", role.word())
                .param("above", above)
                .query(Integer.class)
                .single();
        done(name, changed);
        return "role " + before.word() + " → " + role.word();
    }

    /** Their sessions and tokens end with them. */
    public void remove(String name) {
        int removed = sql.sql("""
                        with admins as materialized (select name from account where role = 'admin' for update)
                        delete from account
                         where name = :name
                           and (exists (select from admins where name <> :name)
                                or not exists (select from admins where name = :name))""").param("name", name).update();
        done(name, removed);
    }

    /** Ends all sessions of the user: whoever knew the old password is out. */
    public void password(String name, String password) {
        hash(name, hashed(name, password));
    }

    private void hash(String name, String hash) {
        int changed = sql.sql("""
                        with ended as (delete from session where account = :name)
                        update account set password = :password where name = :name""").param("name", name).param("password", hash).update();
        done(name, changed);
    }

    /**
     * Takes as long for a user who is not there.
     *
     * @param known whether a browser asks in which the user has signed in
     */
    boolean fits(String name, String password, boolean known) {
        Optional<String> hash = sql.sql("select password from account where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
        return passwords.fits(password, hash, known);
    }

    void signedIn(String name) {
        sql.sql("update account set signed_in_at = :now where name = :name")
                .param("name", name)
                .param("now", now())
                .update();
    }

    private String hashed(String name, String password) {
        List<String> names = new ArrayList<>(hosts);
        names.addAll(sql.sql("select name from account").query(String.class).list());
        Passwords.refusal(name, names, password).ifPresent(why -> {
            throw new AccessException(AccessRefusal.WRONG, why);
        });
        return passwords.hash(password);
    }

    private void done(String name, int rows) {
        if (rows == 0) {
            if (find(name).isEmpty()) {
                throw noSuch(name);
            }
            throw new AccessException(AccessRefusal.NOT_NOW, Reason.of(ReasonCode.ADMIN_LAST, name));
        }
    }

    static AccessException noSuch(String name) {
        return new AccessException(
                AccessRefusal.NO_SUCH,
                NAME.matcher(name).matches()
                        ? Reason.of(ReasonCode.NO_USER_NAMED, name)
                        : Reason.of(ReasonCode.NO_USER_OF_NAME));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
