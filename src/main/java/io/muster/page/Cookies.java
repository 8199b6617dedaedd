package io.muster.page;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.muster.access.Sessions;
import java.util.Optional;

/**
 * The cookie of a session. Lax and not Strict, so that a link in a mail finds its reader signed in; what changes something
 * is a POST, which Lax keeps from other sites as well.
 */
final class Cookies {

    private final boolean secure;

    Cookies(Place place) {
        this.secure = place.isHttps();
    }

    /** A {@code __Host-} cookie is set by this host alone, and never over plain HTTP. */
    private String name() {
        return secure ? "__Host-muster" : "muster";
    }

    Optional<String> read(Context context) {
        return Optional.ofNullable(context.cookie(name())).filter(value -> !value.isEmpty());
    }

    void write(Context context, String secret) {
        context.cookie(cookie(secret, (int) Sessions.LONGEST.toSeconds()));
    }

    void clear(Context context) {
        context.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAge) {
        Cookie cookie = new Cookie(name(), value, "/", maxAge, secure);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }
}
