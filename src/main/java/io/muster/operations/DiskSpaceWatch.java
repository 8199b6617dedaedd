package io.muster.operations;

import io.muster.model.CauseChain;
import io.muster.model.HealthPart;
import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.model.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the data folder has room and can be written to, so that somebody hears of it before imports fail.
 * {@link #look()} is called by one route, the rest by any thread.
 */
public final class DiskSpaceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpaceWatch.class);

    private static final long MIB = 1024L * 1024;

    /** A file of a million members, its rejects and its archive are some hundred of these. */
    private static final long LEAST_FREE = 1024 * MIB;

    /** Less than what a file of a line takes. */
    private static final long NOTHING = 16 * 1024;

    /** Of a small disk; its tenth part is its watermark. */
    private static final int PARTS = 10;

    private static final List<String> FOLDERS = List.of("inbox", "taken", "archive", "failed", "rejects", "outbox");

    private final Path data;
    private volatile DiskFinding found;

    private enum State {
        ROOM,
        LOW,
        FULL,
        SHUT
    }

    /** @param where the folder that cannot be written to; else the data folder */
    private record DiskFinding(State state, long free, long total, Path where) {}

    public DiskSpaceWatch(Path data) {
        this.data = data;
        this.found = new DiskFinding(State.ROOM, Long.MAX_VALUE, Long.MAX_VALUE, data);
    }

    public void look() {
        DiskFinding before = found;
        DiskFinding now = now();
        found = now;
        if (now.state() == before.state()) {
            return;
        }
        switch (now.state()) {
            case ROOM -> LOG.info("disk=enough free={} folder={}", size(now.free()), data);
            case LOW ->
                LOG.warn(
                        "disk=low free={} of={} folder={} action=\"make room: a full disk fails imports\"",
                        size(now.free()),
                        size(now.total()),
                        data);
            case FULL ->
                LOG.error("disk=full folder={} action=\"make room; imports fail until then, nothing is lost\"", data);
            case SHUT ->
                LOG.error(
                        "disk=shut folder={} action=\"give it to the service's user, or mount it for writing\"",
                        now.where());
        }
    }

    /** What the page Health says. */
    public Item item() {
        DiskFinding now = now();
        found = now;
        return switch (now.state()) {
            case ROOM -> said(HealthState.UP, "disk", now);
            case LOW -> said(HealthState.DEGRADED, "disk.low", now);
            case FULL -> said(HealthState.DEGRADED, "disk.full", now);
            case SHUT ->
                Item.of("disk", HealthState.DEGRADED, "disk.shut", now.where().toString());
        };
    }

    /** What machines are told: nothing can be imported without room, so the node is not ready then. */
    public HealthPart part() {
        DiskFinding last = found;
        return switch (last.state()) {
            case ROOM -> HealthPart.UP;
            case LOW -> HealthPart.ailing("The disk of the data folder is nearly full.");
            case FULL -> HealthPart.down("The disk of the data folder is full.");
            case SHUT -> HealthPart.down("The folder " + last.where() + " cannot be written to.");
        };
    }

    private DiskFinding now() {
        try {
            FileStore store = Files.getFileStore(data);
            long free = store.getUsableSpace();
            long total = store.getTotalSpace();
            if (free < NOTHING) {
                return new DiskFinding(State.FULL, free, total, data);
            }
            OwnerOnly.probe(data, 0);
            for (String each : FOLDERS) {
                Path folder = data.resolve(each);
                if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
                    return new DiskFinding(State.SHUT, free, total, folder);
                }
            }
            return new DiskFinding(
                    free < Math.min(LEAST_FREE, total / PARTS) ? State.LOW : State.ROOM, free, total, data);
        } catch (IOException e) {
            return new DiskFinding(CauseChain.isDiskFull(e) ? State.FULL : State.SHUT, 0, 0, data);
        }
    }

    private Item said(HealthState state, String key, DiskFinding now) {
        return Item.of("disk", state, key, size(now.free()), size(now.total()), data.toString());
    }

    private static String size(long bytes) {
        return bytes >= 10 * 1024 * MIB ? bytes / 1024 / MIB + "\u00a0GiB" : bytes / MIB + "\u00a0MiB";
    }
}
