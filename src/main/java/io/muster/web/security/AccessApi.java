package io.muster.web.security;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.access.Access;
import io.muster.access.Actor;
import io.muster.access.ApiToken;
import io.muster.access.ApiTokens;
import io.muster.access.Audit.AuditEntry;
import io.muster.access.Role;
import io.muster.access.User;
import io.muster.imports.OperatorCommands;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.kit.JsonBody;
import io.muster.web.kit.QueryParameters;
import io.muster.web.kit.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Users, tokens and the audit, for admins. A password comes in and never goes out; a token goes out once. */
public final class AccessApi {

    private static final int MOST_ENTRIES = 500;

    private final Access access;

    public AccessApi(Access access) {
        this.access = access;
    }

    record Me(String kind, String name, String role) {}

    record UserJson(
            String name,
            String role,
            Instant createdAt,
            @Nullable Instant signedInAt) {
        static UserJson of(User account) {
            return new UserJson(
                    account.name(),
                    account.role().word(),
                    account.createdAt(),
                    account.signedInAt().orElse(null));
        }
    }

    record TokenJson(
            String name,
            String role,
            String madeBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {
        static TokenJson of(ApiToken token) {
            return new TokenJson(
                    token.name(),
                    token.role().word(),
                    token.madeBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.usedAt().orElse(null));
        }
    }

    record EntryJson(
            String id,
            Instant at,
            String kind,
            String who,
            String address,
            String action,
            String subject,
            @Nullable String importId,
            String outcome,
            int times,
            String detail) {
        static EntryJson of(AuditEntry entry) {
            return new EntryJson(
                    Long.toString(entry.id()),
                    entry.at(),
                    entry.kind(),
                    entry.who(),
                    entry.address(),
                    entry.action(),
                    entry.subject(),
                    entry.importId().map(String::valueOf).orElse(null),
                    entry.outcome().name(),
                    entry.times(),
                    entry.detail());
        }
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/me", AccessApi::me);
        routes.get("/api/users", context -> context.json(Map.of("users", users())));
        routes.post("/api/users", this::addUser);
        routes.patch("/api/users/{name}", this::changeUser);
        routes.delete("/api/users/{name}", context -> {
            String name = existing(context);
            access.accounts()
                    .find(name)
                    .ifPresent(was ->
                            SecurityFilter.became(context, "was " + was.role().word()));
            access.accounts().remove(name);
            context.status(204);
        });
        routes.delete("/api/users/{name}/sessions", context -> {
            access.sessions().closeAll(existing(context));
            context.status(204);
        });
        routes.get("/api/tokens", context -> context.json(Map.of("tokens", tokens())));
        routes.post("/api/tokens", this::makeToken);
        routes.delete("/api/tokens/{name}", context -> {
            access.tokens().revoke(context.pathParam("name"));
            SecurityFilter.about(context, context.pathParam("name"));
            context.status(204);
        });
        routes.get("/api/audit", this::audit);
    }

    private static void me(Context context) {
        Actor actor = Visitor.of(context).actor().orElseThrow();
        context.json(new Me(actor.kind().name(), actor.name(), actor.role().word()));
    }

    private List<UserJson> users() {
        return access.accounts().all().stream().map(UserJson::of).toList();
    }

    private List<TokenJson> tokens() {
        return access.tokens().all().stream().map(TokenJson::of).toList();
    }

    private void addUser(Context context) {
        JsonBody body = JsonBody.of(context, new TreeSet<>(Set.of("name", "role", "password")));
        User added = access.accounts().add(body.text("name"), Role.written(body.text("role")), body.text("password"));
        SecurityFilter.about(context, added.name());
        SecurityFilter.became(context, "role " + added.role().word());
        context.status(201);
        context.json(UserJson.of(added));
    }

    private void changeUser(Context context) {
        JsonBody body = JsonBody.of(context, new TreeSet<>(Set.of("role", "password")));
        String name = existing(context);
        // Read before anything is changed: a wrong one changes nothing.
        Optional<Role> role = body.optional("role").map(Role::written);
        SecurityFilter.became(context, access.accounts().change(name, role, body.optional("password")));
        context.json(UserJson.of(access.accounts().find(name).orElseThrow()));
    }

    private void makeToken(Context context) {
        JsonBody body = JsonBody.of(context, new TreeSet<>(Set.of("name", "role", "days")));
        ApiToken.Made made = access.tokens()
                .make(
                        body.text("name"),
                        Role.written(body.text("role")),
                        body.number("days", ApiTokens.USUAL_DAYS),
                        Visitor.of(context).actor().orElseThrow());
        SecurityFilter.about(context, made.token().name());
        SecurityFilter.became(
                context,
                "role " + made.token().role().word() + ", until " + made.token().expiresAt());
        context.status(201);
        context.json(Map.of("token", TokenJson.of(made.token()), "secret", made.secret()));
    }

    private void audit(Context context) {
        int limit = (int) Math.min(MOST_ENTRIES, Math.max(1, QueryParameters.number(context, "limit", 50)));
        List<EntryJson> entries =
                access.audit().last(limit, QueryParameters.number(context, "before", Long.MAX_VALUE)).stream()
                        .map(EntryJson::of)
                        .toList();
        context.json(Map.of("entries", entries));
    }

    /** A user's name from the path, for what follows and for the audit. */
    private String existing(Context context) {
        String name = context.pathParam("name");
        if (access.accounts().find(name).isEmpty()) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_USER));
        }
        SecurityFilter.about(context, name);
        return name;
    }
}
