package io.muster.operations;

import io.muster.model.OwnerOnly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who this process is among the nodes of a database: another one at each start, so that no two ever have the same name,
 * also where they share a data folder. Whoever holds the folder's lock knows that the process that held it before is
 * gone, and may go on at once with what that one was at; all else waits for a lease to run out.
 */
public final class NodeIdentity implements AutoCloseable {

    private static final int LONGEST_HOST = 40;
    private static final int CHANCE = 8;

    private final String name;
    private final Optional<String> former;
    private final @Nullable FileChannel lock;

    private NodeIdentity(String name, Optional<String> former, @Nullable FileChannel lock) {
        this.name = name;
        this.former = former;
        this.lock = lock;
    }

    public static NodeIdentity take(Path data) throws IOException {
        return take(data, host());
    }

    static NodeIdentity take(Path data, String host) throws IOException {
        String name = host + "-" + UUID.randomUUID().toString().substring(0, CHANCE);
        Path lock = data.resolve("node.lock");
        // Never recreated in the place of one that another process may hold.
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OwnerOnly.narrowIfOurs(lock);
        if (!locks(channel)) {
            channel.close();
            return new NodeIdentity(name, Optional.empty(), null);
        }
        Path file = data.resolve("node.id");
        Optional<String> before =
                Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        OwnerOnly.write(file, name);
        return new NodeIdentity(name, before.filter(id -> isHere(id, host)), channel);
    }

    /** A folder's lock may hold on one machine alone, where the folder is on a network. */
    private static boolean isHere(String id, String host) {
        // Older versions had a name of the folder, without a host.
        return id.startsWith(host + "-") || isPlain(id);
    }

    private static boolean isPlain(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another one in this very process.
            return false;
        }
    }

    private static String host() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
        }
        String plain = host.replaceAll("[^A-Za-z0-9.-]", "");
        return plain.isEmpty() ? "node" : plain.substring(0, Math.min(plain.length(), LONGEST_HOST));
    }

    public String name() {
        return name;
    }

    /** The process that held the folder before and is gone; empty where that is not certain. */
    public Optional<String> former() {
        return former;
    }

    /** Gives the folder's lock back. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
