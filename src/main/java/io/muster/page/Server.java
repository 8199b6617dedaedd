package io.muster.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.muster.definition.Definitions;
import io.muster.history.Contexts;
import io.muster.history.History;
import io.muster.history.Workspaces;
import io.muster.ledger.Cohorts;
import io.muster.ledger.Traces;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of API, health and pages. It listens on loopback, without users; so it answers only to loopback's
 * names and to the public URL's, and takes changes only from its own pages or from programs, never from another
 * site's page in somebody's browser.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    /** Pages need no script, no frame and nothing from elsewhere. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'";

    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /** What the server shows and whom it asks. */
    public record Parts(
            Definitions definitions,
            Cohorts cohorts,
            History history,
            Contexts contexts,
            Workspaces workspaces,
            Commands commands,
            Health health,
            Pages pages,
            ScheduleApi schedules,
            Traces traces,
            Clock clock) {}

    /** @param publicUrl whose host is answered to beside loopback's */
    public static Server start(String host, int port, URI publicUrl, ObjectMapper json, Parts parts) {
        Board board = new Board(parts.definitions, parts.cohorts, parts.history, parts.contexts, parts.workspaces);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jsonMapper(new JavalinJackson(json, false));
            config.jetty.host = host;
            config.jetty.port = port;
            config.http.maxRequestSize = 64 * 1024;
            guard(config.routes, publicUrl);
            errors(config.routes, parts.pages);
            new Api(board, parts.history, parts.commands, parts.schedules).register(config.routes);
            parts.schedules.register(config.routes);
            new Site(board, parts.history, parts.contexts, parts.definitions, parts.commands, parts.pages)
                    .register(config.routes);
            new Persons(parts.traces, json, parts.clock).register(config.routes);
            parts.health.register(config.routes);
        });
        return new Server(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void guard(RoutesConfig routes, URI publicUrl) {
        routes.before(context -> {
            String asked = String.valueOf(context.host());
            if (!isOurs(asked, publicUrl)) {
                throw new ForbiddenResponse("This server does not answer to the name " + name(asked) + ".");
            }
            String origin = context.header("Origin");
            boolean foreign =
                    origin != null && !isSame(origin, asked) || "cross-site".equals(context.header("Sec-Fetch-Site"));
            if (!SAFE.contains(context.method()) && foreign) {
                throw new ForbiddenResponse("Changes are taken from this server's own pages and from programs only.");
            }
            context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            context.header("X-Content-Type-Options", "nosniff");
            context.header("Referrer-Policy", "no-referrer");
            context.header("Cache-Control", "no-store");
        });
    }

    private static void errors(RoutesConfig routes, Pages pages) {
        routes.exception(Commands.NoSuchThing.class, (e, context) -> answer(context, 404, "Not found", text(e), pages));
        routes.exception(Commands.NotNow.class, (e, context) -> answer(context, 409, "Not now", text(e), pages));
        routes.exception(Mistakes.class, (e, context) -> {
            context.status(400);
            context.json(Problem.of(e));
            context.contentType(Problem.CONTENT_TYPE);
        });
        routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(context, e.getStatus(), "The request was not answered", text(e), pages));
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("path={} status=500", context.path(), e);
            answer(context, 500, "Muster failed", "The log has the details.", pages);
        });
    }

    /** Programs get a problem, people a page. */
    private static void answer(Context context, int status, String title, String detail, Pages pages) {
        context.status(status);
        if (context.path().startsWith("/api/") || context.path().startsWith("/health/")) {
            context.json(Problem.of(status, title, detail));
            context.contentType(Problem.CONTENT_TYPE);
        } else {
            context.html(
                    switch (status) {
                        case 404 -> pages.notFound(detail);
                        case 409 -> pages.notNow(detail);
                        default -> pages.notAnswered(detail);
                    });
        }
    }

    private static boolean isOurs(String asked, URI publicUrl) {
        String name = name(asked);
        return Set.of("127.0.0.1", "localhost", "[::1]").contains(name)
                || name.equals(String.valueOf(publicUrl.getHost()).toLowerCase(Locale.ROOT));
    }

    private static boolean isSame(String origin, String asked) {
        return origin.equals("http://" + asked) || origin.equals("https://" + asked);
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
