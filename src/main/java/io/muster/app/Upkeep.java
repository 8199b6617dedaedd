package io.muster.app;

import io.muster.ledger.Traces;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what is kept no longer. Called by one route, once a day. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Traces traces;
    private final Optional<Duration> changes;

    /** @param changes how long past changes are kept; empty for good */
    Upkeep(Traces traces, Optional<Duration> changes) {
        this.traces = traces;
        this.changes = changes;
    }

    public void dropPastChanges() {
        changes.map(traces::drop)
                .filter(dropped -> dropped > 0)
                .ifPresent(dropped -> LOG.info("retention=changes requests={} action=dropped", dropped));
    }
}
