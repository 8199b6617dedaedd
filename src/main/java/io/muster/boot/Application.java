package io.muster.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariDataSource;
import io.muster.access.Access;
import io.muster.boot.database.Database;
import io.muster.boot.database.EmbeddedDatabase;
import io.muster.braze.DeliverySteps;
import io.muster.braze.FairTurns;
import io.muster.braze.LimitPatience;
import io.muster.braze.RateLimitPause;
import io.muster.braze.RequestBudget;
import io.muster.braze.ResponseBounds;
import io.muster.datasource.Datasources;
import io.muster.datasource.SourceRights;
import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionRule;
import io.muster.definition.DefinitionStore;
import io.muster.imports.Approvals;
import io.muster.imports.Import.Waiting;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.imports.NodeFolders;
import io.muster.imports.Outcomes;
import io.muster.imports.PreviewStore;
import io.muster.imports.RunningImports;
import io.muster.imports.StalledImports;
import io.muster.imports.query.CohortTotals;
import io.muster.imports.query.DeliveryProgressReader;
import io.muster.imports.query.ImportContexts;
import io.muster.imports.query.ImportList;
import io.muster.imports.query.MemberCountTrend;
import io.muster.imports.query.NotificationReceipts;
import io.muster.ledger.plan.ParkedMembers;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.BatchStore;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.OperatorOverrides;
import io.muster.ledger.store.RefusalCounts;
import io.muster.ledger.store.RestoreDetector;
import io.muster.ledger.store.SentKeys;
import io.muster.ledger.trace.MemberTraces;
import io.muster.model.HealthReport;
import io.muster.model.ImportRun;
import io.muster.model.OwnerOnly;
import io.muster.model.Phrases;
import io.muster.model.StartException;
import io.muster.model.Target;
import io.muster.model.TranslationCatalog;
import io.muster.notify.NotificationChannels;
import io.muster.notify.NotificationLog;
import io.muster.notify.Outbox;
import io.muster.notify.alarm.AlarmSteps;
import io.muster.notify.mail.MailChannel;
import io.muster.notify.mail.MailDocument;
import io.muster.notify.mail.MailLogin;
import io.muster.notify.mail.MailMessages;
import io.muster.notify.mail.MailWriter;
import io.muster.notify.message.ImportNotifications;
import io.muster.notify.message.MessageWriter;
import io.muster.notify.webhook.OwnEndpoint;
import io.muster.notify.webhook.PublicAddressResolver;
import io.muster.notify.webhook.SlackChannel;
import io.muster.notify.webhook.WebhookChannel;
import io.muster.notify.webhook.WebhookClient;
import io.muster.notify.webhook.WebhookPayload;
import io.muster.notify.webhook.WebhookRequests;
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
import io.muster.pipeline.FileArrivals;
import io.muster.pipeline.ImportClaimer;
import io.muster.pipeline.ImportObstacles;
import io.muster.pipeline.ImportSteps;
import io.muster.pipeline.InboxRemarks;
import io.muster.pipeline.LookupRowMapper;
import io.muster.pipeline.LookupSteps;
import io.muster.pipeline.OldFiles;
import io.muster.pipeline.PreviewSteps;
import io.muster.pipeline.ResponsePolicy;
import io.muster.pipeline.RestoreWatch;
import io.muster.pipeline.Retention;
import io.muster.pipeline.RouteErrorLog;
import io.muster.pipeline.SourceSteps;
import io.muster.pipeline.StrayFiles;
import io.muster.pipeline.TakenFiles;
import io.muster.schedule.ScheduleRule;
import io.muster.schedule.ScheduleSteps;
import io.muster.schedule.ScheduleStore;
import io.muster.settings.Addresses;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Settings;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.Settings.HttpSettings;
import io.muster.settings.SettingsResult;
import io.muster.source.file.InboxLayout;
import io.muster.source.rejects.FormulaGuard;
import io.muster.web.WebServer;
import io.muster.web.WebServer.ServerParts;
import io.muster.web.cohort.HistoryCsv;
import io.muster.web.cohorts.FirstCohortSetup;
import io.muster.web.health.HealthChecks;
import io.muster.web.health.HealthProbes;
import io.muster.web.imports.RejectFileStore;
import io.muster.web.kit.PageRenderer;
import io.muster.web.schedule.ScheduleApi;
import io.muster.web.security.ServerAddress;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.KeyRotation;
import io.muster.workspace.RateLimitStore;
import io.muster.workspace.RequestLeases;
import io.muster.workspace.SharedRateLimit;
import io.muster.workspace.WorkspaceKeys;
import io.muster.workspace.WorkspaceMonitor;
import io.muster.workspace.WorkspaceStatus;
import io.muster.workspace.WorkspaceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
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
import org.springframework.dao.DataAccessException;

