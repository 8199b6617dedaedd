package io.muster.pipeline;

import io.muster.ledger.trace.MemberTraces;
import io.muster.notify.Outbox;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what is kept no longer. Called by one route, once a day. */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final MemberTraces traces;
    private final Outbox outbox;
    private final Optional<Duration> changes;

    /** @param changes how long past changes are kept; empty for good */
    public Retention(MemberTraces traces, Outbox outbox, Optional<Duration> changes) {
        this.traces = traces;
        this.outbox = outbox;
        this.changes = changes;
    }

    public void dropPastChanges() {
        changes.map(traces::drop)
                .filter(dropped -> dropped > 0)
                .ifPresent(dropped -> LOG.info("retention=changes requests={} action=dropped", dropped));
    }

    public void dropContents() {
        int dropped = outbox.dropContents();
        if (dropped > 0) {
            LOG.info("retention=notifications count={} action=\"their contents were dropped\"", dropped);
        }
    }
}
