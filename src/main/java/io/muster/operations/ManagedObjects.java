package io.muster.operations;

import io.muster.braze.NodeRateLimit;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.management.DefaultManagementObjectStrategy;
import org.apache.camel.management.mbean.ManagedThrottler;
import org.jspecify.annotations.Nullable;

/** What of Camel stands in JMX: Camel's own, but for the throttle, which is {@link ManagedThrottle}. */
public final class ManagedObjects extends DefaultManagementObjectStrategy {

    /** Before the routes start. */
    public static void install(CamelContext camel) {
        camel.getManagementStrategy().setManagementObjectStrategy(new ManagedObjects());
    }

    @Override
    public @Nullable Object getManagedObjectForProcessor(
            CamelContext camel, Processor processor, NamedNode node, Route route) {
        Object plain = super.getManagedObjectForProcessor(camel, processor, node, route);
        NodeRateLimit limit = camel.getRegistry().lookupByNameAndType("nodeLimit", NodeRateLimit.class);
        if (!(plain instanceof ManagedThrottler throttler) || limit == null) {
            return plain;
        }
        ManagedThrottle operated = new ManagedThrottle(camel, throttler, limit);
        operated.setRoute(route);
        operated.init(camel.getManagementStrategy());
        return operated;
    }
}
