package io.muster.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Somebody's try to sign in. What it answers, and how long it takes, does not tell whether there is such a user. */
public final class SignIn {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Brake brake;

    SignIn(Accounts accounts, Sessions sessions, Brake brake) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.brake = brake;
    }

    /** What came of it. */
    public sealed interface Answer {
        /** @param secret of the new session */
        record Welcome(String name, String secret) implements Answer {}

        record Wrong() implements Answer {}

        /** Nothing was looked at. */
        record Wait(Duration left) implements Answer {}
    }

    /** @param address where the try came from */
    public Answer tries(String typed, String password, String address) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return check(name, password, address).orElseGet(() -> {
            accounts.signedIn(name);
            return new Answer.Welcome(name, sessions.open(name));
        });
    }

    /** A user's own change; all sessions end, this one is opened anew. */
    public Answer changes(String name, String password, String fresh, String address) {
        return check(name, password, address).orElseGet(() -> {
            accounts.password(name, fresh);
            return new Answer.Welcome(name, sessions.open(name));
        });
    }

    /** Why not; empty when the password is right. */
    private Optional<Answer> check(String name, String password, String address) {
        // A name is cut, so that what is remembered of wrong ones stays small.
        String shortName = name.length() > 64 ? name.substring(0, 64) : name;
        Optional<Duration> wait = brake.tries(shortName, address);
        if (wait.isPresent()) {
            return Optional.of(new Answer.Wait(wait.get()));
        }
        if (!accounts.fits(name, password)) {
            return Optional.of(new Answer.Wrong());
        }
        brake.right(shortName, address);
        return Optional.empty();
    }
}
