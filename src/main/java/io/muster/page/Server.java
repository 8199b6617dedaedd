package io.muster.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.muster.access.Access;
import io.muster.access.AccessException;
import io.muster.access.Role;
import io.muster.definition.Definitions;
import io.muster.history.Acceptances;
import io.muster.history.Chronicle;
import io.muster.history.Contexts;
import io.muster.history.Course;
import io.muster.history.History;
import io.muster.history.Passages;
import io.muster.history.Previews;
import io.muster.history.Told;
import io.muster.history.Trails;
import io.muster.history.Workspaces;
import io.muster.ledger.Cohorts;
import io.muster.ledger.Parked;
import io.muster.ledger.Refusals;
import io.muster.ledger.Traces;
import io.muster.notify.Notices;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of API, health and pages. It answers only to its own names. Each route is behind the {@link Gate}; what
 * is done here is the same for all of them.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Pages need scripts and streams of our own, no frame and nothing from elsewhere. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'";

    private final Javalin javalin;
    private final Live live;

    private Server(Javalin javalin, Live live) {
        this.javalin = javalin;
        this.live = live;
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
            Access access,
            Pages pages,
            ScheduleApi schedules,
            Notices notices,
            Traces traces,
            Insights insights,
            Course course,
            HistoryCsv csv,
            Previews previews,
            double requestsPerSecond,
            Trails trails,
            Setup setup,
            Clock clock) {}

    /** What pages tell beside imports and cohorts. */
    public record Insights(
            Acceptances acceptances,
            Passages passages,
            Chronicle chronicle,
            Told told,
            Refusals refusals,
            Parked parked,
            Endpoints endpoints,
            RejectFiles rejects,
            Supplier<Checkup> checkup) {}

    public static Server start(Place place, ObjectMapper json, Parts parts) {
        Board board = new Board(
                parts.definitions,
                parts.cohorts,
                parts.history,
                parts.contexts,
                parts.workspaces,
                parts.schedules,
                parts.trails);
        Cookies cookies = new Cookies(place);
        Live live = new Live(parts.clock);
        Visitors visitors = new Visitors(parts.access, place, cookies, parts.clock);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jsonMapper(new JavalinJackson(json, false));
            config.jetty.host = place.host();
            config.jetty.port = place.port();
            config.http.maxRequestSize = 64 * 1024;
            config.router.handlerWrapper(new Gate(place, visitors, parts.access.audit()));
            before(config.routes, place);
            errors(config.routes, parts.pages, parts.health);
            NoticesApi notices =
                    new NoticesApi(parts.notices, cohort -> board.one(cohort).isPresent());
            new Api(board, parts.history, parts.commands, parts.schedules, notices).register(config.routes);
            notices.register(config.routes);
            parts.schedules.register(config.routes);
            new AccessApi(parts.access).register(config.routes);
            new OpenApi().register(config.routes);
            new SignInSite(parts.access, place, visitors, cookies, parts.pages).register(config.routes);
            new Assets().register(config.routes);
            new CohortSite(
                            new Dossiers(
                                    board,
                                    parts.cohorts,
                                    parts.history,
                                    parts.course,
                                    parts.definitions,
                                    parts.workspaces,
                                    parts.schedules),
                            parts.commands,
                            parts.csv,
                            parts.pages,
                            live)
                    .register(config.routes);
            new PreviewSite(
                            new Prospects(
                                    parts.previews,
                                    parts.definitions,
                                    parts.history,
                                    parts.contexts,
                                    parts.requestsPerSecond),
                            parts.pages,
                            live)
                    .register(config.routes);
            new ScheduleSite(
                            parts.schedules,
                            new ScheduleSheets(parts.schedules, parts.definitions, parts.pages.phrases(), parts.clock),
                            parts.pages)
                    .register(config.routes);
            new CohortsSite(board, parts.setup, parts.commands, parts.pages, live, parts.clock).register(config.routes);
            new ImportSite(parts, live).register(config.routes);
            new ImportsSite(parts, live).register(config.routes);
            new WorkspacesSite(parts, live).register(config.routes);
            new HealthSite(parts, live).register(config.routes);
            new Persons(parts.traces, json, parts.clock).register(config.routes);
            parts.health.register(
                    config.routes, context -> visitors.tell(context).may(Role.VIEWER));
        });
        return new Server(javalin.start(), live);
    }

    public int port() {
        return javalin.port();
    }

    /** All that is answered, such as {@code GET /api/cohorts/{cohort}}. */
    public Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(each -> each.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
        return routes;
    }

    @Override
    public void close() {
        live.close();
        javalin.stop();
    }

    private static void before(RoutesConfig routes, Place place) {
        routes.before(context -> {
            context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            context.header("X-Content-Type-Options", "nosniff");
            // Not no-referrer: browsers then send the origin "null" with our own forms.
            context.header("Referrer-Policy", "same-origin");
            context.header("Cross-Origin-Opener-Policy", "same-origin");
            context.header("Cross-Origin-Resource-Policy", "same-origin");
            context.header("Cache-Control", "no-store");
            String asked = String.valueOf(context.host());
            // An orchestrator asks after health by the address that it has just given out.
            boolean anyName = !place.loopback() && context.path().startsWith("/health/");
            if (!anyName && !place.answersTo(asked)) {
                throw new ForbiddenResponse("This server does not answer to the name " + Place.name(asked) + ".");
            }
        });
    }

    private static void errors(RoutesConfig routes, Pages pages, Health health) {
        routes.exception(Commands.NoSuchThing.class, (e, context) -> answer(context, 404, "Not found", text(e), pages));
        routes.exception(Commands.NotNow.class, (e, context) -> answer(context, 409, "Not now", text(e), pages));
        routes.exception(Mistakes.class, (e, context) -> {
            context.status(400);
            context.json(Problem.of(e));
            context.contentType(Problem.CONTENT_TYPE);
        });
        routes.exception(AccessException.class, (e, context) -> {
            switch (e.why()) {
                case NO_SUCH -> answer(context, 404, "Not found", text(e), pages);
                case NOT_NOW -> answer(context, 409, "Not now", text(e), pages);
                case WRONG -> answer(context, 400, "The request was not answered", text(e), pages);
            }
        });
        routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(context, e.getStatus(), "The request was not answered", text(e), pages));
        routes.exception(Exception.class, (e, context) -> {
            if (health.isAway(e)) {
                answer(
                        context,
                        503,
                        "Not now",
                        "Muster's database does not answer. It is tried again by itself; try this again in a minute.",
                        pages);
                return;
            }
            LOG.error("path={} status=500", context.path(), e);
            answer(context, 500, "Muster failed", "The log has the details.", pages);
        });
    }

    /** Programs get a problem, people a page. */
    private static void answer(Context context, int status, String title, String detail, Pages pages) {
        context.status(status);
        if (Gate.isForPrograms(context)) {
            context.json(Problem.of(status, title, detail));
            context.contentType(Problem.CONTENT_TYPE);
        } else {
            Pages shown = pages.readBy(context);
            context.html(
                    switch (status) {
                        case 404 -> shown.notFound(detail);
                        case 409 -> shown.notNow(detail);
                        default -> shown.notAnswered(detail);
                    });
        }
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
