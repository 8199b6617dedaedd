package io.muster.web.security;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.muster.access.Sessions;
import io.muster.access.SignIn;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies of a session, and of a browser that has signed in. Lax and not Strict, so that a link in a mail finds its reader signed in; what changes something
 * is a POST, which Lax keeps from other sites as well.
 */
public final class SessionCookie {

    private static final String SESSION = "muster";
    private static final String BROWSER = "muster-browser";

    private final boolean secure;

    public SessionCookie(ServerAddress address) {
        this.secure = address.isHttps();
    }

    /** A {@code __Host-} cookie is set by this host alone, and never over plain HTTP. */
    private String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    Optional<String> read(Context context) {
        return read(context, SESSION);
    }

    void write(Context context, String secret) {
        context.cookie(cookie(SESSION, secret, Sessions.LONGEST));
    }

    void clear(Context context) {
        context.cookie(cookie(SESSION, "", Duration.ZERO));
    }

    /** What the browser was given at an earlier sign-in; it lets nobody in. */
    Optional<String> browser(Context context) {
        return read(context, BROWSER);
    }

    void writeBrowser(Context context, String secret) {
        context.cookie(cookie(BROWSER, secret, SignIn.remembered()));
    }

    private Optional<String> read(Context context, String plain) {
        return Optional.ofNullable(context.cookie(name(plain))).filter(value -> !value.isEmpty());
    }

    private Cookie cookie(String plain, String value, Duration kept) {
        Cookie cookie = new Cookie(name(plain), value, "/", (int) kept.toSeconds(), secure);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }
}
