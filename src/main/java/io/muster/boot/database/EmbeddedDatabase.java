package io.muster.boot.database;

import io.muster.model.OwnerOnly;
import io.muster.model.StartException;
import io.muster.operations.DataFolder;
import io.muster.settings.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL under the data folder, for whoever has not set another: durable, on loopback, with a password of
 * its own. One process at a time uses a folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    /** After a crash it reads its log again first, up to {@code max_wal_size} of it. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    /** The library's own defaults are for tests; these are for keeping data. */
    private static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "80"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            // People's identifiers never reach a log. An error's own words quote values ("invalid input syntax for type
            // integer: …"), which neither terse nor any setting but the level takes away; so a statement's errors and
            // warnings are not written at all. What is left is about the server: its start, stop, crash and recovery,
            // and sessions that it ends. Terse leaves out detail and context of these.
            Map.entry("log_min_messages", "fatal"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_duration_statement", "-1"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("jit", "off"));

    /** Of the binaries that Muster brings; a test holds it to them. */
    private static final String MAJOR = "17";

    private final Path data;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Passwords passwords;
    private final Duration startsWithin;
    // Of the thread that looks and the one that stops the service.
    private EmbeddedPostgres postgres;
    private Optional<ProcessHandle> process;
    private boolean closed;

    private EmbeddedDatabase(
            Path data,
            FileChannel lockFile,
            FileLock lock,
            Passwords passwords,
            Duration startsWithin,
            EmbeddedPostgres postgres) {
        this.data = data;
        this.lockFile = lockFile;
        this.lock = lock;
        this.passwords = passwords;
        this.startsWithin = startsWithin;
        this.postgres = postgres;
        this.process = process(folder(data));
    }

    /** Of its superuser, of whom our tables belong to, and of whom queries run as; each in a file of its own. */
    private record Passwords(String superuser, String owner, String reader) {
        static Passwords of(Path data) throws IOException {
            return new Passwords(
                    password(secret(data)),
                    password(secret(data, EmbeddedRoles.OWNER)),
                    password(secret(data, EmbeddedRoles.READER)));
        }
    }

    /** Starts it on {@code data/postgres}, after whatever a killed process left there. */
    public static EmbeddedDatabase start(Path data) throws IOException {
        return start(data, STARTS_WITHIN);
    }

    /** @param startsWithin how long the server may take until it answers */
    static EmbeddedDatabase start(Path data, Duration startsWithin) throws IOException {
        DataFolder.prepare(data);
        Path lockPath = data.resolve("muster.lock");
        if (!Files.exists(lockPath)) {
            OwnerOnly.write(lockPath, "");
        }
        FileChannel channel = FileChannel.open(lockPath, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StartException("Another Muster uses the folder " + data.toAbsolutePath()
                    + ". Stop it, or set muster.data to another folder.");
        }
        try {
            endOrphan(folder(data));
            isOfThisMajor(folder(data));
            Passwords passwords = Passwords.of(data);
            return new EmbeddedDatabase(
                    data,
                    channel,
                    lock,
                    passwords,
                    startsWithin,
                    started(data, passwords, startsWithin, OptionalInt.empty()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Between two majors PostgreSQL's files differ; within one, any minor reads those of any other. */
    private static void isOfThisMajor(Path folder) throws IOException {
        Path file = folder.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String made = Files.readString(file).strip();
        if (!made.equals(MAJOR)) {
            throw StartException.wrongConfiguration("The database in " + folder.toAbsolutePath()
                    + " was made by PostgreSQL "
                    + made + ", and this Muster brings PostgreSQL " + MAJOR + ". Start the Muster that made it and dump"
                    + " its database with pg_dump, or keep that version; an empty folder begins anew.");
        }
    }

    /** Runs nothing that another account could have put there, and lets nobody in who is not to. */
    private static EmbeddedPostgres started(Path data, Passwords passwords, Duration within, OptionalInt port)
            throws IOException {
        EmbeddedBinaries binaries = new EmbeddedBinaries(data.resolve("postgres-binaries"));
        binaries.check();
        EmbeddedPostgres.Builder builder = server(data, passwords.superuser(), within);
        // The library locks this file and, where its start fails, holds it until our process ends: each further start
        // in this process would meet that lock. Whose the folder is says our own lock.
        Files.deleteIfExists(folder(data).resolve("epg-lock"));
        port.ifPresent(builder::setPort);
        EmbeddedPostgres postgres = builder.start();
        try {
            binaries.close();
            OwnerOnly.narrow(folder(data).resolve("epg-lock"));
            new EmbeddedRoles(superuser(url(postgres), passwords.superuser()))
                    .prepare(passwords.owner(), passwords.reader());
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static DataSource superuser(String url, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(SUPERUSER);
        source.setPassword(password);
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static EmbeddedPostgres.Builder server(Path data, String password, Duration within) throws IOException {
        Path logFile = data.resolve("postgres.log");
        if (!Files.exists(logFile)) {
            OwnerOnly.write(logFile, "");
        }
        OwnerOnly.narrow(logFile);
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(logFile.toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder(data).toAbsolutePath())
                .setOverrideWorkingDirectory(
                        data.resolve("postgres-binaries").toAbsolutePath().toFile())
                .setPgBinaryResolver(new FolderBinaries(folder(data).toAbsolutePath()))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(within)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secret(data).toAbsolutePath().toString())
                .setConnectConfig("password", password)
                .setErrorRedirector(log)
                .setOutputRedirector(log);
        SERVER.forEach(builder::setServerConfig);
        return builder;
    }

    /**
     * The library remembers by its resolver, as long as the process lives, where it has unpacked its programs: with one
     * for all, a second data folder would run what lies in the first one's.
     */
    private record FolderBinaries(Path folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String architecture) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        }
    }

    private static Path folder(Path data) {
        return data.resolve("postgres");
    }

    private static Path secret(Path data) {
        return data.resolve("postgres.password");
    }

    private static Path secret(Path data, String role) {
        return data.resolve(role + ".password");
    }

    /**
     * Starts the server again at its old address where it ended without being asked to: a machine out of memory ends
     * the largest process. Its own file of its process stays, by which it knows whether anything of before still writes.
     */
    public synchronized void look() {
        // The library's own process is that of its command, which ends when the server has started.
        if (closed || process.isEmpty() || process.get().isAlive()) {
            return;
        }
        process = process(folder(data)).or(() -> process);
        if (process.get().isAlive()) {
            return;
        }
        LOG.warn("database=ended action=\"it is started again; data/postgres.log says why it ended\"");
        try {
            int port = postgres.getPort();
            postgres.close();
            // What a start that came to no end left behind.
            endOrphan(folder(data));
            postgres = started(data, passwords, startsWithin, OptionalInt.of(port));
            process = process(folder(data));
            LOG.info("database=started reason=\"it had ended; imports go on by themselves\"");
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "database=down reason=\"{}\" action=\"it is tried again; when this stays look at"
                            + " data/postgres.log, then start Muster anew\"",
                    e.getClass().getSimpleName());
        }
    }

    /** Where it is while another process runs it in this folder, for a command beside the service. */
    public static Optional<DatabaseAddress> elsewhere(Path data) throws IOException {
        Path lockFile = data.resolve("muster.lock");
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                return Optional.empty();
            }
        }
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        // PostgreSQL's own lines: the fourth is the port, the eighth says how far it is.
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
            throw new StartException(
                    "Muster is being started or stopped in " + data.toAbsolutePath() + ". Try again in a moment.");
        }
        String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres";
        Path secret = secret(data, EmbeddedRoles.OWNER);
        // A service of an earlier version knows its superuser alone.
        return Optional.of(
                Files.exists(secret)
                        ? new DatabaseAddress(url, EmbeddedRoles.OWNER, password(secret))
                        : new DatabaseAddress(url, SUPERUSER, password(secret(data))));
    }

    /** Whom Muster's own tables belong to. */
    public synchronized DatabaseAddress owner() {
        return new DatabaseAddress(url(postgres), EmbeddedRoles.OWNER, passwords.owner());
    }

    /** Whom the queries of cohorts run as. */
    public synchronized DatabaseAddress reader() {
        return new DatabaseAddress(url(postgres), EmbeddedRoles.READER, passwords.reader());
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try (lockFile) {
            postgres.close();
            lock.release();
        }
    }

    /** A kill of our process leaves the server alive, and the next start would wait for its folder in vain. */
    private static void endOrphan(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = process(folder);
        if (server.isPresent()) {
            LOG.warn(
                    "database=orphaned pid={} action=\"stopping the server that a killed process left behind\"",
                    server.get().pid());
            interrupt(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The server's process, by PostgreSQL's own file: its first line. */
    private static Optional<ProcessHandle> process(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(EmbeddedDatabase::isPostgres);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres");
    }

    /** SIGINT is PostgreSQL's fast shutdown; {@link ProcessHandle#destroy} would wait for its clients. */
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        try {
            server.onExit().get(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an orphaned database stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartException(
                    "The database server with pid " + server.pid()
                            + " of a killed Muster does not stop. Stop it by hand, then start again.",
                    e);
        }
    }

    private static String password(Path secret) throws IOException {
        if (Files.exists(secret)) {
            OwnerOnly.narrow(secret);
            return Files.readString(secret).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        OwnerOnly.write(secret, password);
        return password;
    }
}
