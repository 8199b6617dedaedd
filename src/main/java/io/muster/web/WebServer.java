package io.muster.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.muster.access.Access;
import io.muster.access.AccessException;
import io.muster.access.Role;
import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportStore;
import io.muster.imports.OperatorCommands;
import io.muster.imports.PreviewStore;
import io.muster.imports.query.CohortTotals;
import io.muster.imports.query.DeliveryProgressReader;
import io.muster.imports.query.ImportContexts;
import io.muster.imports.query.ImportList;
import io.muster.imports.query.MemberCountTrend;
import io.muster.imports.query.NotificationReceipts;
import io.muster.ledger.plan.ParkedMembers;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.RefusalCounts;
import io.muster.ledger.trace.MemberTraces;
import io.muster.model.HealthReport;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.notify.NotificationLog;
import io.muster.web.api.CohortApi;
import io.muster.web.api.NotificationsApi;
import io.muster.web.api.PersonApi;
import io.muster.web.cohort.CohortController;
import io.muster.web.cohort.CohortDetailsReader;
import io.muster.web.cohort.HistoryCsv;
import io.muster.web.cohorts.CohortListController;
import io.muster.web.cohorts.CohortOverview;
import io.muster.web.cohorts.FirstCohortSetup;
import io.muster.web.connection.ErrorAnswers;
import io.muster.web.connection.ListenFailure;
import io.muster.web.connection.OpenConnections;
import io.muster.web.connection.RequestRefusal;
import io.muster.web.connection.ReservedThreads;
import io.muster.web.connection.SecurityHeaders;
import io.muster.web.connection.WholeRequests;
import io.muster.web.health.HealthController;
import io.muster.web.health.HealthEndpoint;
import io.muster.web.imports.ImportController;
import io.muster.web.imports.ImportController.ImportPageParts;
import io.muster.web.imports.ImportListController;
import io.muster.web.imports.ImportListController.ImportListParts;
import io.muster.web.imports.RejectFiles;
import io.muster.web.kit.ChangedMeanwhileException;
import io.muster.web.kit.FieldErrors;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.OpenApiDocument;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.ProblemDetails;
import io.muster.web.kit.ReaderLanguage;
import io.muster.web.kit.ReasonResponse;
import io.muster.web.kit.StaticContent;
import io.muster.web.preview.PreviewController;
import io.muster.web.preview.PreviewReader;
import io.muster.web.schedule.ScheduleApi;
import io.muster.web.schedule.ScheduleController;
import io.muster.web.schedule.ScheduleReader;
import io.muster.web.security.AccessApi;
import io.muster.web.security.PeerOwner;
import io.muster.web.security.SecurityFilter;
import io.muster.web.security.ServerAddress;
import io.muster.web.security.SessionCookie;
import io.muster.web.security.SignInController;
import io.muster.web.security.Visitors;
import io.muster.web.workspace.WorkspaceController;
import io.muster.web.workspace.WorkspaceController.WorkspacePageParts;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.WorkspaceEndpoints;
import io.muster.workspace.WorkspaceStore;
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
 * The HTTP server of API, health and pages. It answers only to its own names. Each route is behind the {@link SecurityFilter}; what
 * is done here is the same for all of them.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

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
    private final LiveUpdates live;
    private final OpenConnections connections;

    private WebServer(Javalin javalin, LiveUpdates live, OpenConnections connections) {
        this.javalin = javalin;
        this.live = live;
        this.connections = connections;
    }

    /** What the server shows and whom it asks. */
    public record ServerParts(
            DefinitionStore definitions,
            CohortStore cohorts,
            ImportStore history,
            ImportContexts contexts,
            WorkspaceStore workspaces,
            OperatorCommands commands,
            HealthEndpoint health,
            Access access,
            PageRenderer pages,
            ScheduleApi schedules,
            NotificationLog notices,
            MemberTraces traces,
            Insights insights,
            CohortTotals course,
            HistoryCsv csv,
            PreviewStore previews,
            double requestsPerSecond,
            MemberCountTrend trails,
            FirstCohortSetup setup,
            Clock clock) {

        private ImportPageParts importParts() {
            return new ImportPageParts(
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

        private WorkspacePageParts workspaceParts() {
            return new WorkspacePageParts(
                    definitions, workspaces, commands, insights.acceptances, insights.passages, insights.endpoints);
        }
    }

    /** What pages tell beside imports and cohorts. */
    public record Insights(
            KeyAcceptances acceptances,
            DeliveryProgressReader passages,
            ImportList importList,
            NotificationReceipts told,
            RefusalCounts refusals,
            ParkedMembers parked,
            WorkspaceEndpoints endpoints,
            RejectFiles rejects,
            Supplier<HealthReport> checkup) {}

    public static WebServer start(ServerAddress place, ObjectMapper json, ServerParts parts) {
        CohortOverview overview = new CohortOverview(
                parts.definitions,
                parts.cohorts,
                parts.history,
                parts.contexts,
                parts.workspaces,
                parts.schedules,
                parts.trails);
        SessionCookie cookies = new SessionCookie(place);
        LiveUpdates live = new LiveUpdates(parts.clock);
        OpenConnections connections = new OpenConnections(parts.clock, MOST_CONNECTIONS, HEAD_WITHIN, IDLE);
        Visitors visitors = new Visitors(parts.access, place, cookies, PeerOwner.ofThisMachine(), parts.clock);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jsonMapper(new JavalinJackson(json, false));
            config.jetty.threadPool = threads();
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(new ErrorAnswers(SecurityHeaders.of(place)));
                server.insertHandler(new ReservedThreads(THREADS_FOR_OTHERS_THAN_HEALTH));
                server.insertHandler(new WholeRequests(connections, BODY_WITHIN));
            });
            config.jetty.addConnector((server, http) -> connector(server, http, place, connections));
            config.http.maxRequestSize = WholeRequests.MOST_BYTES;
            config.http.responseBufferSize = ANSWER_BUFFER;
            config.router.handlerWrapper(
                    new SecurityFilter(place, visitors, parts.access.audit(), live, cohort -> parts.definitions
                            .find(cohort)
                            .isPresent()));
            before(config.routes, place, visitors);
            errors(config.routes, parts.pages, parts.health);
            NotificationsApi notices = new NotificationsApi(
                    parts.notices, cohort -> overview.one(cohort).isPresent());
            new CohortApi(overview, parts.history, parts.commands, parts.schedules, notices).register(config.routes);
            notices.register(config.routes);
            parts.schedules.register(config.routes);
            new AccessApi(parts.access).register(config.routes);
            new OpenApiDocument().register(config.routes);
            new SignInController(parts.access, place, visitors, cookies, parts.pages).register(config.routes);
            new StaticContent().register(config.routes);
            new CohortController(
                            new CohortDetailsReader(
                                    overview,
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
            new PreviewController(
                            new PreviewReader(
                                    parts.previews,
                                    parts.definitions,
                                    parts.history,
                                    parts.contexts,
                                    parts.requestsPerSecond),
                            parts.pages,
                            live)
                    .register(config.routes);
            new ScheduleController(
                            parts.schedules,
                            new ScheduleReader(parts.schedules, parts.definitions, parts.clock),
                            parts.pages)
                    .register(config.routes);
            new CohortListController(overview, parts.setup, parts.commands, parts.pages, live, parts.clock)
                    .register(config.routes);
            new ImportController(parts.importParts(), parts.pages, live).register(config.routes);
            new ImportListController(
                            new ImportListParts(parts.definitions, parts.contexts, parts.insights.importList),
                            parts.pages,
                            live)
                    .register(config.routes);
            new WorkspaceController(parts.workspaceParts(), parts.pages, live).register(config.routes);
            new HealthController(parts.insights.checkup, parts.clock, parts.pages, live).register(config.routes);
            new PersonApi(parts.traces, json, parts.clock).register(config.routes);
            parts.health.register(
                    config.routes, context -> visitors.tell(context).may(Role.VIEWER));
        });
        return new WebServer(listening(javalin, place), live, connections);
    }

    private static Javalin listening(Javalin javalin, ServerAddress place) {
        try {
            return javalin.start();
        } catch (JavalinException e) {
            throw ListenFailure.of(e, place.host(), place.port());
        }
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
            org.eclipse.jetty.server.Server server,
            HttpConfiguration http,
            ServerAddress place,
            OpenConnections connections) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(connections);
        return connector;
    }

    private static void before(RoutesConfig routes, ServerAddress place, Visitors visitors) {
        Map<String, String> headers = SecurityHeaders.of(place);
        routes.before(context -> {
            headers.forEach(context::header);
            Optional<RequestRefusal> refusal = RequestRefusal.of(context);
            if (refusal.isPresent()) {
                throw new HttpResponseException(
                        refusal.get().status(), refusal.get().sentence());
            }
            visitors.lookAtProxy(context);
            if (isWebhook(context)) {
                throw new ReasonResponse(403, Reason.of(ReasonCode.WEBHOOK_OF_OURS));
            }
            String asked = String.valueOf(context.host());
            // An orchestrator asks after health by the address that it has just given out.
            boolean anyName = !place.loopback() && context.path().startsWith("/health/");
            if (!anyName && !place.answersTo(asked)) {
                throw new ReasonResponse(403, Reason.of(ReasonCode.HOST_NOT_OURS, ServerAddress.name(asked)));
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

    private static void errors(RoutesConfig routes, PageRenderer pages, HealthEndpoint health) {
        routes.exception(
                OperatorCommands.NoSuchThing.class,
                (e, context) -> answer(context, 404, "problem.not.found", e.reason(), pages));
        routes.exception(
                ChangedMeanwhileException.class,
                (e, context) -> answer(context, 412, "problem.meanwhile", e.reason(), pages));
        routes.exception(
                OperatorCommands.NotNow.class,
                (e, context) -> answer(context, 409, "problem.not.now", e.reason(), pages));
        routes.exception(FieldErrors.class, (e, context) -> {
            context.status(400);
            problem(context, ProblemDetails.of(e, told(context)));
        });
        routes.exception(AccessException.class, (e, context) -> {
            switch (e.why()) {
                case NO_SUCH -> answer(context, 404, "problem.not.found", e.reason(), pages);
                case NOT_NOW -> answer(context, 409, "problem.not.now", e.reason(), pages);
                case WRONG -> answer(context, 400, "problem.not.answered", e.reason(), pages);
            }
        });
        routes.exception(
                ReasonResponse.class,
                (e, context) -> answer(context, e.getStatus(), "problem.not.answered", e.why(), pages));
        routes.exception(
                NotFoundResponse.class,
                (e, context) -> answer(context, 404, "problem.not.found", Reason.of(ReasonCode.NO_PAGE), pages));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(context, e.getStatus(), "problem.not.answered", text(e), pages));
        // What could not be read, and who did not wait for the answer: nobody need look at it.
        routes.exception(BadMessageException.class, (e, context) -> broken(e, context, pages));
        routes.exception(EofException.class, (e, context) -> broken(e, context, pages));
        routes.exception(Exception.class, (e, context) -> {
            if (health.isAway(e)) {
                answer(context, 503, "problem.not.now", Reason.of(ReasonCode.DATABASE_SILENT), pages);
                return;
            }
            LOG.error("path={} status=500", context.path(), e);
            answer(context, 500, "problem.failed", Reason.of(ReasonCode.REQUEST_FAILED), pages);
        });
    }

    private static void broken(Exception e, Context context, PageRenderer pages) {
        LOG.debug("request=broken", e);
        answer(context, 400, "problem.not.answered", Reason.of(ReasonCode.REQUEST_BROKEN), pages);
    }

    /** Programs get a problem, people a page. */
    private static void answer(Context context, int status, String title, Reason why, PageRenderer pages) {
        context.status(status);
        if (SecurityFilter.isForPrograms(context)) {
            Phrases reader = told(context);
            problem(context, ProblemDetails.of(status, reader.say(title), why, reader));
        } else {
            PageRenderer shown = pages.readBy(context);
            String detail = shown.phrases().say(why);
            context.html(
                    switch (status) {
                        case 404 -> shown.notFound(detail);
                        case 409 -> shown.notNow(detail);
                        default -> shown.notAnswered(detail);
                    });
        }
    }

    private static void problem(Context context, ProblemDetails problem) {
        context.json(problem);
        context.contentType(ProblemDetails.CONTENT_TYPE);
    }

    /** The language of an error, which its answer names. */
    private static Phrases told(Context context) {
        Phrases reader = ReaderLanguage.ofSentences(context);
        context.header("Content-Language", reader.locale().toLanguageTag());
        context.header("Vary", "Accept-Language, Cookie");
        return reader;
    }

    private static Reason text(Exception e) {
        return Reason.uncoded(String.valueOf(e.getMessage()));
    }
}
