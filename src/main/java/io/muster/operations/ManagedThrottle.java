package io.muster.operations;

import io.muster.braze.NodeRateLimit;
import org.apache.camel.CamelContext;
import org.apache.camel.management.mbean.ManagedThrottler;

/**
 * The throttle as operators write it over JMX: what they set is the node's limit, which refuses a number that cannot be,
 * and what they read is what is in force. Camel's own takes any number, and stands still for good at 0.
 * Public for JMX alone.
 */
public final class ManagedThrottle extends ManagedThrottler {

    private final NodeRateLimit limit;

    ManagedThrottle(CamelContext camel, ManagedThrottler plain, NodeRateLimit limit) {
        super(camel, plain.getProcessor(), plain.getDefinition());
        this.limit = limit;
    }

    @Override
    public long getMaximumRequests() {
        return limit.requests();
    }

    @Override
    public void setMaximumRequests(long requests) {
        limit.setRequests(requests);
    }

    @Override
    public long getTimePeriodMillis() {
        return limit.millis();
    }

    @Override
    public void setTimePeriodMillis(long millis) {
        limit.setMillis(millis);
        super.setTimePeriodMillis(millis);
    }
}
