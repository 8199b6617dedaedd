package io.muster.web.security;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.access.Access;
import io.muster.access.AccessException;
import io.muster.access.Actor;
import io.muster.access.Actor.ActorKind;
import io.muster.access.Role;
import io.muster.access.Sessions;
import io.muster.access.SignIn;
import io.muster.access.SignIn.SignInAnswer;
import io.muster.access.User;
import io.muster.imports.OperatorCommands;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.ReaderLanguage;
import io.muster.web.kit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in and out, and one's own password. */
public final class SignInController {

    private final Access access;
    private final ServerAddress place;
    private final Visitors visitors;
    private final SessionCookie cookies;
    private final PageRenderer pages;

    public SignInController(
            Access access, ServerAddress place, Visitors visitors, SessionCookie cookies, PageRenderer pages) {
        this.access = access;
        this.place = place;
        this.visitors = visitors;
        this.cookies = cookies;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get("/sign-in", this::form);
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", this::signOut);
        routes.post("/sign-out/everywhere", this::signOutEverywhere);
        routes.get("/account", context -> context.html(account(context, Optional.empty())));
        routes.post("/account/password", this::password);
        routes.post("/account/sessions/{name}/end", this::endSession);
    }

    private void form(Context context) {
        if (visitors.tell(context).actor().isPresent()) {
            see(context, "/");
            return;
        }
        PageRenderer seen = pages.readBy(context).seenBy(Visitor.NOBODY);
        Optional<String> trouble = visitors.nobodyCould() ? Optional.of(seen.say("sign.in.nobody")) : Optional.empty();
        context.html(seen.signInPage(next(context.queryParam("next")), trouble));
    }

    private void signIn(Context context) {
        String name = field(context, "name");
        String next = next(context.formParam("next"));
        // Only a name that there is: people type passwords into the wrong field.
        Optional<User> known = access.accounts().find(SignIn.folded(name));
        known.ifPresent(account -> SecurityFilter.by(context, actor(account)));
        SignInAnswer answer = access.signIn()
                .tries(name, field(context, "password"), place.address(context), cookies.browser(context));
        if (answer instanceof SignInAnswer.Welcome welcome) {
            // A new session, whatever cookie the browser came with; that one's ends.
            cookies.read(context).ifPresent(access.sessions()::close);
            cookies.write(context, welcome.secret());
            cookies.writeBrowser(context, access.signIn().remember(welcome.name(), cookies.browser(context)));
            see(context, next);
            return;
        }
        context.html(
                pages.readBy(context).seenBy(Visitor.NOBODY).signInPage(next, Optional.of(refused(context, answer))));
    }

    private void signOut(Context context) {
        cookies.read(context).ifPresent(access.sessions()::close);
        cookies.clear(context);
        see(context, "/sign-in");
    }

    private void signOutEverywhere(Context context) {
        access.sessions().closeAll(user(context));
        cookies.clear(context);
        see(context, "/sign-in");
    }

    /** One's own alone, whatever id is sent. */
    private void endSession(Context context) {
        if (!access.sessions().close(user(context), context.pathParam("name"))) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_SESSION));
        }
        see(context, "/account");
    }

    private void password(Context context) {
        if (!field(context, "fresh").equals(field(context, "again"))) {
            context.status(400);
            context.html(account(context, Optional.of(pages.readBy(context).say("account.not.alike"))));
            return;
        }
        SignInAnswer answer;
        try {
            answer = access.signIn()
                    .changes(
                            user(context),
                            field(context, "password"),
                            field(context, "fresh"),
                            cookies.read(context).orElse(""));
        } catch (AccessException e) {
            context.status(400);
            context.html(
                    account(context, Optional.of(pages.readBy(context).phrases().say(e.reason()))));
            return;
        }
        if (answer instanceof SignInAnswer.Welcome welcome) {
            cookies.write(context, welcome.secret());
            see(context, "/account");
            return;
        }
        context.html(account(context, Optional.of(refused(context, answer))));
    }

    private String account(Context context, Optional<String> trouble) {
        Visitor visitor = Visitor.of(context);
        String role = visitor.actor().map(Actor::role).map(Role::word).orElse("");
        List<Sessions.OpenSession> open = visitor.name()
                .map(name -> access.sessions().of(name, cookies.read(context).orElse("")))
                .orElse(List.of());
        return pages.readBy(context).accountPage(role, trouble, open, ReaderLanguage.chosen(context));
    }

    private String refused(Context context, SignInAnswer answer) {
        if (answer instanceof SignInAnswer.SignInDelay wait) {
            long seconds = Math.max(1, wait.left().plus(Duration.ofMillis(999)).toSeconds());
            context.status(429);
            context.header("Retry-After", Long.toString(seconds));
            return pages.readBy(context).say("sign.in.wait", seconds);
        }
        context.status(403);
        return pages.readBy(context).say("sign.in.wrong");
    }

    /** Who signed in by a session; scripts and loopback have no account of their own. */
    private static String user(Context context) {
        return Visitor.of(context)
                .name()
                .orElseThrow(() -> new OperatorCommands.NotNow(Reason.of(ReasonCode.ACCOUNT_NONE)));
    }

    private static Actor actor(User account) {
        return new Actor(ActorKind.USER, account.name(), account.role());
    }

    /** A page of ours, never another site's. */
    static String next(@org.jspecify.annotations.Nullable String wished) {
        return wished != null && wished.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,500}") ? wished : "/";
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }

    private static void see(Context context, String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }
}
