package io.muster.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which routes an operator stopped here, kept in the data folder: a restart must not undo what somebody did on purpose,
 * also while our database is away. Safe for use by many threads.
 */
public final class StoppedRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(StoppedRoutes.class);
    private static final String NOWHERE = "-";
    private static final String FILE = "stopped-routes.properties";

    /** Names that routes had before: what was stopped under one stays so over the upgrade. */
    private static final Map<String, String> FORMER = Map.ofEntries(
            Map.entry("call", "braze-http"),
            Map.entry("create-post", "send-create"),
            Map.entry("embedded", "embedded-database"),
            Map.entry("hands", "import-workers"),
            Map.entry("ledger", "restore-check"),
            Map.entry("limit", "rate-limit-sync"),
            Map.entry("overlooked", "stray-files"),
            Map.entry("post", "send-batch"),
            Map.entry("preview-hands", "preview-workers"),
            Map.entry("queue", "import-queue"),
            Map.entry("remind", "reminders"),
            Map.entry("tell", "notify"),
            Map.entry("turn", "rate-limit"));

    /**
     * Who stopped it, and when.
     *
     * @param by the name that JMX knows; empty where it knows none
     * @param address where it came from; empty for within the process
     */
    public record RouteStop(Instant at, String by, String address) {

        private String text() {
            return at + " " + (address.isEmpty() ? NOWHERE : address) + " " + by;
        }

        private static Optional<RouteStop> of(String text) {
            String[] parts = text.split(" ", 3);
            try {
                return parts.length == 3
                        ? Optional.of(new RouteStop(
                                Instant.parse(parts[0]), parts[2], parts[1].equals(NOWHERE) ? "" : parts[1]))
                        : Optional.empty();
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    private final Path file;
    private final Map<String, RouteStop> stops = new ConcurrentSkipListMap<>();

    public StoppedRoutes(Path data) {
        this.file = data.resolve(FILE);
        read();
    }

    Map<String, RouteStop> all() {
        return new TreeMap<>(stops);
    }

    Optional<RouteStop> find(String route) {
        return Optional.ofNullable(stops.get(route));
    }

    /** The first stop counts: whoever stops what is stopped already changes nothing. */
    void stopped(String route, RouteStop stop) {
        if (stops.putIfAbsent(route, stop) == null) {
            write();
        }
    }

    void started(String route) {
        if (stops.remove(route) != null) {
            write();
        }
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "file={} action=\"it cannot be read, so every route is started; stop again what is to wait\"",
                    file);
        }
        kept.stringPropertyNames().forEach(route -> RouteStop.of(kept.getProperty(route))
                .ifPresent(stop -> stops.put(FORMER.getOrDefault(route, route), stop)));
    }

    private synchronized void write() {
        Properties kept = new Properties();
        stops.forEach((route, stop) -> kept.setProperty(route, stop.text()));
        Path part = file.resolveSibling(FILE + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                kept.store(out, "Routes that an operator stopped; they stay so over a restart");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "file={} action=\"stopped routes are not remembered over a restart; look at the disk of the data folder\"",
                    file);
        }
    }
}
