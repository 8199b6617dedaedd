package io.muster.app;

import io.muster.delivery.SharedWait;
import io.muster.history.BrazeLimits;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The wait for Braze's limit, written down where all nodes read it. */
final class LimitBoard {

    private static final Logger LOG = LoggerFactory.getLogger(LimitBoard.class);

    private LimitBoard() {}

    /** @param partner the partner's name as it is now */
    static SharedWait.Board of(BrazeLimits limits, Supplier<String> partner) {
        return new SharedWait.Board(until -> write(limits, partner.get(), until), () -> limits.until(partner.get()));
    }

    private static void write(BrazeLimits limits, String partner, Instant until) {
        LOG.warn("braze=LIMITED until={} action=\"all imports wait and go on by themselves\"", until);
        try {
            limits.limited(partner, until);
        } catch (DataAccessException e) {
            // This node waits all the same; its next look writes it again.
            LOG.debug("The limit could not be written down.", e);
        }
    }
}
