package io.muster.boot.database;

import io.muster.model.OwnerOnly;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's own programs on one folder: they make it, start its server and stop it. A start that comes to nothing
 * ends at once and says why, and nothing of it stays. What runs in the folder is found by the folder, so also sessions
 * whose server was killed: they hold its memory, and no other server starts beside them.
 */
final class EmbeddedServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final Duration MAKES_WITHIN = Duration.ofMinutes(5);
    /** Its last checkpoint may be long; one that is killed reads its log again. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(100);
    private static final int MOST_SAID = 64 * 1024;
    private static final Pattern WORDS = Pattern.compile("^.*?(FATAL|PANIC|error|postgres):\\s+");
    private static final String PART = ".part";

    private final Path folder;
    private final Path log;
    private final EmbeddedBinaries binaries;
    private final Map<String, String> settings;
    private Optional<ProcessHandle> process = Optional.empty();

    /** A start that was ended since it did not come to its end. */
    static final class TookTooLong extends IOException {
        private static final long serialVersionUID = 1;

        TookTooLong(String message) {
            super(message);
        }
    }

    /**
     * @param folder where its files lie, or will
     * @param log what it and its programs say is written behind what is there
     */
    EmbeddedServer(Path folder, Path log, EmbeddedBinaries binaries, Map<String, String> settings) {
        this.folder = folder.toAbsolutePath();
        this.log = log;
        this.binaries = binaries;
        this.settings = settings;
    }

    /** Makes its files where there are none. They are in their place when they are whole, and not before. */
    void make(Path superusersPassword) throws IOException {
        if (Files.exists(folder.resolve("postgresql.conf"))) {
            return;
        }
        Path part = folder.resolveSibling(folder.getFileName() + "-" + UUID.randomUUID() + PART);
        deleteParts();
        // One that is there may be a mount, in whose place nothing can be moved.
        Path made = Files.exists(folder) ? folder : part;
        long said = logged();
        OptionalInt status = run(
                MAKES_WITHIN,
                () -> true,
                "initdb",
                "--pgdata=" + made,
                "--username=postgres",
                "--encoding=UTF-8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--pwfile=" + superusersPassword.toAbsolutePath());
        if (status.orElse(1) != 0) {
            deleteParts();
            throw new IOException(ownWords(said));
        }
        if (made.equals(part)) {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What a process that was killed while it made them left. */
    private void deleteParts() throws IOException {
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(folder.resolveSibling(""), folder.getFileName() + "-*" + PART)) {
            for (Path each : parts) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }

    /**
     * Starts it after whatever a killed process left there.
     *
     * @param within how long it may take until it answers; then it is ended
     * @param wanted whether it still is
     * @throws IOException with its own words, or ours; then it does not run
     */
    void start(int port, Duration within, BooleanSupplier wanted) throws IOException {
        endLeftovers();
        OwnerOnly.narrow(folder);
        long said = logged();
        OptionalInt status = run(
                within.plus(DIES_WITHIN),
                wanted,
                "pg_ctl",
                "--pgdata=" + folder,
                "--wait",
                "--silent",
                "--timeout=" + within.toSeconds(),
                "--options=" + options(port),
                "start");
        if (status.orElse(1) == 0) {
            process = found();
            return;
        }
        boolean hung = found().isPresent();
        kill();
        Files.deleteIfExists(pidFile());
        if (hung) {
            throw new TookTooLong("it did not answer within " + within.toSeconds() + " s");
        }
        throw new IOException(ownWords(said));
    }

    private String options(int port) {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        settings.forEach((key, value) -> options.addAll(List.of("-c", key + "=" + value)));
        return String.join(" ", options);
    }

    /** A killed one that nobody waits for, as in a container without an init, is there and runs nothing any more. */
    boolean isAlive() {
        return process.filter(ProcessHandle::isAlive)
                .filter(EmbeddedServer::isPostgres)
                .isPresent();
    }

    /** Nothing of it runs when this returns, as far as it is in our power. */
    void stop() throws IOException {
        if (found().isPresent()) {
            // Fast: it throws its clients out.
            run(
                    STOPS_WITHIN.plus(DIES_WITHIN),
                    () -> true,
                    "pg_ctl",
                    "--pgdata=" + folder,
                    "--wait",
                    "--silent",
                    "--mode=fast",
                    "--timeout=" + STOPS_WITHIN.toSeconds(),
                    "stop");
        }
        kill();
    }

    private void endLeftovers() throws IOException {
        found().ifPresent(server -> LOG.warn(
                "database=orphaned pid={} action=\"stopping the server that a killed process left behind\"",
                server.pid()));
        stop();
        // It would name a process that is gone, and whose number another one may have by now.
        Files.deleteIfExists(pidFile());
    }

    /** A session at work hears of its killed server's end only when its statement ends. The ledger's log is on disk. */
    private void kill() throws IOException {
        List<ProcessHandle> left = left();
        if (left.isEmpty()) {
            return;
        }
        LOG.warn("database=orphaned processes={} action=\"ending what was left running in its folder\"", left.size());
        for (long waited = 0; !left.isEmpty(); waited += LOOKS_EVERY.toMillis()) {
            if (waited > DIES_WITHIN.toMillis()) {
                throw new IOException("processes of a killed server do not end: "
                        + left.stream().map(ProcessHandle::pid).toList() + "; end them by hand");
            }
            left.forEach(ProcessHandle::destroyForcibly);
            await(left);
            // Others may have been made meanwhile.
            left = left();
        }
    }

    private static void await(List<ProcessHandle> all) throws IOException {
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a killed server's processes ended", e);
        } catch (ExecutionException | TimeoutException notYet) {
            // Whoever is left is looked for again.
            return;
        }
    }

    /** The server that runs in the folder, by PostgreSQL's own file: its first line. */
    private Optional<ProcessHandle> found() {
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(EmbeddedServer::isPostgres)
                    // Its number may be another server's by now.
                    .filter(this::isOfFolder);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private List<ProcessHandle> left() {
        return ProcessHandle.allProcesses()
                .filter(each -> isPostgres(each) || isProgram(each, "pg_ctl"))
                .filter(this::isOfFolder)
                .toList();
    }

    /**
     * All processes of a server work in its folder, which only Linux tells. What they were told tells it as well,
     * also before they work there; but sessions write over it who they are of.
     */
    private boolean isOfFolder(ProcessHandle process) {
        return worksIn(process)
                || Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(each -> each.equals(folder.toString()) || each.equals("--pgdata=" + folder));
    }

    private boolean worksIn(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return isProgram(process, "postgres");
    }

    private static boolean isProgram(ProcessHandle process, String name) {
        // What Linux writes behind a program's name when its file was deleted.
        String command = process.info().command().orElse("").replace(" (deleted)", "");
        return command.endsWith(File.separator + name);
    }

    /** How much was said so far. Somebody may have taken the log away meanwhile. */
    private long logged() throws IOException {
        if (!Files.exists(log)) {
            OwnerOnly.write(log, "");
        }
        OwnerOnly.narrow(log);
        return Files.size(log);
    }

    private Path pidFile() {
        return folder.resolve("postmaster.pid");
    }

    /** @return its status; empty where it took too long or was no longer wanted, and was ended */
    private OptionalInt run(Duration within, BooleanSupplier wanted, String program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        // They may have been deleted, or somebody's, since they were last run.
        command.add(binaries.programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        Process running = builder.start();
        try {
            for (long waited = 0;
                    wanted.getAsBoolean() && waited < within.toMillis();
                    waited += LOOKS_EVERY.toMillis()) {
                if (running.waitFor(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return OptionalInt.of(running.exitValue());
                }
            }
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        } finally {
            running.destroyForcibly();
        }
    }

    /** Why it ended: what it wrote last before it did. No statement is among it, since it took none. */
    private String ownWords(long since) throws IOException {
        try (SeekableByteChannel all = Files.newByteChannel(log)) {
            all.position(Math.max(since, all.size() - MOST_SAID));
            ByteBuffer said = ByteBuffer.allocate(MOST_SAID);
            while (said.hasRemaining() && all.read(said) >= 0) {
                continue;
            }
            List<String> lines = new String(said.array(), 0, said.position(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream()
                    .filter(line -> WORDS.matcher(line).find())
                    .reduce((first, last) -> last)
                    .or(() -> lines.stream().findFirst())
                    .map(line -> WORDS.matcher(line).replaceFirst("").replace('"', '\''))
                    .orElse("it ended without a word");
        }
    }
}
