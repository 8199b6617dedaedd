package io.muster.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** All that is known of who may. */
public record Access(Accounts accounts, Sessions sessions, Tokens tokens, SignIn signIn, Audit audit) {

    public static Access of(DataSource database, Clock clock, SecureRandom random) {
        return of(database, List.of(), clock, random);
    }

    /** @param hosts names by which the service is known, which no password may be made of */
    public static Access of(DataSource database, Collection<String> hosts, Clock clock, SecureRandom random) {
        Secrets secrets = new Secrets(random);
        Accounts accounts = new Accounts(database, new Passwords(), hosts, clock);
        Sessions sessions = new Sessions(database, secrets, clock);
        return new Access(
                accounts,
                sessions,
                new Tokens(database, secrets, clock),
                new SignIn(accounts, sessions, new KnownBrowsers(database, secrets, clock), new Brake(clock)),
                new Audit(database, clock));
    }
}
