package io.muster.imports;

import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.model.ImportRun;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of an import whose delivery moves no more. A thread that dies of an Error where nothing catches it, such as of
 * a stack that is too deep or a class that cannot be loaded, answers to nobody, and its import would wait for it for
 * ever, with its lease renewed. Whoever delivers asks time and again whether the import has to end, also while it waits;
 * so one that asks no more is lost. It goes on once from its unanswered batches; lost again, it ends.
 */
public final class StalledImports {

    private static final Logger LOG = LoggerFactory.getLogger(StalledImports.class);

    /** Beyond the longest that a request or a statement of the ledger takes. */
    public static final Duration USUAL = Duration.ofMinutes(10);

    private static final Duration TOLD_FOR = Duration.ofDays(1);

    private record Beat(long looks, long sinceNanos) {}

    private record Stall(ImportRun run, int times, Instant at) {}

    private final RunningImports runs;
    private final Consumer<ImportRun> abandon;
    private final Duration patience;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<UUID, Beat> beats = new ConcurrentHashMap<>();
    private final Map<Long, Stall> stalls = new ConcurrentHashMap<>();

    /** @param abandon lets go of one, so that it is taken over */
    public StalledImports(
            RunningImports runs,
            Consumer<ImportRun> abandon,
            Duration patience,
            InstantSource clock,
            LongSupplier nanos) {
        this.runs = runs;
        this.abandon = abandon;
        this.patience = patience;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Called every few seconds by one thread. */
    public void look() {
        long now = nanos.getAsLong();
        List<ImportRun> live = runs.live();
        beats.keySet().retainAll(live.stream().map(ImportRun::token).toList());
        for (ImportRun run : live) {
            Stall before = stalls.get(run.id());
            if (before != null && before.times > 1 && run.stopped().isEmpty()) {
                run.stop(new StopReason.OwnFault(Reason.of(ReasonCode.DELIVERY_LOST)));
            }
            Beat last = beats.get(run.token());
            if (last == null || last.looks != run.looks() || !run.isDelivering()) {
                beats.put(run.token(), new Beat(run.looks(), now));
            } else if (now - last.sinceNanos > patience.toNanos()) {
                stalled(run);
            }
        }
    }

    /** What people are told of those of the last day. */
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        stalls.values().removeIf(stall -> stall.at.isBefore(clock.instant().minus(TOLD_FOR)));
        stalls.forEach((id, stall) -> items.add(Item.of(
                "routes",
                HealthState.DEGRADED,
                "import.stalled",
                id,
                stall.run.target().cohort(),
                stall.at)));
        return items;
    }

    private void stalled(ImportRun run) {
        Stall stall = stalls.merge(
                run.id(), new Stall(run, 1, clock.instant()), (old, fresh) -> new Stall(run, old.times + 1, fresh.at));
        LOG.error(
                "{} state=STALLED for={}s action=\"{}\"",
                run,
                patience.toSeconds(),
                stall.times > 1
                        ? "it was lost before, and ends; look for an Error in the log of that time"
                        : "it goes on from its unanswered batches; restart the service when this comes again");
        beats.remove(run.token());
        abandon.accept(run);
    }
}
