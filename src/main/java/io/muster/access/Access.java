package io.muster.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** All that is known of who may. */
public record Access(Users accounts, Sessions sessions, ApiTokens tokens, SignIn signIn, Audit audit) {

    public static Access of(DataSource database, Clock clock, SecureRandom random) {
        return of(database, List.of(), clock, random);
    }

    /** @param hosts names by which the service is known, which no password may be made of */
    public static Access of(DataSource database, Collection<String> hosts, Clock clock, SecureRandom random) {
        RandomTokens secrets = new RandomTokens(random);
        Users accounts = new Users(database, new Passwords(), hosts, clock);
        Sessions sessions = new Sessions(database, secrets, clock);
        return new Access(
                accounts,
                sessions,
                new ApiTokens(database, secrets, clock),
                new SignIn(accounts, sessions, new KnownBrowsers(database, secrets, clock), new LoginThrottle(clock)),
                new Audit(database, clock));
    }
}
