package io.muster.pipeline;

import io.muster.imports.NodeFolders.WaitingElsewhere;
import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.model.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be said of files that arrive, on the page Health: for as long as it is so, or for a day. Any thread. */
public final class InboxRemarks {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRemarks.class);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST = 100;

    private final Clock clock;
    private final Map<String, Reason> unlisted = new TreeMap<>();
    private final Map<Path, Reason> unmoved = new TreeMap<>();
    private final Deque<Remark> said = new ArrayDeque<>();
    private List<WaitingElsewhere> waiting = List.of();

    public InboxRemarks(Clock clock) {
        this.clock = clock;
    }

    private record Remark(Reason what, Instant at) {}

    /** Folders that cannot be looked into now, and why; each is said once in the log. */
    synchronized void folders(Map<String, Reason> now) {
        now.forEach((folder, why) -> {
            if (!unlisted.containsKey(folder)) {
                LOG.warn("folder=overlooked reason=\"{}\"", why.sentence());
            }
        });
        unlisted.clear();
        unlisted.putAll(now);
    }

    synchronized void unmoved(Path file, Reason why) {
        unmoved.put(file, why);
    }

    synchronized void keepUnmoved(Set<Path> there) {
        unmoved.keySet().retainAll(there);
    }

    /** Something that is over, and still worth a look. */
    synchronized void add(Reason what) {
        said.removeIf(each -> each.what.equals(what));
        said.addFirst(new Remark(what, clock.instant()));
        if (said.size() > MOST) {
            said.removeLast();
        }
    }

    synchronized void waiting(List<WaitingElsewhere> now) {
        waiting = List.copyOf(now);
    }

    /** What the page Health says; nothing where all is well. */
    synchronized List<Item> items() {
        Instant now = clock.instant();
        said.removeIf(each -> each.at.plus(A_DAY).isBefore(now));
        List<Item> items = new ArrayList<>();
        List<Reason> stuck = new ArrayList<>(unlisted.values());
        stuck.addAll(unmoved.values());
        if (!stuck.isEmpty()) {
            items.add(Item.of("inbox", HealthState.DEGRADED, "inbox.stuck", stuck.size(), stuck.get(0)));
        }
        if (!said.isEmpty()) {
            items.add(Item.of("inbox", HealthState.DEGRADED, "inbox.remarks", said.size(), said.getFirst().what));
        }
        for (WaitingElsewhere each : waiting) {
            items.add(Item.of(
                    "inbox",
                    HealthState.DEGRADED,
                    "inbox.elsewhere",
                    each.imports(),
                    each.place().found(),
                    each.place().seen()));
        }
        return items;
    }
}
