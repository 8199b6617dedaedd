package io.muster;

import io.muster.boot.Application;
import io.muster.boot.DemoMode;
import io.muster.boot.Shutdown;
import io.muster.boot.cli.AccessCommands;
import io.muster.boot.cli.TokenCommand;
import io.muster.boot.cli.UserCommand;
import io.muster.model.CauseChain;
import io.muster.model.ExitStatus;
import io.muster.model.ProductVersion;
import io.muster.model.StartException;
import io.muster.settings.Settings;
import io.muster.settings.SettingsReader;
import io.muster.settings.SettingsResult;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: starts the service in a folder with {@code routes/} and {@code config/}. */
@Command(
        name = "muster",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Imports cohorts from SQL and files into Braze. Run it in a folder with routes/ and config/.")
public final class Main implements Callable<Integer> {

    private static final long MIB = 1024 * 1024;
    /** What Java itself says of -Xmx128m is less, since it keeps some of it apart. */
    private static final long LEAST_HEAP = 100 * MIB;

    @Option(names = "--demo", description = "With a sandbox of Braze on loopback and a sample database.")
    private boolean demo;

    @Option(names = "--config", defaultValue = "config", description = "The folder of application.properties.")
    private Path config = Path.of("config");

    private Main() {}

    public static void main(String[] args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        AccessCommands commands = new AccessCommands(main::settings, line, Clock.systemDefaultZone());
        line.addSubcommand(new UserCommand(commands)).addSubcommand(new TokenCommand(commands));
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() {
        return settings().map(this::run).orElse(ExitStatus.WRONG_CONFIGURATION.code());
    }

    /** Empty where they are wrong; then all that is wrong with them was said. */
    private Optional<Settings> settings() {
        useLogging();
        SettingsResult reading = read();
        if (reading instanceof SettingsResult.InvalidSettings wrong) {
            wrong.errors().forEach(error -> System.err.println(error.sentence()));
        }
        return reading instanceof SettingsResult.ValidSettings right ? Optional.of(right.settings()) : Optional.empty();
    }

    private SettingsResult read() {
        return SettingsReader.read(files(), properties(), System.getenv(), ProductVersion.current());
    }

    private int run(Settings settings) {
        CountDownLatch stopped = new CountDownLatch(1);
        Shutdown shutdown = new Shutdown();
        // First of all: whatever is started from here on is stopped by a signal at any moment.
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "stop"));
        try {
            hasRoom(Runtime.getRuntime().maxMemory());
            Optional<DemoMode.Running> running =
                    demo ? Optional.of(shutdown.own(installedDemo().start(settings))) : Optional.empty();
            Application service = shutdown.own(Application.start(
                    settings,
                    this::read,
                    Clock.systemDefaultZone(),
                    new Properties(),
                    database -> running.ifPresent(each -> each.sample(database))));
            warnOfNames();
            LoggerFactory.getLogger(Main.class)
                    .info("state=READY version={} url={}", ProductVersion.current(), service.uri());
            running.ifPresent(each -> each.welcome(service));
            stopped.await();
            return ExitStatus.STOPPED.code();
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return e.status().code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.STOPPED.code();
        } catch (RuntimeException e) {
            // Such as a route file that Camel cannot read: its message names the file and the line.
            String root = String.valueOf(CauseChain.root(e).getMessage());
            String message = String.valueOf(e.getMessage());
            System.err.println("Muster cannot start: " + message + (message.contains(root) ? "" : " (" + root + ")"));
            return ExitStatus.BROKE.code();
        }
    }

    /** The demo and its sandbox are a jar beside the product's own, which an installation need not have. */
    private static DemoMode installedDemo() {
        return ServiceLoader.load(DemoMode.class)
                .findFirst()
                .orElseThrow(() -> StartException.wrongConfiguration("The demo is not installed here:"
                        + " lib/muster-sandbox.jar is missing beside muster.jar. Copy it from the build, or start"
                        + " without --demo."));
    }

    /** With less it would start, and then stop in the middle of something. */
    public static void hasRoom(long heap) {
        if (heap < LEAST_HEAP) {
            throw StartException.wrongConfiguration("Java may use " + heap / MIB + " MiB, and Muster needs 128 MiB or"
                    + " more. Start it with -Xmx128m, or -Xmx512m where cohorts are large.");
        }
    }

    /** Without a locale Java cannot open a file whose name has other letters than ASCII, and nobody would know why. */
    private static void warnOfNames() {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        if (File.separatorChar == '/' && !"UTF-8".equalsIgnoreCase(encoding)) {
            LoggerFactory.getLogger(Main.class)
                    .warn(
                            "locale={} action=\"set LC_ALL=C.UTF-8 and start again; until then files whose names have"
                                    + " other letters than ASCII are not imported\"",
                            encoding);
        }
    }

    private List<Path> files() {
        Path main = config.resolve("application.properties");
        return demo ? List.of(main, config.resolve("demo.properties")) : List.of(main);
    }

    private static Map<String, String> properties() {
        Properties properties = System.getProperties();
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private void useLogging() {
        Path own = config.resolve("logback.xml");
        if (System.getProperty("logback.configurationFile") != null) {
            return;
        }
        if (Files.exists(own)) {
            System.setProperty("logback.configurationFile", own.toString());
        } else if (logFormat().equals("json")) {
            System.setProperty("logback.configurationFile", "logback-json.xml");
        }
    }

    /** As the settings have it; before them nothing may be logged, since logging would begin without it. */
    private String logFormat() {
        String key = "muster.log.format";
        Optional<String> given = Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(System.getenv("MUSTER_LOG_FORMAT")));
        return given.orElseGet(() -> {
            Properties file = new Properties();
            try (Reader in = Files.newBufferedReader(config.resolve("application.properties"))) {
                file.load(in);
            } catch (IOException | IllegalArgumentException e) {
                // What is wrong with it is said when it is read for good.
                return "";
            }
            return file.getProperty(key, "").strip();
        });
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Muster " + ProductVersion.current()};
        }
    }
}
