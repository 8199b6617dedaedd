package io.muster.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.access.Access;
import io.muster.boot.database.Database;
import io.muster.boot.database.EmbeddedDatabase;
import io.muster.braze.ResponseBounds;
import io.muster.datasource.Datasources;
import io.muster.datasource.SourceRights;
import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionRule;
import io.muster.definition.DefinitionStore;
import io.muster.imports.RunningImports;
import io.muster.imports.StalledImports;
import io.muster.imports.query.CohortTotals;
import io.muster.imports.query.DeliveryProgressReader;
import io.muster.imports.query.ImportList;
import io.muster.imports.query.MemberCountTrend;
import io.muster.imports.query.NotificationReceipts;
import io.muster.ledger.plan.ParkedMembers;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.RefusalCounts;
import io.muster.ledger.store.RestoreDetector;
import io.muster.ledger.store.SentKeys;
import io.muster.model.ImportRun;
import io.muster.model.OwnerOnly;
import io.muster.model.Phrases;
import io.muster.model.StartException;
import io.muster.model.Target;
import io.muster.notify.NotificationLog;
import io.muster.notify.webhook.OwnEndpoint;
import io.muster.notify.webhook.PublicAddressResolver;
import io.muster.notify.webhook.WebhookRule;
import io.muster.operations.DataFolder;
import io.muster.operations.DiskSpaceWatch;
import io.muster.operations.ManagedObjects;
import io.muster.operations.ManagedRoutes;
import io.muster.operations.NodeIdentity;
import io.muster.operations.RouteHeartbeats;
import io.muster.operations.StoppedRoutes;
import io.muster.pipeline.CohortCommands;
import io.muster.pipeline.DefinitionWatch;
import io.muster.pipeline.ImportClaimer;
import io.muster.pipeline.OldFiles;
import io.muster.pipeline.RestoreWatch;
import io.muster.pipeline.Retention;
import io.muster.pipeline.RouteErrorLog;
import io.muster.pipeline.StrayFiles;
import io.muster.schedule.ScheduleRule;
import io.muster.schedule.ScheduleSteps;
import io.muster.schedule.ScheduleStore;
import io.muster.settings.Addresses;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Settings;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.SettingsResult;
import io.muster.source.file.InboxLayout;
import io.muster.source.rejects.FormulaGuard;
import io.muster.web.WebServer;
import io.muster.web.WebServer.ServerParts;
import io.muster.web.cohort.HistoryCsv;
import io.muster.web.cohorts.FirstCohortSetup;
import io.muster.web.health.HealthChecks;
import io.muster.web.health.HealthEndpoint;
import io.muster.web.health.HealthProbes;
import io.muster.web.imports.RejectFileStore;
import io.muster.web.kit.PageRenderer;
import io.muster.web.schedule.ScheduleApi;
import io.muster.workspace.KeyRotation;
import io.muster.workspace.WorkspaceKeys;
import io.muster.workspace.WorkspaceMonitor;
import io.muster.workspace.WorkspaceStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service, wired and started; {@link #close} stops it in the reverse order, within seconds. */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 32;

    private final Settings settings;
    private final Deque<AutoCloseable> closers = new ArrayDeque<>();
    private final Main camel = new Main();
    private Optional<WebServer> server = Optional.empty();
    private Optional<CohortCommands> commands = Optional.empty();
    /** Nothing to look after where the database is somebody else's. */
    private Runnable embeddedLook = () -> {};

    private Application(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts the service.
     *
     * @param reread reads the settings again, for keys that are replaced while the service runs
     * @param overrides Camel properties over those of the settings, for tests
     * @param prepare what the demo or a test puts into the database before anything reads it
     */
    public static Application start(
            Settings settings,
            Supplier<SettingsResult> reread,
            Clock clock,
            Properties overrides,
            Consumer<DataSource> prepare) {
        Application service = new Application(settings);
        try {
            service.begin(reread, clock, overrides, prepare);
            return service;
        } catch (Exception e) {
            service.close();
            throw e instanceof RuntimeException known ? known : new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the pages are, with the port that was really taken. */
    public URI uri() {
        return Addresses.local(settings.http().host(), server.orElseThrow().port());
    }

    public CohortCommands commands() {
        return commands.orElseThrow();
    }

    CamelContext camel() {
        return camel.getCamelContext();
    }

    private void begin(Supplier<SettingsResult> reread, Clock clock, Properties overrides, Consumer<DataSource> prepare)
            throws Exception {
        DataFolder.prepare(settings.data());
        OwnerOnly.folder(settings.data().resolve("inbox"));
        NodeIdentity node = closing(NodeIdentity.take(settings.data()));
        Addressed addressed = addressed();
        HikariDataSource database = closing(Database.open(addressed.own(), CONNECTIONS));
        Access access = Access.of(database, ServerExposure.names(settings.http()), clock, new SecureRandom());
        ServerExposure.requireUsers(settings.http(), access);
        prepare.accept(database);
        Datasources datasources =
                closing(new Datasources(settings.datasources(), addressed.reader(), settings.drivers()));

        Stores stores = Stores.of(database, node.name(), DataFolder.name(settings.data()), clock);
        WorkspaceKeys keys = new WorkspaceKeys(settings.braze(), stores.workspaces(), stores.acceptances(), clock);
        RunningImports runs = new RunningImports(stores.queue(), LEASE, System::nanoTime);
        InboxLayout inbox = new InboxLayout(settings.data());
        PublicAddressResolver addresses = addresses();
        DefinitionStore definitions = definitions(stores, datasources, addresses, clock);
        DefinitionReader kept = new DefinitionReader();
        DeliveryWiring delivery = new DeliveryWiring(stores, settings.braze(), keys, clock);
        ManagedRoutes routes = new ManagedRoutes(new StoppedRoutes(settings.data()), access.audit(), clock);
        RouteErrorLog errorLog = new RouteErrorLog(clock);
        ImportWiring imports = new ImportWiring(
                settings,
                stores,
                datasources,
                definitions,
                kept,
                inbox,
                runs,
                delivery.steps(),
                keys,
                routes,
                errorLog,
                clock);
        ScheduleSteps schedules = new ScheduleSteps(database, stores.json(), definitions, stores.queue(), clock);
        DefinitionWatch definitionWatch = new DefinitionWatch(definitions, inbox);
        definitionWatch.poll();
        schedules.sync();
        RestoreWatch restores = new RestoreWatch(
                new RestoreDetector(database),
                runs,
                settings.data(),
                settings.database().url().isEmpty());
        restores.look();
        node.former().ifPresent(imports.previews()::leftBehind);
        StagingTable.dropOrphans(database);

        imports.bind(camel);
        delivery.bind(
                camel,
                closing(new ResponseBounds(settings.braze()
                        .connectTimeout()
                        .plus(settings.braze().responseTimeout().multipliedBy(2)))));
        new NotificationWiring(settings, stores, definitions, schedules, addresses, errorLog, clock).bind(camel);
        camel.bind("routeErrors", errorLog);
        camel.bind("definitionWatch", definitionWatch);
        camel.bind("schedules", schedules);
        QuartzSetup.bind(camel, database, node);
        StrayFiles strayFiles = new StrayFiles(settings.data(), imports.remarks(), clock);
        camel.bind("strayFiles", strayFiles);
        camel.bind("oldFiles", new OldFiles(settings.data(), settings.retention(), stores.imports(), clock));
        camel.bind("restoreWatch", restores);
        camel.bind("embeddedDatabase", embeddedLook);
        SourceRights sourceRights = new SourceRights(datasources);
        camel.bind("sourceRights", sourceRights);
        DiskSpaceWatch diskWatch = new DiskSpaceWatch(settings.data());
        camel.bind("diskWatch", diskWatch);
        camel.bind(
                "retention",
                new Retention(
                        stores.traces(), stores.outbox(), settings.retention().changes()));
        KeyRotation rotation =
                new KeyRotation(keys, new SentKeys(database), stores.workspaces(), runs, definitions, stores.queue());
        WorkspaceMonitor workspaceWatch = new WorkspaceMonitor(reread, keys, rotation, stores.acceptances(), clock);
        camel.bind("workspaceWatch", workspaceWatch);

        StalledImports stalledImports = imports.stalledImports();
        startCamel(overrides, routes);
        routes.begun(camel.getCamelContext(), imports.obstacles()::started);
        RouteHeartbeats beats = closing(
                new RouteHeartbeats(camel.getCamelContext(), routes, RouteHeartbeats.USUAL, clock, System::nanoTime)
                        .with("schedule", schedules::looks, schedules::ticksSomewhere, schedules::look)
                        .and(stalledImports::look)
                        .begin());
        // What the folder's last process was at goes on at once; the routes' own take-over has the leases to wait for.
        closers.push(runs::close);
        closers.push(imports.previews()::close);
        node.former().ifPresent(former -> resume(imports.claimer(), routes, former));

        WorkspaceStatus endpoints = new WorkspaceStatus(
                keys, workspaceWatch, delivery.pause(), target -> connectionTest(target, workspaceWatch));
        HealthChecks checkups = new HealthChecks(
                settings,
                database,
                definitions,
                stores.workspaces(),
                stores.acceptances(),
                endpoints,
                () -> HealthProbes.routes(camel.getCamelContext(), routes, beats, stalledImports),
                strayFiles::items,
                sourceRights::items,
                () -> ServerExposure.items(access),
                diskWatch::item,
                node.name(),
                clock.instant());
        commands = Optional.of(imports.commands(rotation));
        HealthEndpoint probes = HealthProbes.of(
                database,
                camel.getCamelContext(),
                routes,
                beats,
                stores.workspaces(),
                delivery.pause(),
                diskWatch::part);
        server = Optional.of(closing(WebServer.start(
                ServerExposure.address(settings.http()),
                stores.json(),
                parts(stores, definitions, access, probes, endpoints, checkups, inbox, clock))));
    }

    private PublicAddressResolver addresses() {
        return new PublicAddressResolver(
                settings.webhook().allowPrivate(),
                InetAddress::getAllByName,
                new OwnEndpoint(
                        () -> server.map(WebServer::port).orElse(settings.http().port()),
                        settings.http().publicUrl()));
    }

    private DefinitionStore definitions(
            Stores stores, Datasources datasources, PublicAddressResolver addresses, Clock clock) {
        DefinitionReader reader = new DefinitionReader(
                DefinitionRule.known(settings.braze().workspaces().keySet(), datasources.names()),
                DefinitionRule.written(datasources::dialect),
                new ScheduleRule(clock.getZone()),
                new WebhookRule(settings.webhook(), addresses),
                DefinitionRule.knownChannels(settings.webhook().channels().keySet()));
        return DefinitionStore.open(settings.cohorts(), reader, clock)
                .withLastGood(stores.cohorts().all().values().stream()
                        .collect(Collectors.toMap(entry -> entry.target().cohort(), CohortEntry::definition)));
    }

    private ServerParts parts(
            Stores stores,
            DefinitionStore definitions,
            Access access,
            HealthEndpoint probes,
            WorkspaceStatus endpoints,
            HealthChecks checkups,
            InboxLayout inbox,
            Clock clock) {
        DataSource database = stores.database();
        Phrases phrases = Phrases.english();
        return new ServerParts(
                definitions,
                stores.cohorts(),
                stores.imports(),
                stores.contexts(),
                stores.workspaces(),
                commands.orElseThrow(),
                probes,
                access,
                new PageRenderer(phrases, clock),
                new ScheduleApi(
                        definitions, new ScheduleStore(database, stores.json(), clock.getZone()), phrases, clock),
                new NotificationLog(database),
                stores.traces(),
                new WebServer.Insights(
                        stores.acceptances(),
                        new DeliveryProgressReader(database),
                        new ImportList(database, stores.imports()),
                        new NotificationReceipts(database),
                        new RefusalCounts(database),
                        new ParkedMembers(database),
                        endpoints,
                        new RejectFileStore(inbox),
                        checkups::now),
                new CohortTotals(database),
                new HistoryCsv(stores.imports(), FormulaGuard::add),
                stores.previews(),
                settings.braze().requestsPerSecond(),
                new MemberCountTrend(database),
                new FirstCohortSetup(
                        settings.cohorts(),
                        settings.data().resolve("inbox"),
                        List.copyOf(settings.braze().workspaces().keySet())),
                clock);
    }

    /** All routes that the server answers. */
    Set<String> routes() {
        return server.orElseThrow().routes();
    }

    @Override
    public void close() {
        while (!closers.isEmpty()) {
            try {
                closers.pop().close();
            } catch (Exception e) {
                LOG.warn("stop=\"a part did not stop as it should\"", e);
            }
        }
    }

    /** @param reader whom queries on data source {@code default} run as where it is not set; there is none beside a database that was set */
    private record Addressed(DatabaseAddress own, Optional<DatabaseAddress> reader) {}

    private Addressed addressed() throws IOException {
        DatabaseSettings own = settings.database();
        if (own.url().isPresent()) {
            return new Addressed(DatabaseAddress.of(own), Optional.empty());
        }
        EmbeddedDatabase embedded = closing(EmbeddedDatabase.start(settings.data()));
        embeddedLook = embedded::look;
        return new Addressed(embedded.owner(), Optional.of(embedded.reader()));
    }

    private void startCamel(Properties overrides, ManagedRoutes routes) throws Exception {
        Properties all = CamelProperties.of(settings);
        if (!routes.notStarted().isEmpty()) {
            all.setProperty("camel.main.autoStartupExcludePattern", routes.notStarted());
        }
        all.putAll(overrides);
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.setOverrideProperties(all);
        // One hook of ours stops everything in order; Camel's own would race it.
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.addMainListener(new RoutesOperated(routes));
        closers.push(camel::stop);
        camel.init();
        ManagedObjects.install(camel.getCamelContext());
        camel.start();
    }

    private void resume(ImportClaimer claimer, ManagedRoutes routes, String former) {
        if (!routes.runs("import") || !routes.runs("left-behind")) {
            // Stopped by an operator before the restart: their leases run out, and the take-over has them.
            return;
        }
        for (ImportRun run : claimer.resume(former)) {
            camel.getCamelContext().createProducerTemplate().asyncSendBody("direct:left-behind", run);
        }
    }

    /** Tells the watch what the route was answered, or that there was no answer. */
    private void connectionTest(Target target, WorkspaceMonitor watch) {
        try (ProducerTemplate template = camel.getCamelContext().createProducerTemplate()) {
            Exchange answer =
                    template.request("direct:connection-test", exchange -> exchange.setVariable("target", target));
            Integer status = answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
            watch.tested(
                    target,
                    answer.isFailed() ? null : status,
                    answer.isFailed() ? null : answer.getMessage().getBody(byte[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        closers.push(part);
        return part;
    }

    /** Lets each operation of JMX on a route go through our own controller. */
    private static final class RoutesOperated extends MainListenerSupport {

        private final ManagedRoutes routes;

        private RoutesOperated(ManagedRoutes routes) {
            this.routes = routes;
        }

        @Override
        public void beforeInitialize(BaseMainSupport main) {
            main.getCamelContext().setRouteController(routes);
        }
    }
}
