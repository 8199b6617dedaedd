package io.muster.app;

import io.muster.delivery.NodeLimit;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.management.DefaultManagementObjectStrategy;
import org.apache.camel.management.mbean.ManagedThrottler;
import org.jspecify.annotations.Nullable;

/** What of Camel stands in JMX: Camel's own, but for the throttle, which is {@link OperatedThrottle}. */
final class OperatedObjects extends DefaultManagementObjectStrategy {

    /** Before the routes start. */
    static void install(CamelContext camel) {
        camel.getManagementStrategy().setManagementObjectStrategy(new OperatedObjects());
    }

    @Override
    public @Nullable Object getManagedObjectForProcessor(
            CamelContext camel, Processor processor, NamedNode node, Route route) {
        Object plain = super.getManagedObjectForProcessor(camel, processor, node, route);
        NodeLimit limit = camel.getRegistry().lookupByNameAndType("nodeLimit", NodeLimit.class);
        if (!(plain instanceof ManagedThrottler throttler) || limit == null) {
            return plain;
        }
        OperatedThrottle operated = new OperatedThrottle(camel, throttler, limit);
        operated.setRoute(route);
        operated.init(camel.getManagementStrategy());
        return operated;
    }
}
