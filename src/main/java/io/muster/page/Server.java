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
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of API, health and pages. It answers only to its own names. Each route is behind the {@link Gate}; what
 * is done here is the same for all of them.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private static final int THREADS = 250;
    private static final int THREADS_KEPT = 8;
    private static final int THREADS_FOR_OTHERS_THAN_HEALTH = 180;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(10);
    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** What anybody can ask for fits, so that no thread waits for somebody who reads slowly. */
    private static final int ANSWER_BUFFER = 128 * 1024;

    private final Javalin javalin;
    private final Live live;
    private final OpenConnections connections;

    private Server(Javalin javalin, Live live, OpenConnections connections) {
        this.javalin = javalin;
        this.live = live;
        this.connections = connections;
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
            Clock clock) {

        private ImportSite.Parts importParts() {
            return new ImportSite.Parts(
                    definitions,
                    history,
                    contexts,
                    commands,
                    insights.acceptances,
                    insights.passages,
                    insights.told,
                    insights.refusals,
                    insights.parked,
                    insights.endpoints,
                    insights.rejects);
        }

        private WorkspacesSite.Parts workspaceParts() {
            return new WorkspacesSite.Parts(
                    definitions, workspaces, commands, insights.acceptances, insights.passages, insights.endpoints);
        }
    }

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
        OpenConnections connections = new OpenConnections(parts.clock, MOST_CONNECTIONS, HEAD_WITHIN, IDLE);
        Visitors visitors = new Visitors(parts.access, place, cookies, PeerOwner.ofThisMachine(), parts.clock);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jsonMapper(new JavalinJackson(json, false));
            config.jetty.threadPool = threads();
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(new ErrorAnswers(SecurityHeaders.of(place)));
                server.insertHandler(new SpareThreads(THREADS_FOR_OTHERS_THAN_HEALTH));
                server.insertHandler(new WholeRequests(connections, BODY_WITHIN));
            });
            config.jetty.addConnector((server, http) -> connector(server, http, place, connections));
            config.http.maxRequestSize = WholeRequests.MOST_BYTES;
            config.http.responseBufferSize = ANSWER_BUFFER;
            config.router.handlerWrapper(
                    new Gate(place, visitors, parts.access.audit(), live, cohort -> parts.definitions
                            .find(cohort)
                            .isPresent()));
            before(config.routes, place, visitors);
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
            new ImportSite(parts.importParts(), parts.pages, live).register(config.routes);
            new ImportsSite(
                            new ImportsSite.Parts(parts.definitions, parts.contexts, parts.insights.chronicle),
                            parts.pages,
                            live)
                    .register(config.routes);
            new WorkspacesSite(parts.workspaceParts(), parts.pages, live).register(config.routes);
            new HealthSite(parts.insights.checkup, parts.clock, parts.pages, live).register(config.routes);
            new Persons(parts.traces, json, parts.clock).register(config.routes);
            parts.health.register(
                    config.routes, context -> visitors.tell(context).may(Role.VIEWER));
        });
        return new Server(javalin.start(), live, connections);
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
        connections.close();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS_KEPT);
        threads.setName("http");
        return threads;
    }

    private static ServerConnector connector(
            org.eclipse.jetty.server.Server server, HttpConfiguration http, Place place, OpenConnections connections) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(connections);
        return connector;
    }

    private static void before(RoutesConfig routes, Place place, Visitors visitors) {
        Map<String, String> headers = SecurityHeaders.of(place);
        routes.before(context -> {
            headers.forEach(context::header);
            Optional<Refusal> refusal = Refusal.of(context);
            if (refusal.isPresent()) {
                throw new HttpResponseException(
                        refusal.get().status(), refusal.get().sentence());
            }
            visitors.lookAtProxy(context);
            if (isWebhook(context)) {
                throw new ForbiddenResponse("A webhook of Muster's does not go to Muster.");
            }
            String asked = String.valueOf(context.host());
            // An orchestrator asks after health by the address that it has just given out.
            boolean anyName = !place.loopback() && context.path().startsWith("/health/");
            if (!anyName && !place.answersTo(asked)) {
                throw new ForbiddenResponse("This server does not answer to the name " + Place.name(asked) + ".");
            }
        });
    }

    /** One that went round by a proxy, or by a name that leads here. */
    private static boolean isWebhook(Context context) {
        String agent = Optional.ofNullable(context.userAgent()).orElse("");
        return context.header("webhook-id") != null
                || context.header("webhook-signature") != null
                || agent.toLowerCase(Locale.ROOT).matches("muster(?:[/ ].*)?");
    }

    private static void errors(RoutesConfig routes, Pages pages, Health health) {
        routes.exception(Commands.NoSuchThing.class, (e, context) -> answer(context, 404, "Not found", text(e), pages));
        routes.exception(
                ChangedMeanwhileException.class,
                (e, context) -> answer(context, 412, "Changed meanwhile", text(e), pages));
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
        // What could not be read, and who did not wait for the answer: nobody need look at it.
        routes.exception(BadMessageException.class, (e, context) -> broken(e, context, pages));
        routes.exception(EofException.class, (e, context) -> broken(e, context, pages));
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

    private static void broken(Exception e, Context context, Pages pages) {
        LOG.debug("request=broken", e);
        answer(context, 400, "The request was not answered", "The request is broken.", pages);
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
