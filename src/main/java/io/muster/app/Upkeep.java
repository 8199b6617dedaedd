package io.muster.app;

import io.muster.ledger.Traces;
import io.muster.notify.Kept;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what is kept no longer. Called by one route, once a day. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Traces traces;
    private final Kept notices;
    private final Optional<Duration> changes;

    /** @param changes how long past changes are kept; empty for good */
    Upkeep(Traces traces, Kept notices, Optional<Duration> changes) {
        this.traces = traces;
        this.notices = notices;
        this.changes = changes;
    }

    public void dropPastChanges() {
        changes.map(traces::drop)
                .filter(dropped -> dropped > 0)
                .ifPresent(dropped -> LOG.info("retention=changes requests={} action=dropped", dropped));
    }

    public void dropContents() {
        int dropped = notices.dropContents();
        if (dropped > 0) {
            LOG.info("retention=notifications count={} action=\"their contents were dropped\"", dropped);
        }
    }
}
