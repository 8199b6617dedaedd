package io.muster.imports;

import io.muster.imports.ImportQueue.ImportLease;
import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The imports at work on this node: their leases are renewed, their cancels heard, and a stop of the service ends them. */
public final class RunningImports {

    private static final Logger LOG = LoggerFactory.getLogger(RunningImports.class);

    private final ImportQueue queue;
    private final Map<UUID, ImportRun> live = new ConcurrentHashMap<>();
    private final long lease;
    private final LongSupplier nanos;
    private volatile boolean closing;
    private volatile long lastRound;
    /** Since when no round of renewals was missed for so long that others may have missed theirs. */
    private volatile long unbroken;

    /** @param nanos a clock that never steps, such as {@link System#nanoTime} */
    public RunningImports(ImportQueue queue, Duration lease, LongSupplier nanos) {
        this.queue = queue;
        this.lease = lease.toNanos();
        this.nanos = nanos;
        this.lastRound = nanos.getAsLong();
        this.unbroken = lastRound - this.lease;
    }

    public void begin(ImportRun run) {
        live.put(run.token(), run);
        if (closing) {
            run.stop(new StopReason.Closing());
        }
    }

    public void end(ImportRun run) {
        live.remove(run.token());
    }

    List<ImportRun> live() {
        return List.copyOf(live.values());
    }

    /** Renews all leases; called every few seconds by one thread. */
    public void renew() {
        List<UUID> tokens = List.copyOf(live.keySet());
        Map<UUID, ImportLease> ours =
                queue.renew(tokens).stream().collect(Collectors.toMap(ImportLease::token, Function.identity()));
        long now = nanos.getAsLong();
        if (now - lastRound > lease / 2) {
            unbroken = now;
        }
        lastRound = now;
        for (UUID token : tokens) {
            Optional<ImportRun> run = Optional.ofNullable(live.get(token));
            Optional<ImportLease> renewed = Optional.ofNullable(ours.get(token));
            if (renewed.isEmpty()) {
                // An import that has just ended here is at work no more, but nobody took it.
                run.filter(it -> !queue.hasEnded(it.id(), it.token())).ifPresent(lost -> {
                    LOG.warn("{} lease=lost action=\"stopping here; the node that took it over goes on\"", lost);
                    lost.stop(new StopReason.Fenced());
                });
            } else {
                renewed.flatMap(ImportLease::cancelledBy)
                        .ifPresent(by -> run.ifPresent(cancelled -> cancelled.stop(new StopReason.Cancelled(by))));
            }
        }
    }

    /**
     * Whether a lease that ran out tells that its node is gone. After our database was away everybody's has run out, and
     * whoever comes back first leaves the others one lease to renew theirs.
     */
    public boolean mayTakeOver() {
        return nanos.getAsLong() - unbroken >= lease;
    }

    /** Ends an import that runs here, at once; one that runs elsewhere hears of it with its next renewal. */
    public void cancel(long id, String by) {
        live.values().stream().filter(run -> run.id() == id).forEach(run -> run.stop(new StopReason.Cancelled(by)));
    }

    /** Ends all that run here, for {@code why}. */
    public void stopAll(StopReason why) {
        live.values().forEach(run -> run.stop(why));
    }

    /** Ends those of a workspace that run here, for {@code why}. */
    public void stopAll(String workspace, StopReason why) {
        live.values().stream()
                .filter(run -> run.target().workspace().equals(workspace))
                .forEach(run -> run.stop(why));
    }

    /** Ends all: they go on at the next start. */
    public void close() {
        closing = true;
        live.values().forEach(run -> run.stop(new StopReason.Closing()));
    }
}