/** The whole service, wired and started; {@link #close} stops it in the reverse order, within seconds. */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
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
        Access access = Access.of(database, hosts(settings.http()), clock, new SecureRandom());
        mayListen(access);
        prepare.accept(database);
        Datasources datasources =
                closing(new Datasources(settings.datasources(), addressed.reader(), settings.drivers()));

        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        CohortStore cohorts = new CohortStore(database);
        ImportStore history = new ImportStore(database, json);
        WorkspaceStore workspaces = new WorkspaceStore(database);
        KeyAcceptances acceptances = new KeyAcceptances(database);
        WorkspaceKeys keys = new WorkspaceKeys(settings.braze(), workspaces, acceptances, clock);
        String place = place(settings.data());
        NodeFolders places = new NodeFolders(database, place);
        ImportQueue queue = new ImportQueue(database, node.name(), place, LEASE);
        RunningImports runs = new RunningImports(queue, LEASE, System::nanoTime);
        InboxLayout inbox = new InboxLayout(settings.data());
        PublicAddressResolver addresses = new PublicAddressResolver(
                settings.webhook().allowPrivate(),
                InetAddress::getAllByName,
                new OwnEndpoint(
                        () -> server.map(WebServer::port).orElse(settings.http().port()),
                        settings.http().publicUrl()));
        DefinitionReader reader = new DefinitionReader(
                DefinitionRule.known(settings.braze().workspaces().keySet(), datasources.names()),
                DefinitionRule.written(datasources::dialect),
                new ScheduleRule(clock.getZone()),
                new WebhookRule(settings.webhook(), addresses),
                DefinitionRule.knownChannels(settings.webhook().channels().keySet()));
        DefinitionStore definitions = DefinitionStore.open(settings.cohorts(), reader, clock)
                .withLastGood(cohorts.all().values().stream()
                        .collect(Collectors.toMap(entry -> entry.target().cohort(), CohortEntry::definition)));
        // What was in force stays so: the texts of before a restart are read without the rules of now.
        DefinitionReader kept = new DefinitionReader();
        BrazeSettings braze = settings.braze();
        RateLimitPause sharedWait = new RateLimitPause(
                SharedRateLimit.of(
                        new RateLimitStore(database), () -> keys.now().partner()),
                clock);
        // Before anything is sent: what Braze said before a restart holds.
        sharedWait.look();
        LimitPatience patience = new LimitPatience(sharedWait, braze.retryFor(), clock);
        DeliverySteps deliveries = new DeliverySteps(
                new BatchStore(database, braze.quietTime(), braze.acknowledgedGap()),
                cohorts,
                sharedWait,
                patience,
                keys,
                new DeliverySteps.Limits(braze.inFlight(), braze.retryFor()),
                (run, until) -> settling(history, run, until),
                clock);
        ManagedRoutes routes = new ManagedRoutes(new StoppedRoutes(settings.data()), access.audit(), clock);
        RouteErrorLog trouble = new RouteErrorLog(clock);
        ImportObstacles obstacles = new ImportObstacles(routes, database, history, queue, trouble);
        ImportClaimer claimer =
                new ImportClaimer(queue, definitions, cohorts, keys, runs, kept, () -> routes.runs("import"));
        ImportContexts contexts = new ImportContexts(database, history, clock);
        Phrases phrases = Phrases.english();
        ScheduleSteps schedules = new ScheduleSteps(database, json, definitions, queue, clock);
        Outbox outbox = new Outbox(database);
        MailDocument mailDocuments = new MailDocument(json);
        WebhookChannel webhooks = new WebhookChannel(new WebhookPayload(json), settings.webhook(), clock);
        SlackChannel slack = new SlackChannel(json, settings.webhook().channels());
        NotificationChannels channels = new NotificationChannels(
                List.of(new MailChannel(new MailWriter(), mailDocuments, trouble::log), webhooks, slack), outbox);
        MessageWriter writer = new MessageWriter(
                TranslationCatalog.installed().accepted(settings.mail().language()),
                settings.http().publicUrl().toString());
        AlarmSteps alarms =
                new AlarmSteps(database, definitions, history, contexts, writer, channels, schedules::mails, clock);
        DefinitionWatch definitionWatch = new DefinitionWatch(definitions, inbox);
        definitionWatch.poll();
        schedules.sync();
        KeyRotation keyChange = new KeyRotation(keys, new SentKeys(database), workspaces, runs, definitions, queue);
        MemberTraces traces = new MemberTraces(database);
        RestoreWatch ledgerWatch = new RestoreWatch(
                new RestoreDetector(database),
                runs,
                settings.data(),
                settings.database().url().isEmpty());
        ledgerWatch.look();
        PreviewStore previews = new PreviewStore(database, json, node.name());
        PreviewSteps previewDesk = new PreviewSteps(database, previews, definitions, cohorts, history);
        node.former().ifPresent(previewDesk::leftBehind);
        StagingTable.dropOrphans(database);

        camel.bind("muster", database);
        datasources.names().forEach(name -> camel.bind("source-" + name, datasources.get(name)));
        InboxRemarks remarks = new InboxRemarks(clock);
        TakenFiles takenFiles = new TakenFiles(definitions, queue, places, inbox, remarks, clock);
        FileArrivals arrivals = new FileArrivals(
                definitions,
                queue,
                history,
                places,
                inbox,
                remarks,
                takenFiles,
                settings.files().stillFor(),
                host(),
                clock);
        ImportSteps imports = new ImportSteps(database, cohorts, queue, claimer, runs, obstacles);
        camel.bind("imports", imports);
        camel.bind("obstacles", obstacles);
        camel.bind("responses", new ResponsePolicy(deliveries, keys, obstacles));
        StalledImports stalledImports = new StalledImports(
                runs,
                imports::abandon,
                StalledImports.USUAL.plus(braze.responseTimeout().multipliedBy(3)),
                clock,
                System::nanoTime);
        camel.bind("lookups", new LookupSteps(datasources, obstacles));
        camel.bind("lookupRows", new LookupRowMapper());
        camel.bind(
                "sources",
                new SourceSteps(
                        database,
                        datasources,
                        inbox,
                        settings.files(),
                        queue,
                        places,
                        history,
                        kept,
                        previewDesk,
                        clock));
        camel.bind("previews", previewDesk);
        camel.bind("deliveries", deliveries);
        camel.bind(
                "answerBounds",
                closing(new ResponseBounds(
                        braze.connectTimeout().plus(braze.responseTimeout().multipliedBy(2)))));
        camel.bind("sharedWait", sharedWait);
        camel.bind("limitPatience", patience);
        camel.bind("turns", new FairTurns(sharedWait, patience, clock));
        RequestLeases leases = new RequestLeases(database);
        camel.bind(
                "requestBudget",
                new RequestBudget(
                        length -> leases.next(keys.now().partnerKey().fingerprint(), length),
                        braze.requestsPerSecond()));
        camel.bind("claimer", claimer);
        camel.bind("runs", runs);
        camel.bind("inbox", arrivals);
        camel.bind("takenFiles", takenFiles);
        camel.bind("outcomes", new Outcomes(database));
        StrayFiles strayFiles = new StrayFiles(settings.data(), remarks, clock);
        camel.bind("strayFiles", strayFiles);
        camel.bind(
                "notifications",
                new ImportNotifications(history, contexts, definitions, writer, channels, schedules::mails));
        camel.bind("channels", channels);
        camel.bind(
                "mails", new MailMessages(outbox, mailDocuments, settings.mail().from(), clock));
        camel.bind("mailLogin", new MailLogin(settings.mail()));
        camel.bind("webhooks", new WebhookRequests(List.of(webhooks, slack), outbox));
        camel.bind("webhookClient", new WebhookClient(addresses));
        camel.bind("alarms", alarms);
        camel.bind("trouble", trouble);
        camel.bind("definitionWatch", definitionWatch);
        camel.bind("schedules", schedules);
        QuartzSetup.bind(camel, database, node);
        camel.bind("oldFiles", new OldFiles(settings.data(), settings.retention(), history, clock));
        camel.bind("ledgerWatch", ledgerWatch);
        camel.bind("embeddedDatabase", embeddedLook);
        SourceRights sourceRights = new SourceRights(datasources);
        camel.bind("sourceRights", sourceRights);
        DiskSpaceWatch diskWatch = new DiskSpaceWatch(settings.data());
        camel.bind("diskWatch", diskWatch);
        camel.bind("upkeep", new Retention(traces, outbox, settings.retention().changes()));
        WorkspaceMonitor workspaceWatch = new WorkspaceMonitor(reread, keys, keyChange, acceptances, clock);
        camel.bind("workspaceWatch", workspaceWatch);
        startCamel(overrides, routes);
        routes.begun(camel.getCamelContext(), obstacles::started);
        RouteHeartbeats beats = closing(
                new RouteHeartbeats(camel.getCamelContext(), routes, RouteHeartbeats.USUAL, clock, System::nanoTime)
                        .with("schedule", schedules::looks, schedules::ticksSomewhere, schedules::look)
                        .and(stalledImports::look)
                        .begin());
        // What the folder's last process was at goes on at once; the routes' own take-over has the leases to wait for.
        closers.push(runs::close);
        closers.push(previewDesk::close);
        node.former().ifPresent(former -> resume(claimer, routes, former));

        CohortCommands commandDesk = new CohortCommands(
                definitions,
                kept,
                queue,
                history,
                new Approvals(database),
                cohorts,
                new OperatorOverrides(database),
                workspaces,
                runs,
                keyChange,
                places,
                takenFiles,
                clock);
        WorkspaceStatus endpoints =
                new WorkspaceStatus(keys, workspaceWatch, sharedWait, target -> connectionTest(target, workspaceWatch));
        HealthChecks checkups = new HealthChecks(
                settings,
                database,
                definitions,
                workspaces,
                acceptances,
                endpoints,
                () -> HealthProbes.routes(camel.getCamelContext(), routes, beats, stalledImports),
                strayFiles::items,
                sourceRights::items,
                () -> whoMay(access),
                diskWatch::item,
                node.name(),
                clock.instant());
        commands = Optional.of(commandDesk);
        server = Optional.of(closing(WebServer.start(
                place(),
                json,
                new ServerParts(
                        definitions,
                        cohorts,
                        history,
                        contexts,
                        workspaces,
                        commandDesk,
                        HealthProbes.of(
                                database,
                                camel.getCamelContext(),
                                routes,
                                beats,
                                workspaces,
                                sharedWait,
                                diskWatch::part),
                        access,
                        new PageRenderer(phrases, clock),
                        new ScheduleApi(
                                definitions, new ScheduleStore(database, json, clock.getZone()), phrases, clock),
                        new NotificationLog(database),
                        traces,
                        new WebServer.Insights(
                                acceptances,
                                new DeliveryProgressReader(database),
                                new ImportList(database, history),
                                new NotificationReceipts(database),
                                new RefusalCounts(database),
                                new ParkedMembers(database),
                                endpoints,
                                new RejectFileStore(inbox),
                                checkups::now),
                        new CohortTotals(database),
                        new HistoryCsv(history, FormulaGuard::add),
                        previews,
                        braze.requestsPerSecond(),
                        new MemberCountTrend(database),
                        new FirstCohortSetup(
                                settings.cohorts(),
                                settings.data().resolve("inbox"),
                                List.copyOf(settings.braze().workspaces().keySet())),
                        clock))));
    }

    /** All routes that the server answers. */
    Set<String> routes() {
        return server.orElseThrow().routes();
    }

    private ServerAddress place() {
        HttpSettings http = settings.http();
        return new ServerAddress(
                http.host().replaceFirst("\\.$", ""), http.port(), isLoopback(http), http.publicUrl(), http.proxies());
    }

    /** Names by which the service is known, and which whoever guesses passwords knows too. */
    public static List<String> hosts(HttpSettings http) {
        return List.of(String.valueOf(http.publicUrl().getHost()), http.host(), host());
    }

    /** Before anything is begun: beyond loopback nobody is let in who has not signed in, so somebody must be able to. */
    private void mayListen(Access access) {
        HttpSettings http = settings.http();
        Optional<String> strangers = strangers(http);
        if (strangers.isPresent() && !access.accounts().any()) {
            throw StartException.wrongConfiguration(
                    strangers.get() + ", and there is nobody yet who could sign in. Make the first user: java -jar"
                            + " target/muster.jar user add NAME --role admin");
        }
        if (strangers.isEmpty() && !access.accounts().any()) {
            LOG.warn(
                    "http=nobody-signs-in action=\"whoever works on this machine is admin; before a proxy or a tunnel leads"
                            + " here, make the first user: java -jar target/muster.jar user add NAME --role admin\"");
        }
        if (strangers.isPresent() && !"https".equals(http.publicUrl().getScheme())) {
            LOG.warn(
                    "http=plain host={} action=\"put a proxy with TLS before it and set muster.http.public-url to"
                            + " its https URL; passwords and sessions travel in the clear\"",
                    http.host());
        }
    }

    /** Without a user, whoever reaches the port from this machine is the admin: also by way of what says nothing of itself. */
    private static List<HealthReport.Item> whoMay(Access access) {
        try {
            return access.accounts().any()
                    ? List.of()
                    : List.of(HealthReport.Item.of("access", HealthReport.HealthState.UP, "access.nobody"));
        } catch (DataAccessException e) {
            // The database's own line says so.
            return List.of();
        }
    }

    /** What lets people in who do not work on this machine: empty where nothing does. */
    public static Optional<String> strangers(HttpSettings http) {
        if (!isLoopback(http)) {
            return Optional.of("muster.http.host is " + http.host() + ", beyond loopback");
        }
        if (!Addresses.isLoopback(http.publicUrl().getHost())) {
            return Optional.of("muster.http.public-url is " + http.publicUrl() + ", which others can open");
        }
        return http.proxies().isEmpty()
                ? Optional.empty()
                : Optional.of("muster.http.proxies is set, so others come by way of a proxy");
    }

    /** By its letters, and by what this machine makes of them. */
    private static boolean isLoopback(HttpSettings http) {
        try {
            return Addresses.isLoopback(http.host())
                    && InetAddress.getByName(http.host().replaceFirst("\\.$", ""))
                            .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
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

    private static void settling(ImportStore history, ImportRun run, Optional<Instant> until) {
        history.waiting(run.id(), until.map(moment -> Waiting.until(WaitCause.SETTLING, moment)));
    }

    /**
     * The data folder's own name, which nodes that share it have in common. Whichever of them is first gives it, by a
     * link, since that comes to nothing where the name is there already.
     */
    private static String place(Path data) throws IOException {
        Path file = data.resolve("place.id");
        if (!Files.exists(file)) {
            Path made = data.resolve("place-" + UUID.randomUUID() + ".part");
            OwnerOnly.write(made, UUID.randomUUID().toString());
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException other) {
                LOG.debug("place=known");
            } catch (UnsupportedOperationException | FileSystemException noLinks) {
                Files.copy(made, file);
            } finally {
                Files.delete(made);
            }
        }
        return Files.readString(file).strip();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this host";
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
