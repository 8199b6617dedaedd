package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.access.Access;
import io.muster.access.IpRange;
import io.muster.boot.RunningService;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import io.muster.sandbox.fault.FaultSettings;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.Settings.HttpSettings;
import io.muster.settings.Settings.MailSettings;
import io.muster.settings.Settings.RetentionSettings;
import io.muster.settings.Settings.WebhookSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole service on real parts, one for a test class: a database, a sandbox of Braze, a mail server, a data folder.
 * Tests share it without order, so each has cohorts of its own. After each the sandbox has seen no violation of the
 * contract, and its faults are switched off.
 */
final class RunningMuster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    static final String PARTNER_KEY = "partner-key-0f9d2c";
    static final String IMPORT_KEY = "import-key-77ab31";
    /** While there is no user, nobody else may be able to open it. */
    static final URI PUBLIC_URL = URI.create("http://localhost");

    static final String USER_AGENT = "partner-Muster-CohortImport/9.9";

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(40));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    final TestDatabase database = TestDatabase.create();
    final Sandbox braze = Sandbox.start(SandboxSettings.DEFAULT
            .withPartner("muster", PARTNER_KEY)
            .withClientSecret(IMPORT_KEY)
            .withLoggedRequests(100_000));
    final MailServer mailroom = new MailServer();
    final CapturedLog log = new CapturedLog();
    final ApiClient api = new ApiClient(this::uri);
    final ImportHistory history = new ImportHistory(api);
    final DataFolders folders;

    private final Path home;
    private final Properties moreCamel = new Properties();
    private volatile Settings settings;
    private @Nullable RunningService service;

    private RunningMuster(UnaryOperator<Settings> change) {
        this.home = newFolder();
        this.folders = new DataFolders(home.resolve("data"));
        this.settings = change.apply(settings());
    }

    static RunningMuster asUsual() {
        return with(settings -> settings);
    }

    static RunningMuster with(UnaryOperator<Settings> change) {
        return new RunningMuster(change);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        braze.faults(FaultSettings.NONE);
        braze.refuse();
        assertThat(braze.violations()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        braze.close();
        mailroom.close();
        log.close();
        delete(home);
    }

    void start() {
        Properties camel = quick();
        camel.putAll(moreCamel);
        service = RunningService.start(() -> settings, camel);
    }

    void stop() {
        RunningService running = service;
        if (running != null) {
            running.close();
            service = null;
        }
    }

    /** Started again as what others open under this URL, through these proxies; somebody must be able to sign in by now. */
    void opensAs(String publicUrl, String... proxies) {
        stop();
        List<IpRange> believed =
                Stream.of(proxies).map(each -> IpRange.of(each).orElseThrow()).toList();
        set(before -> SettingsWith.http(before, new HttpSettings("127.0.0.1", 0, URI.create(publicUrl), believed)));
        start();
    }

    /** What another node with the same database and definitions has as its variables. */
    Map<String, String> environment(int port) {
        return Map.ofEntries(
                Map.entry("MUSTER_DATA", home.resolve("other").toString()),
                Map.entry("MUSTER_COHORTS", cohorts().toString()),
                Map.entry("MUSTER_DATABASE_URL", database.url()),
                Map.entry("MUSTER_DATABASE_USER", TestDatabase.OWNER),
                Map.entry("MUSTER_DATABASE_PASSWORD", "owner"),
                Map.entry("MUSTER_DATASOURCES_DEFAULT_URL", database.url()),
                Map.entry("MUSTER_DATASOURCES_DEFAULT_USER", TestDatabase.READER),
                Map.entry("MUSTER_DATASOURCES_DEFAULT_PASSWORD", "reader"),
                Map.entry("MUSTER_BRAZE_PARTNER", "muster"),
                Map.entry("MUSTER_BRAZE_PARTNER_KEY", PARTNER_KEY),
                Map.entry(
                        "MUSTER_BRAZE_WORKSPACES_DEFAULT_ENDPOINT", braze.uri().toString()),
                Map.entry("MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY", IMPORT_KEY),
                Map.entry("MUSTER_HTTP_PORT", Integer.toString(port)));
    }

    /** What somebody writes into the settings while the service runs. */
    void set(UnaryOperator<Settings> change) {
        settings = change.apply(settings);
    }

    /** A Camel property that counts from the next start on. */
    void camel(String key, String value) {
        moreCamel.setProperty(key, value);
    }

    /** Writes a definition, and waits until it is in force. */
    void define(String cohort, CohortRecipe recipe) {
        String text = recipe.text(cohort);
        write(cohort, text);
        await("the definition of " + cohort).until(() -> definition(cohort), text::equals);
    }

    /** Writes a definition as it is, valid or not. */
    void write(String cohort, String text) {
        try {
            Path part = cohorts().resolve(cohort + ".part");
            Files.writeString(part, text);
            // A file that has just been written is left alone for a second; nobody need wait for that here.
            Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
            Files.move(part, cohorts().resolve(cohort + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes definitions' files away, and waits until nobody knows them. */
    void undefine(String... gone) {
        try {
            for (String cohort : gone) {
                Files.delete(cohorts().resolve(cohort + ".yaml"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String cohort : gone) {
            await("no definition of " + cohort)
                    .until(() -> api.get("/api/cohorts/" + cohort).status() == 404);
        }
    }

    /** Asks for an import. @return its id */
    String start(String cohort) {
        ApiReply reply = api.post("/api/cohorts/" + cohort + "/imports");
        assertThat(reply.status()).as(reply.detail()).isEqualTo(202);
        return reply.id();
    }

    /** Asks for an import and waits for its end. */
    ReportedImport imports(String cohort) {
        return history.ended(start(cohort));
    }

    /** Drops a file and waits for the end of its import. */
    ReportedImport imports(String cohort, String file, String text) {
        return arrives(cohort, () -> folders.drop(cohort, file, text));
    }

    ReportedImport imports(String cohort, String file, byte[] bytes) {
        return arrives(cohort, () -> folders.drop(cohort, file, bytes));
    }

    /** The cohort as the API tells of it. */
    ApiReply cohort(String cohort) {
        return api.get("/api/cohorts/" + cohort);
    }

    String state(String cohort) {
        return cohort(cohort).json().path("state").asText();
    }

    /** The external ids that Braze holds. */
    List<String> holds(String cohort) {
        return braze.holds(cohort).stream().map(text -> text.substring(1)).toList();
    }

    private ReportedImport arrives(String cohort, Runnable drop) {
        int before = history.of(cohort).size();
        drop.run();
        return history.ended(cohort, before + 1).get(0);
    }

    private String definition(String cohort) {
        return api.get("/api/cohorts/" + cohort).json().path("definition").asText();
    }

    /** All routes that it answers, such as {@code GET /api/cohorts}. */
    Set<String> routes() {
        return Optional.ofNullable(service).orElseThrow().routes();
    }

    /** Users and tokens on this service's own database. */
    Access access() {
        return Access.of(database.source(), Clock.systemUTC(), new SecureRandom());
    }

    URI uri() {
        return Optional.ofNullable(service).orElseThrow().uri();
    }

    private Path cohorts() {
        return home.resolve("cohorts");
    }

    private Settings settings() {
        return new Settings(
                home.resolve("data"),
                cohorts(),
                home.resolve("drivers"),
                new DatabaseSettings(
                        Optional.of(database.url()), Optional.of(TestDatabase.OWNER), Optional.of(new Secret("owner"))),
                Map.of(
                        "default",
                        new Settings.DataSource(
                                database.url(), Optional.of(TestDatabase.READER), Optional.of(new Secret("reader")))),
                new BrazeSettings(
                        "muster",
                        new Secret(PARTNER_KEY),
                        500,
                        Duration.ofSeconds(60),
                        USER_AGENT,
                        8,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ZERO,
                        Map.of("default", new Settings.Workspace(braze.uri(), new Secret(IMPORT_KEY)))),
                new MailSettings(
                        Optional.of("127.0.0.1"),
                        mailroom.port(),
                        Optional.empty(),
                        Optional.empty(),
                        MailSettings.Tls.NONE,
                        "muster@example.com",
                        "en"),
                WebhookSettings.NONE,
                new HttpSettings("127.0.0.1", 0, PUBLIC_URL, List.of()),
                new RetentionSettings(Optional.of(Duration.ofDays(90)), Optional.of(Duration.ofDays(90))),
                // Nobody need wait long here for a file to stand still.
                new Settings.FileLimits(Duration.ofMillis(300), 100_000_000, 32L << 30),
                OptionalInt.empty());
    }

    private static Properties quick() {
        Properties quick = new Properties();
        quick.setProperty("muster.queue.period", "50");
        quick.setProperty("muster.lease.period", "250");
        quick.setProperty("muster.definitions.period", "100");
        quick.setProperty("muster.workspaces.period", "200");
        quick.setProperty("muster.inbox.period", "100");
        quick.setProperty("muster.mail.period", "150");
        quick.setProperty("muster.remind.period", "200");
        quick.setProperty("muster.schedule.period", "300");
        quick.setProperty("muster.webhook.period", "150");
        quick.setProperty("muster.overdue.period", "200");
        quick.setProperty("muster.overdue.delay", "200");
        quick.setProperty("muster.retention.delay", "1000");
        quick.setProperty("muster.overlooked.period", "200");
        quick.setProperty("muster.disk.period", "200");
        quick.setProperty("muster.old-files.delay", "0");
        quick.setProperty("muster.old-files.period", "200");
        return quick;
    }

    private static Path newFolder() {
        try {
            Path home = Files.createTempDirectory("muster-whole");
            Files.createDirectories(home.resolve("cohorts"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
