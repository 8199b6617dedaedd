package io.muster.web.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.model.HealthPart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whether the service lives, and whether it can work: for orchestrators and for operators at night. */
public final class HealthEndpoint {

    private final Supplier<Map<String, HealthPart>> live;
    private final Supplier<Map<String, HealthPart>> ready;
    private final Predicate<Throwable> away;

    /** @param away whether an error says no more than that our database is not there */
    public HealthEndpoint(
            Supplier<Map<String, HealthPart>> live,
            Supplier<Map<String, HealthPart>> ready,
            Predicate<Throwable> away) {
        this.live = live;
        this.ready = ready;
        this.away = away;
    }

    /** Whether a request could not be answered because our database is away, which the log says once a minute. */
    public boolean isAway(Throwable e) {
        return away.test(e);
    }

    /** @param seesParts whether who asks may see what ails without making the service unready, such as a workspace */
    public void register(RoutesConfig routes, Predicate<Context> seesParts) {
        routes.get("/health/live", context -> answer(context, live.get(), true));
        routes.get("/health/ready", context -> {
            Map<String, HealthPart> parts = ready.get();
            // While our database is down nobody can be known, and asking for it would take long.
            answer(context, parts, !isFatal(parts) && seesParts.test(context));
        });
    }

    private static boolean isFatal(Map<String, HealthPart> parts) {
        return parts.values().stream().anyMatch(part -> !part.up() && part.fatal());
    }

    /** @param all or only what makes it unready */
    private static void answer(Context context, Map<String, HealthPart> parts, boolean all) {
        boolean fatal = isFatal(parts);
        Map<String, Object> states = new LinkedHashMap<>();
        parts.forEach((name, part) -> {
            if (all || (!part.up() && part.fatal())) {
                String state = part.up() ? "UP" : "DOWN";
                states.put(
                        name,
                        part.why().isEmpty()
                                ? Map.of("state", state)
                                : Map.of("state", state, "why", part.why().get()));
            }
        });
        context.status(fatal ? 503 : 200);
        context.json(Map.of("state", fatal ? "DOWN" : "UP", "parts", states));
    }
}
