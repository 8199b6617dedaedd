package io.muster.workspace;

import io.muster.braze.RateLimitPause;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The wait for Braze's limit, written down where all nodes read it. */
public final class SharedRateLimit {

    private static final Logger LOG = LoggerFactory.getLogger(SharedRateLimit.class);

    private SharedRateLimit() {}

    /** @param partner the partner's name as it is now */
    public static RateLimitPause.SharedPauses of(RateLimitStore limits, Supplier<String> partner) {
        return new RateLimitPause.SharedPauses(
                (endpoint, until) -> write(limits, partner.get(), endpoint, until), () -> limits.waits(partner.get()));
    }

    private static void write(RateLimitStore limits, String partner, String endpoint, Instant until) {
        LOG.warn(
                "braze=LIMITED endpoint={} until={} action=\"imports to it wait and go on by themselves\"",
                endpoint,
                until);
        try {
            limits.limited(partner, endpoint, until);
        } catch (DataAccessException e) {
            // This node waits all the same; its next look writes it again.
            LOG.debug("The limit could not be written down.", e);
        }
    }
}
