package io.muster.endtoend;

import static org.awaitility.Awaitility.await;

import io.muster.Main;
import io.muster.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The service as a process of its own, in a folder of its own, with a heap as small as it may be. It is killed by its
 * process id and started again; so is the database that it starts for itself.
 */
final class MusterProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final int LINES_SHOWN = 40;

    private final Path home;
    private final URI uri;
    private final ApiClient api = new ApiClient(this::uri);
    private List<String> flags = List.of(
            "-Xmx128m",
            // Short lives are spent on starting; the second compiler would not pay.
            "-XX:TieredStopAtLevel=1");
    private Optional<Process> process = Optional.empty();

    /**
     * @param braze a sandbox with its usual keys, or what stands before it
     * @param shop where queries run, as data source {@code shop}
     * @param more keys and values of {@code application.properties}, over those of here
     */
    MusterProcess(Path home, URI braze, TestDatabase shop, Map<String, String> more) {
        this.home = home;
        int port = freePort();
        this.uri = URI.create("http://127.0.0.1:" + port);
        Map<String, String> settings = new TreeMap<>();
        settings.put("muster.http.port", Integer.toString(port));
        settings.put("muster.braze.partner", "muster");
        settings.put("muster.braze.partner-key", SandboxSettings.DEFAULT.partnerKey());
        settings.put("muster.braze.user-agent", RunningMuster.USER_AGENT);
        settings.put("muster.braze.workspaces.default.endpoint", braze.toString());
        settings.put("muster.braze.workspaces.default.import-key", SandboxSettings.DEFAULT.clientSecret());
        settings.put("muster.datasources.shop.url", shop.url());
        settings.put("muster.datasources.shop.user", TestDatabase.READER);
        settings.put("muster.datasources.shop.password", "reader");
        settings.putAll(more);
        StringBuilder properties = new StringBuilder();
        settings.forEach((key, value) ->
                properties.append(key).append(" = ").append(value).append('\n'));
        try {
            Files.createDirectories(home.resolve("config/cohorts"));
            copy(Path.of("routes"), home.resolve("routes"));
            Files.writeString(home.resolve("config/application.properties"), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other flags of the JVM than those for a short life with little memory. */
    MusterProcess with(String... others) {
        flags = List.of(others);
        return this;
    }

    ApiClient api() {
        return api;
    }

    Path data() {
        return home.resolve("data");
    }

    /** A definition that is there at the next start. */
    void define(String cohort, CohortRecipe recipe) {
        try {
            Path file = home.resolve("config/cohorts/" + cohort + ".yaml");
            Files.writeString(file, recipe.text(cohort));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready. */
    void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            // Its settings are those of here, whoever runs the test.
            builder.environment().keySet().removeIf(variable -> variable.startsWith("MUSTER_"));
            Process started = builder.start();
            process = Optional.of(started);
            await("the service is ready").atMost(STARTS_WITHIN).until(() -> {
                if (!started.isAlive()) {
                    throw new AssertionError("it ended with status " + started.exitValue() + "\n" + lastLines());
                }
                return isReady();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        return command;
    }

    boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    boolean isReady() {
        try {
            return api.get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** SIGKILL: nothing is run, nothing flushed. */
    void kill() {
        process.ifPresent(each -> each.destroyForcibly().onExit().join());
    }

    /** SIGSTOP, as a machine that is suspended. */
    void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal("CONT");
    }

    /** SIGKILL for the database's server; its sessions end by themselves. */
    void killPostgres() {
        postmaster().ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
    }

    boolean hasPostgres() {
        return postmaster().isPresent();
    }

    /** SIGKILL for one of the database's sessions: its server throws out all others and recovers. */
    void killBackend(RandomGenerator chance) {
        postmaster().ifPresent(server -> {
            List<ProcessHandle> all = server.children().toList();
            List<ProcessHandle> sessions = all.stream()
                    .filter(each -> each.info().commandLine().orElse("").contains("127.0.0.1"))
                    .toList();
            List<ProcessHandle> some = sessions.isEmpty() ? all : sessions;
            if (!some.isEmpty()) {
                some.get(chance.nextInt(some.size())).destroyForcibly();
            }
        });
    }

    /** SIGTERM, as a supervisor does it; one that does not end is killed. */
    void stop() {
        process.ifPresent(each -> {
            each.destroy();
            try {
                if (!each.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
            }
        });
    }

    /** Nothing of it is left when this returns, nor of its database. */
    @Override
    public void close() {
        thaw();
        stop();
        killPostgres();
    }

    /** The end of its log, where people look when it fails. */
    String lastLines() {
        List<String> all = lines();
        return String.join("\n", all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size()));
    }

    /** Its whole log, over all its starts. */
    List<String> lines() {
        try (Stream<String> lines = Files.lines(log())) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI uri() {
        return uri;
    }

    private Path log() {
        return home.resolve("muster.log");
    }

    private void signal(String name) {
        process.filter(Process::isAlive).ifPresent(each -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(each.pid()))
                        .start()
                        .onExit()
                        .join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The database that it runs for itself. */
    DataSource ownDatabase() {
        try {
            List<String> server = Files.readAllLines(data().resolve("postgres/postmaster.pid"));
            PGSimpleDataSource source = new PGSimpleDataSource();
            // PostgreSQL's own lines: the fourth is the port.
            source.setUrl("jdbc:postgresql://127.0.0.1:" + server.get(3).strip() + "/postgres");
            source.setUser("postgres");
            source.setPassword(
                    Files.readString(data().resolve("postgres.password")).strip());
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> postmaster() {
        Path file = data().resolve("postgres/postmaster.pid");
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(server -> server.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
