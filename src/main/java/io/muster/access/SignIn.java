package io.muster.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Somebody's try to sign in. What it answers, and how long it takes, does not tell whether there is such a user. */
public final class SignIn {

    private static final String OF_SESSION = "session ";

    private final Users accounts;
    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final LoginThrottle throttle;

    SignIn(Users accounts, Sessions sessions, KnownBrowsers browsers, LoginThrottle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.browsers = browsers;
        this.throttle = throttle;
    }

    /** What came of it. */
    public sealed interface SignInAnswer {
        /** @param secret of the new session */
        record Welcome(String name, String secret) implements SignInAnswer {}

        record WrongCredentials() implements SignInAnswer {}

        /** Nothing was looked at. */
        record SignInDelay(Duration left) implements SignInAnswer {}
    }

    /** A name as people type it, in the form that it is kept in. */
    public static String folded(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    SignInAnswer tries(String typed, String password, String address) {
        return tries(typed, password, address, Optional.empty());
    }

    /**
     * @param address where the try came from
     * @param browser what the browser was given when somebody signed in with it
     */
    public SignInAnswer tries(String typed, String password, String address, Optional<String> browser) {
        String name = folded(typed);
        return check(name, password, address, browser).orElseGet(() -> {
            accounts.signedIn(name);
            return new SignInAnswer.Welcome(name, sessions.open(name));
        });
    }

    /** @return what the browser keeps, so that nobody elsewhere can keep this user out of it */
    public String remember(String name, Optional<String> browser) {
        return browsers.remember(name, browser);
    }

    /** How long a browser keeps it. */
    public static Duration remembered() {
        return KnownBrowsers.KEPT;
    }

    /**
     * A user's own change; all sessions end, this one is opened again. Whoever guesses elsewhere keeps nobody from it: the
     * session has tries of its own.
     *
     * @param session of the user, who has signed in
     */
    public SignInAnswer changes(String name, String password, String fresh, String session) {
        Optional<Duration> wait = throttle.tries(name, "", Optional.of(OF_SESSION + session));
        if (wait.isPresent()) {
            return new SignInAnswer.SignInDelay(wait.get());
        }
        if (!accounts.fits(name, password, true)) {
            return new SignInAnswer.WrongCredentials();
        }
        throttle.right(name, "", Optional.of(OF_SESSION + session));
        accounts.password(name, fresh);
        return new SignInAnswer.Welcome(name, sessions.open(name));
    }

    /** Why not; empty when the password is right. */
    private Optional<SignInAnswer> check(String name, String password, String address, Optional<String> browser) {
        // A name is cut, so that what is remembered of wrong ones stays small.
        String shortName = name.length() > 64 ? name.substring(0, 64) : name;
        Optional<String> known = browser.filter(secret -> browsers.isOf(shortName, secret));
        Optional<Duration> wait = throttle.tries(shortName, address, known);
        if (wait.isPresent()) {
            return Optional.of(new SignInAnswer.SignInDelay(wait.get()));
        }
        if (!accounts.fits(name, password, known.isPresent())) {
            return Optional.of(new SignInAnswer.WrongCredentials());
        }
        throttle.right(shortName, address, known);
        return Optional.empty();
    }
}
