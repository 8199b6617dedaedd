package io.muster.web.kit;

import io.javalin.http.Context;
import io.muster.access.Actor;
import io.muster.access.Role;
import java.util.Optional;

/**
 * Who looks at a page. Public for the templates only.
 *
 * @param actor empty: not signed in
 * @param csrf what each form carries, for a browser that signed in
 */
public record Visitor(Optional<Actor> actor, Optional<String> csrf) {

    private static final String ATTRIBUTE = "visitor";

    public static final Visitor NOBODY = new Visitor(Optional.empty(), Optional.empty());
    public static final Visitor LOOPBACK = new Visitor(Optional.of(Actor.LOOPBACK), Optional.empty());

    /** Who was told apart for this request; nobody, where nobody asked. */
    public static Visitor of(Context request) {
        return Optional.<Visitor>ofNullable(request.attribute(ATTRIBUTE)).orElse(NOBODY);
    }

    public Visitor remembered(Context request) {
        request.attribute(ATTRIBUTE, this);
        return this;
    }

    /** Whether a button that imports, cancels or approves would be answered. */
    public boolean mayEdit() {
        return may(Role.EDITOR);
    }

    /** The name of who signed in; empty where nobody need. */
    public Optional<String> name() {
        return csrf.isPresent() ? actor.map(Actor::name) : Optional.empty();
    }

    public boolean may(Role least) {
        return actor.filter(each -> each.role().covers(least)).isPresent();
    }
}
