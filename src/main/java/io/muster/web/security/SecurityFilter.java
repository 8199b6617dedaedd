package io.muster.web.security;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.router.HandlerWrapper;
import io.muster.access.AccessException;
import io.muster.access.Actor;
import io.muster.access.Audit;
import io.muster.access.Audit.AuditOutcome;
import io.muster.access.Role;
import io.muster.access.Session;
import io.muster.imports.OperatorCommands;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.kit.ChangedMeanwhileException;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.ReasonResponse;
import io.muster.web.kit.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The only way to a route: it is wrapped around every one of them. Lets through by {@link RoutePermissions} alone, asks browsers
 * for their form token, and leaves a row in the audit of whatever changes something, done or refused.
 */
public final class SecurityFilter implements HandlerWrapper {

    static final String CSRF_FIELD = "csrf";
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final String DEED = "audited";
    private static final String COHORT = "[a-z0-9][a-z0-9_-]{0,63}";

    private final ServerAddress place;
    private final Visitors visitors;
    private final Audit audit;
    private final LiveUpdates live;
    private final Predicate<String> isCohort;

    /** @param isCohort whether there is a cohort of this name */
    public SecurityFilter(
            ServerAddress place, Visitors visitors, Audit audit, LiveUpdates live, Predicate<String> isCohort) {
        this.live = live;
        this.isCohort = isCohort;
        this.place = place;
        this.visitors = visitors;
        this.audit = audit;
    }

    /** The name that an import carries of who asked for it. */
    public static Optional<String> by(Context context) {
        return Visitor.of(context).actor().flatMap(Actor::by);
    }

    /** The import that an action is about, for the audit. */
    public static void about(Context context, long importId) {
        audited(context).ifPresent(audited -> context.attribute(DEED, audited.about(importId)));
    }

    /** The user or the token that an action is about, for the audit. */
    public static void about(Context context, String subject) {
        audited(context).ifPresent(audited -> context.attribute(DEED, audited.about(subject)));
    }

    /** What became of it, for the audit. */
    public static void became(Context context, String detail) {
        audited(context).ifPresent(audited -> context.attribute(DEED, audited.with(detail)));
    }

    /** Who it was, where that is known only afterwards. */
    static void by(Context context, Actor actor) {
        audited(context).ifPresent(audited -> context.attribute(DEED, audited.by(actor)));
    }

    @Override
    public Handler wrap(Endpoint endpoint) {
        return endpoint.method.isHttpMethod() ? context -> enter(endpoint, context) : endpoint.handler;
    }

    private void enter(Endpoint endpoint, Context context) throws Exception {
        String route = endpoint.method.name() + " " + endpoint.path;
        RoutePermission permit = RoutePermissions.of(route)
                .orElseThrow(() -> new ForbiddenResponse("Nobody may do this; the route " + route + " has no role."));
        permit.action().ifPresent(action -> context.attribute(DEED, audited(context, action)));
        try {
            if (!SAFE.contains(endpoint.method) && !place.isOurs(context)) {
                throw new ReasonResponse(403, Reason.of(ReasonCode.REQUEST_NOT_OURS));
            }
            if (permit.least().isPresent()) {
                admit(endpoint, permit.least().get(), context);
            }
        } catch (ReasonResponse e) {
            audited(context).ifPresent(this::refused);
            if (e.getStatus() == 401 && !isForPrograms(context)) {
                toSignIn(context);
                return;
            }
            throw e;
        }
        if (endpoint.path.startsWith("/live/")) {
            live.mayFollow(context);
        }
        if (permit.action().isEmpty()) {
            endpoint.handler.handle(context);
        } else if (permit.least().isEmpty()) {
            told(endpoint, context);
        } else {
            audited(endpoint, context);
        }
    }

    private void admit(Endpoint endpoint, Role least, Context context) {
        Visitor visitor = visitors.tell(context);
        Actor actor = visitor.actor().orElseThrow(() -> {
            context.header("WWW-Authenticate", "Bearer");
            return new ReasonResponse(
                    401, Reason.of(visitors.nobodyCould() ? ReasonCode.SIGN_IN_FIRST_USER : ReasonCode.SIGN_IN_NEEDED));
        });
        by(context, actor);
        if (!actor.role().covers(least)) {
            throw new ReasonResponse(
                    403,
                    Reason.of(
                            ReasonCode.ROLE_NOT_ENOUGH,
                            least.word(),
                            actor.role().word()));
        }
        if (!SAFE.contains(endpoint.method)
                && visitor.csrf().isPresent()
                && !carries(context, visitor.csrf().get())) {
            throw new ReasonResponse(403, Reason.of(ReasonCode.PAGE_OUTDATED));
        }
    }

    private static boolean carries(Context context, String csrf) {
        String sent = context.header(CSRF_HEADER);
        if (sent == null && context.isFormUrlencoded()) {
            sent = context.formParam(CSRF_FIELD);
        }
        return sent != null && Session.isSameForm(sent, csrf);
    }

    /** The row is there before the audited: a kill in between leaves it as begun. */
    private void audited(Endpoint endpoint, Context context) throws Exception {
        long row = audit.begun(audited(context).orElseThrow());
        AuditOutcome outcome = AuditOutcome.FAILED;
        try {
            endpoint.handler.handle(context);
            outcome = outcome(context.statusCode());
        } catch (OperatorCommands.NoSuchThing
                | OperatorCommands.NotNow
                | ChangedMeanwhileException
                | AccessException e) {
            outcome = AuditOutcome.NOT_DONE;
            throw e;
        } catch (HttpResponseException e) {
            outcome = outcome(e.getStatus());
            throw e;
        } finally {
            audit.ended(row, audited(context).orElseThrow(), outcome);
        }
    }

    /** A sign-in: who it was is known when it is over, and anybody can bring about refused ones. */
    private void told(Endpoint endpoint, Context context) throws Exception {
        endpoint.handler.handle(context);
        Audit.AuditedAction audited = audited(context).orElseThrow();
        if (context.statusCode() < 400) {
            audit.done(audited);
        } else {
            refused(audited);
        }
    }

    /** Names that nobody has share a row, however many somebody makes up. */
    private void refused(Audit.AuditedAction audited) {
        boolean isKnown = audited.subject().isEmpty() || isCohort.test(audited.subject());
        audit.refused(isKnown ? audited : audited.about(""));
    }

    private static AuditOutcome outcome(int status) {
        return switch (status) {
            case 401, 403, 429 -> AuditOutcome.REFUSED;
            default -> status < 400 ? AuditOutcome.DONE : status < 500 ? AuditOutcome.NOT_DONE : AuditOutcome.FAILED;
        };
    }

    private Audit.AuditedAction audited(Context context, String action) {
        // What is no cohort's name can be anything, even an identifier: it is left out.
        String cohort = Optional.ofNullable(context.pathParamMap().get("cohort"))
                .filter(name -> name.matches(COHORT))
                .orElse("");
        Optional<Long> importId = Optional.ofNullable(context.pathParamMap().get("id"))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::parseLong);
        return new Audit.AuditedAction(Optional.empty(), place.address(context), action, cohort, importId);
    }

    private static Optional<Audit.AuditedAction> audited(Context context) {
        Audit.AuditedAction audited = context.attribute(DEED);
        return Optional.ofNullable(audited);
    }

    public static boolean isForPrograms(Context context) {
        return context.path().startsWith("/api/") || context.path().startsWith("/health/");
    }

    private static void toSignIn(Context context) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        String next = SAFE.contains(context.method()) ? context.path() + query : "/";
        context.redirect("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
    }
}
