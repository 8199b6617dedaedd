package io.muster.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariDataSource;
import io.muster.access.Access;
import io.muster.cohort.Run;
import io.muster.cohort.Target;
import io.muster.definition.DefinitionReader;
import io.muster.definition.Definitions;
import io.muster.definition.Rule;
import io.muster.delivery.Deliveries;
import io.muster.delivery.LimitPatience;
import io.muster.delivery.RequestBudget;
import io.muster.delivery.SharedWait;
import io.muster.delivery.Turns;
import io.muster.history.Acceptances;
import io.muster.history.Approvals;
import io.muster.history.BrazeLimits;
import io.muster.history.Chronicle;
import io.muster.history.Contexts;
import io.muster.history.Course;
import io.muster.history.FilePlaces;
import io.muster.history.History;
import io.muster.history.Import.Waiting;
import io.muster.history.Passages;
import io.muster.history.Phrases;
import io.muster.history.Previews;
import io.muster.history.Queue;
import io.muster.history.RequestLeases;
import io.muster.history.Told;
import io.muster.history.Trails;
import io.muster.history.Workspaces;
import io.muster.ledger.Batches;
import io.muster.ledger.Cohorts;
import io.muster.ledger.Doubt;
import io.muster.ledger.Lineage;
import io.muster.ledger.Parked;
import io.muster.ledger.Refusals;
import io.muster.ledger.SentKeys;
import io.muster.ledger.Stage;
import io.muster.ledger.Traces;
import io.muster.notify.Kept;
import io.muster.notify.MailWriter;
import io.muster.notify.Mailbox;
import io.muster.notify.Notices;
import io.muster.notify.ReminderWriter;
import io.muster.page.Checkup;
import io.muster.page.HistoryCsv;
import io.muster.page.Pages;
import io.muster.page.Place;
import io.muster.page.ScheduleApi;
import io.muster.page.Server;
import io.muster.page.Setup;
import io.muster.schedule.ScheduleRule;
import io.muster.schedule.Timetable;
import io.muster.settings.Addresses;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Settings;
import io.muster.settings.SettingsReading;
import io.muster.source.FormulaGuard;
import io.muster.source.Inbox;
import io.muster.source.OwnerOnly;
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
final class Muster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Muster.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 32;

    private final Settings settings;
    private final Deque<AutoCloseable> closers = new ArrayDeque<>();
    private final Main camel = new Main();
    private Optional<Server> server = Optional.empty();
    private Optional<CommandDesk> commands = Optional.empty();
    /** Nothing to look after where the database is somebody else's. */
    private Runnable embeddedLook = () -> {};

    private Muster(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts the service.
     *
     * @param reread reads the settings again, for keys that are replaced while the service runs
     * @param overrides Camel properties over those of the settings, for tests
     * @param prepare what the demo or a test puts into the database before anything reads it
     */
    static Muster start(
            Settings settings,
            Supplier<SettingsReading> reread,
            Clock clock,
            Properties overrides,
            Consumer<DataSource> prepare) {
        Muster service = new Muster(settings);
        try {
            service.begin(reread, clock, overrides, prepare);
            return service;
        } catch (Exception e) {
            service.close();
            throw e instanceof RuntimeException known ? known : new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the pages are, with the port that was really taken. */
    URI uri() {
        return Addresses.local(settings.http().host(), server.orElseThrow().port());
    }

    CommandDesk commands() {
        return commands.orElseThrow();
    }

    CamelContext camel() {
        return camel.getCamelContext();
    }

    private void begin(
            Supplier<SettingsReading> reread, Clock clock, Properties overrides, Consumer<DataSource> prepare)
            throws Exception {
        DataFolder.prepare(settings.data());
        OwnerOnly.folder(settings.data().resolve("inbox"));
        NodeIdentity node = closing(NodeIdentity.take(settings.data()));
        Addressed addressed = addressed();
        HikariDataSource database = closing(Database.open(addressed.own(), CONNECTIONS));
        Access access = Access.of(
                database,
                List.of(
                        String.valueOf(settings.http().publicUrl().getHost()),
                        settings.http().host(),
                        host()),
                clock,
                new SecureRandom());
        mayListen(access);
        prepare.accept(database);
        Datasources datasources =
                closing(new Datasources(settings.datasources(), addressed.reader(), settings.drivers()));

        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        Cohorts cohorts = new Cohorts(database);
        History history = new History(database, json);
        Workspaces workspaces = new Workspaces(database);
        Acceptances acceptances = new Acceptances(database);
        Keys keys = new Keys(settings.braze(), workspaces, acceptances, clock);
        String place = place(settings.data());
        FilePlaces places = new FilePlaces(database, place);
        Queue queue = new Queue(database, node.name(), place, LEASE);
        Runs runs = new Runs(queue);
        Inbox inbox = new Inbox(settings.data());
        PublicAddresses addresses = new PublicAddresses(
                settings.webhook().allowPrivate(),
                InetAddress::getAllByName,
                new OwnEndpoint(
                        () -> server.map(Server::port).orElse(settings.http().port()),
                        settings.http().publicUrl()));
        DefinitionReader reader = new DefinitionReader(
                Rule.known(settings.braze().workspaces().keySet(), datasources.names()),
                Rule.written(datasources::dialect),
                new ScheduleRule(clock.getZone()),
                new WebhookRule(settings.webhook(), addresses));
        Definitions definitions = Definitions.open(settings.cohorts(), reader, clock)
                .withLastGood(cohorts.all().values().stream()
                        .collect(Collectors.toMap(entry -> entry.target().cohort(), Cohorts.Entry::definition)));
        // What was in force stays so: the texts of before a restart are read without the rules of now.
        DefinitionReader kept = new DefinitionReader();
        Settings.Braze braze = settings.braze();
        SharedWait sharedWait = new SharedWait(
                LimitBoard.of(new BrazeLimits(database), () -> keys.now().partner()), clock);
        // Before anything is sent: what Braze said before a restart holds.
        sharedWait.look();
        LimitPatience patience = new LimitPatience(sharedWait, braze.retryFor(), clock);
        Deliveries deliveries = new Deliveries(
                new Batches(database, braze.quietTime(), braze.acknowledgedGap()),
                cohorts,
                sharedWait,
                patience,
                keys,
                new Deliveries.Limits(braze.inFlight(), braze.retryFor()),
                (run, until) -> settling(history, run, until),
                clock);
        OperatedRoutes routes = new OperatedRoutes(new RouteStops(settings.data()), access.audit(), clock);
        Trouble trouble = new Trouble(clock);
        ImportRounds rounds = new ImportRounds(routes, database, history, queue, trouble);
        Desk desk = new Desk(queue, definitions, cohorts, keys, runs, kept, () -> routes.runs("import"));
        Contexts contexts = new Contexts(database, history, clock);
        Phrases phrases = Phrases.english();
        Schedules schedules = new Schedules(database, json, definitions, queue, phrases, clock);
        Mailbox mailbox = new Mailbox(database, settings.mail().from(), clock);
        MailWriter writer = new MailWriter(phrases, settings.http().publicUrl().toString());
        Mails mails = new Mails(history, contexts, writer, mailbox, trouble::log, schedules::mails);
        Kept notices = new Kept(database);
        WebhookBody bodies = new WebhookBody(json);
        Webhooks webhooks = new Webhooks(mails, writer, bodies, notices, settings.webhook(), phrases, clock);
        Alarms alarms =
                new Alarms(database, definitions, history, contexts, writer, bodies, phrases, schedules::mails, clock);
        DefinitionWatch definitionWatch = new DefinitionWatch(definitions, inbox);
        definitionWatch.poll();
        schedules.sync();
        KeyChange keyChange =
                new KeyChange(keys, new SentKeys(database), workspaces, runs, definitions, queue, phrases);
        Traces traces = new Traces(database);
        LedgerWatch ledgerWatch = new LedgerWatch(
                new Lineage(database),
                runs,
                settings.data(),
                settings.database().url().isEmpty());
        ledgerWatch.look();
        Previews previews = new Previews(database, json, node.name());
        PreviewDesk previewDesk = new PreviewDesk(database, previews, definitions, cohorts, history);
        node.former().ifPresent(previewDesk::leftBehind);
        Stage.dropOrphans(database);

        camel.bind("muster", database);
        datasources.names().forEach(name -> camel.bind("source-" + name, datasources.get(name)));
        InboxRemarks remarks = new InboxRemarks(clock);
        Arrivals arrivals = new Arrivals(
                definitions,
                queue,
                history,
                places,
                inbox,
                remarks,
                settings.files().stillFor(),
                host(),
                clock);
        ImportSteps imports = new ImportSteps(
                database, deliveries, cohorts, queue, desk, runs, keys, arrivals, rounds, datasources::dialect);
        camel.bind("imports", imports);
        StalledImports stalledImports = new StalledImports(
                runs,
                () -> deliveries.windows().keySet(),
                imports::abandon,
                StalledImports.USUAL.plus(braze.responseTimeout().multipliedBy(3)),
                clock,
                System::nanoTime);
        camel.bind("lookupRows", new LookupRows());
        camel.bind(
                "sources",
                new Sources(
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
                closing(new AnswerBounds(
                        braze.connectTimeout().plus(braze.responseTimeout().multipliedBy(2)))));
        camel.bind("sharedWait", sharedWait);
        camel.bind("limitPatience", patience);
        camel.bind("turns", new Turns(sharedWait, patience, clock));
        RequestLeases leases = new RequestLeases(database);
        camel.bind(
                "requestBudget",
                new RequestBudget(
                        length -> leases.next(keys.now().partnerKey().fingerprint(), length),
                        braze.requestsPerSecond()));
        camel.bind("desk", desk);
        camel.bind("runs", runs);
        camel.bind("inbox", arrivals);
        Overlooked overlooked = new Overlooked(settings.data(), remarks, clock);
        camel.bind("overlooked", overlooked);
        camel.bind("mails", mails);
        camel.bind(
                "reminders",
                new Reminders(
                        history,
                        contexts,
                        definitions,
                        new ReminderWriter(phrases, settings.http().publicUrl().toString()),
                        schedules::mails));
        camel.bind("mailLogin", new MailLogin(settings.mail()));
        camel.bind("webhooks", webhooks);
        camel.bind("webhookClient", new WebhookClient(addresses));
        camel.bind("alarms", alarms);
        camel.bind("trouble", trouble);
        camel.bind("definitionWatch", definitionWatch);
        camel.bind("schedules", schedules);
        Ticking.bind(camel, database, node);
        camel.bind("oldFiles", new OldFiles(settings.data(), settings.retention(), history, clock));
        camel.bind("ledgerWatch", ledgerWatch);
        camel.bind("embedded", embeddedLook);
        SourceRights sourceRights = new SourceRights(datasources);
        camel.bind("sourceRights", sourceRights);
        DiskWatch diskWatch = new DiskWatch(settings.data());
        camel.bind("diskWatch", diskWatch);
        camel.bind("upkeep", new Upkeep(traces, notices, settings.retention().changes()));
        WorkspaceWatch workspaceWatch = new WorkspaceWatch(reread, keys, keyChange, acceptances, clock);
        camel.bind("workspaceWatch", workspaceWatch);
        startCamel(overrides, routes);
        routes.begun(camel.getCamelContext(), rounds::started);
        RouteBeats beats =
                closing(new RouteBeats(camel.getCamelContext(), routes, RouteBeats.USUAL, clock, System::nanoTime)
                        .with("schedule", schedules::looks, schedules::ticksSomewhere, schedules::look)
                        .and(stalledImports::look)
                        .begin());
        // What the folder's last process was at goes on at once; the routes' own take-over has the leases to wait for.
        closers.push(runs::close);
        closers.push(previewDesk::close);
        node.former().ifPresent(former -> resume(desk, routes, former));

        CommandDesk commandDesk = new CommandDesk(
                definitions,
                kept,
                queue,
                history,
                new Approvals(database),
                cohorts,
                new Doubt(database),
                workspaces,
                runs,
                keyChange,
                places,
                arrivals,
                clock);
        WorkspaceDesk endpoints =
                new WorkspaceDesk(keys, workspaceWatch, sharedWait, target -> connectionTest(target, workspaceWatch));
        Checkups checkups = new Checkups(
                settings,
                database,
                definitions,
                workspaces,
                acceptances,
                endpoints,
                () -> HealthParts.routes(camel.getCamelContext(), routes, beats, stalledImports),
                overlooked::items,
                sourceRights::items,
                () -> whoMay(access),
                diskWatch::item,
                node.name(),
                clock.instant());
        commands = Optional.of(commandDesk);
        server = Optional.of(closing(Server.start(
                place(),
                json,
                new Server.Parts(
                        definitions,
                        cohorts,
                        history,
                        contexts,
                        workspaces,
                        commandDesk,
                        HealthParts.of(
                                database,
                                camel.getCamelContext(),
                                routes,
                                beats,
                                workspaces,
                                sharedWait,
                                diskWatch::part),
                        access,
                        new Pages(phrases, clock),
                        new ScheduleApi(definitions, new Timetable(database, json, clock.getZone()), phrases, clock),
                        new Notices(database),
                        traces,
                        new Server.Insights(
                                acceptances,
                                new Passages(database),
                                new Chronicle(database, history),
                                new Told(database),
                                new Refusals(database),
                                new Parked(database),
                                endpoints,
                                new RejectShelf(inbox),
                                checkups::now),
                        new Course(database),
                        new HistoryCsv(history, FormulaGuard::add),
                        previews,
                        braze.requestsPerSecond(),
                        new Trails(database),
                        new Setup(
                                settings.cohorts(),
                                settings.data().resolve("inbox"),
                                List.copyOf(settings.braze().workspaces().keySet())),
                        clock))));
    }

    /** All routes that the server answers. */
    Set<String> routes() {
        return server.orElseThrow().routes();
    }

    private Place place() {
        Settings.Http http = settings.http();
        return new Place(
                http.host().replaceFirst("\\.$", ""), http.port(), isLoopback(http), http.publicUrl(), http.proxies());
    }

    /** Before anything is begun: beyond loopback nobody is let in who has not signed in, so somebody must be able to. */
    private void mayListen(Access access) {
        Settings.Http http = settings.http();
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
    private static List<Checkup.Item> whoMay(Access access) {
        try {
            return access.accounts().any()
                    ? List.of()
                    : List.of(Checkup.Item.of("access", Checkup.Mood.WORKS, "access.nobody"));
        } catch (DataAccessException e) {
            // The database's own line says so.
            return List.of();
        }
    }

    /** What lets people in who do not work on this machine: empty where nothing does. */
    static Optional<String> strangers(Settings.Http http) {
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
    private static boolean isLoopback(Settings.Http http) {
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
        Settings.Database own = settings.database();
        if (own.url().isPresent()) {
            return new Addressed(DatabaseAddress.of(own), Optional.empty());
        }
        EmbeddedDatabase embedded = closing(EmbeddedDatabase.start(settings.data()));
        embeddedLook = embedded::look;
        return new Addressed(embedded.owner(), Optional.of(embedded.reader()));
    }

    private void startCamel(Properties overrides, OperatedRoutes routes) throws Exception {
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
        OperatedObjects.install(camel.getCamelContext());
        camel.start();
    }

    private void resume(Desk desk, OperatedRoutes routes, String former) {
        if (!routes.runs("import") || !routes.runs("left-behind")) {
            // Stopped by an operator before the restart: their leases run out, and the take-over has them.
            return;
        }
        for (Run run : desk.resume(former)) {
            camel.getCamelContext().createProducerTemplate().asyncSendBody("direct:left-behind", run);
        }
    }

    /** Tells the watch what the route was answered, or that there was no answer. */
    private void connectionTest(Target target, WorkspaceWatch watch) {
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

    private static void settling(History history, Run run, Optional<Instant> until) {
        history.waiting(run.id(), until.map(moment -> Waiting.until(Waiting.Why.SETTLING, moment)));
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

        private final OperatedRoutes routes;

        private RoutesOperated(OperatedRoutes routes) {
            this.routes = routes;
        }

        @Override
        public void beforeInitialize(BaseMainSupport main) {
            main.getCamelContext().setRouteController(routes);
        }
    }
}
