package io.muster.boot.database;

import io.muster.model.OwnerOnly;
import io.muster.model.StartException;
import io.muster.operations.DataFolder;
import io.muster.settings.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    /** After a crash it reads its log again first, up to {@code max_wal_size} of it. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    /** A start that took too long begins from its beginning, so the next one has longer. */
    private static final int MOST_PATIENCE = 12;
    /** Another program may take the port that was free a moment ago. */
    private static final int PORTS_TRIED = 3;

    private static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
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
    private final RolePasswords passwords;
    private final Duration startsWithin;
    private final EmbeddedServer server;
    private final int port;
    private volatile boolean closed;
    // Of the thread that looks and the one that stops the service.
    private boolean prepared = true;
    private int tooLong;
    private String lastTold = "";

    private EmbeddedDatabase(
            Path data,
            FileChannel lockFile,
            FileLock lock,
            RolePasswords passwords,
            Duration startsWithin,
            EmbeddedServer server,
            int port) {
        this.data = data;
        this.lockFile = lockFile;
        this.lock = lock;
        this.passwords = passwords;
        this.startsWithin = startsWithin;
        this.server = server;
        this.port = port;
    }

    /** Of its superuser, of whom our tables belong to, and of whom queries run as; each in a file of its own. */
    private record RolePasswords(String superuser, String owner, String reader) {
        static RolePasswords of(Path data) throws IOException {
            return new RolePasswords(
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
            isOfThisMajor(folder(data));
            RolePasswords passwords = RolePasswords.of(data);
            EmbeddedServer server = server(data);
            int port = started(server, data, startsWithin);
            EmbeddedDatabase database =
                    new EmbeddedDatabase(data, channel, lock, passwords, startsWithin, server, port);
            database.prepareOrStop();
            return database;
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

    /** @return the port at which it answers */
    private static int started(EmbeddedServer server, Path data, Duration within) throws IOException {
        for (int tries = 1; ; tries++) {
            int port = freePort();
            try {
                server.make(secret(data));
                server.start(port, within, () -> true);
                return port;
            } catch (IOException e) {
                if (tries == PORTS_TRIED || isFree(port)) {
                    throw new StartException(
                            "The embedded database in " + folder(data).toAbsolutePath() + " does not start: "
                                    + e.getMessage() + ". "
                                    + data.toAbsolutePath().resolve("postgres.log")
                                    + " may say more.",
                            e);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket one = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return one.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private void prepareOrStop() throws IOException {
        try {
            prepare();
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    /** Lets nobody in who is not to. */
    private void prepare() {
        PGSimpleDataSource superuser = new PGSimpleDataSource();
        superuser.setUrl(url());
        superuser.setUser(SUPERUSER);
        superuser.setPassword(passwords.superuser());
        superuser.setLogServerErrorDetail(false);
        // A server that takes the connection and says nothing must not hold up who looks after it.
        superuser.setLoginTimeout((int) ANSWERS_WITHIN.toSeconds());
        superuser.setSocketTimeout((int) startsWithin.toSeconds());
        new EmbeddedRoles(superuser).prepare(passwords.owner(), passwords.reader());
    }

    private static EmbeddedServer server(Path data) {
        return new EmbeddedServer(
                folder(data),
                data.resolve("postgres.log"),
                new EmbeddedBinaries(data.resolve("postgres-binaries")),
                SERVER);
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
     * the largest process. Where that comes to nothing the next look tries it again.
     */
    public synchronized void look() {
        if (closed || (prepared && server.isAlive())) {
            return;
        }
        if (prepared) {
            prepared = false;
            lastTold = "";
            LOG.warn("database=ended action=\"it is started again; data/postgres.log says why it ended\"");
        }
        try {
            if (!server.isAlive()) {
                restart();
            }
            prepare();
            prepared = true;
            LOG.info("database=started reason=\"it had ended; imports go on by themselves\"");
        } catch (IOException | RuntimeException e) {
            tellOnce(
                    e instanceof RuntimeException && !(e instanceof StartException)
                            ? e.getClass().getSimpleName()
                            : String.valueOf(e.getMessage()));
        }
    }

    private void restart() throws IOException {
        Duration within = startsWithin.multipliedBy(Math.min(1L + tooLong, MOST_PATIENCE));
        try {
            server.start(port, within, () -> !closed);
            tooLong = 0;
        } catch (EmbeddedServer.TookTooLong e) {
            tooLong++;
            throw e;
        }
    }

    /** A start that fails for the same reason every few seconds is one trouble. */
    private void tellOnce(String reason) {
        if (closed || reason.equals(lastTold)) {
            return;
        }
        lastTold = reason;
        LOG.warn(
                "database=down reason=\"{}\"{} action=\"it is tried again every few seconds; when this stays look at"
                        + " data/postgres.log, then start Muster anew\"",
                reason,
                server.isAlive() || isFree(port) ? "" : " port=" + port + "-is-another-program's");
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
        Path pidFile = folder(data).resolve("postmaster.pid");
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
    public DatabaseAddress owner() {
        return new DatabaseAddress(url(), EmbeddedRoles.OWNER, passwords.owner());
    }

    /** Whom the queries of cohorts run as. */
    public DatabaseAddress reader() {
        return new DatabaseAddress(url(), EmbeddedRoles.READER, passwords.reader());
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        // A start that is under way ends by it.
        closed = true;
        synchronized (this) {
            try (lockFile) {
                server.stop();
                lock.release();
            }
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
