package io.muster.page;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import io.muster.access.Access;
import java.util.Optional;

/** Tells who a request comes from: a script by its token, a browser by its session, or anybody while nobody need sign in. */
final class Visitors {

    private static final String BEARER = "Bearer";
    private static final String VISITOR = "visitor";

    private final Access access;
    private final Place place;
    private final Cookies cookies;

    Visitors(Access access, Place place, Cookies cookies) {
        this.access = access;
        this.place = place;
        this.cookies = cookies;
    }

    /** Who was told apart for this request; nobody, where nobody asked. */
    static Visitor of(Context context) {
        Visitor visitor = context.attribute(VISITOR);
        return visitor == null ? Visitor.NOBODY : visitor;
    }

    /** @throws UnauthorizedResponse for a token that is none, which must not pass for somebody else */
    Visitor tell(Context context) {
        Visitor visitor = find(context);
        context.attribute(VISITOR, visitor);
        return visitor;
    }

    /** On loopback, until there is a user. */
    boolean nobodySignsIn() {
        return place.loopback() && !access.accounts().any();
    }

    private Visitor find(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return access.tokens()
                    .find(authorization.substring(BEARER.length()).strip())
                    .map(actor -> new Visitor(Optional.of(actor), Optional.empty()))
                    .orElseThrow(
                            () -> new UnauthorizedResponse("This token is not known, has expired or was revoked."));
        }
        return cookies.read(context)
                .flatMap(access.sessions()::find)
                .map(session -> new Visitor(Optional.of(session.actor()), Optional.of(session.csrf())))
                .orElseGet(() -> nobodySignsIn() ? Visitor.LOOPBACK : Visitor.NOBODY);
    }
}
