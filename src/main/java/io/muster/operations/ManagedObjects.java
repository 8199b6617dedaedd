package io.muster.operations;

import io.muster.braze.NodeRateLimit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.management.DefaultManagementObjectStrategy;
import org.apache.camel.management.mbean.ManagedConsumer;
import org.apache.camel.management.mbean.ManagedScheduledPollConsumer;
import org.apache.camel.management.mbean.ManagedThrottler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What of Camel stands in JMX: Camel's own, but for the throttle, which is {@link ManagedThrottle}, and for consumers: what
 * is done with one is done with its route, else the route would say that it runs and take nothing.
 */
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

    @Override
    public Object getManagedObjectForConsumer(CamelContext camel, Consumer consumer) {
        ManagedConsumer operated = consumer instanceof ScheduledPollConsumer poll
                ? new RoutesPoll(camel, poll)
                : new RoutesConsumer(camel, consumer);
        operated.init(camel.getManagementStrategy());
        return operated;
    }

    /** Public for JMX alone. */
    public static final class RoutesConsumer extends ManagedConsumer {

        RoutesConsumer(CamelContext camel, Consumer consumer) {
            super(camel, consumer);
        }

        @Override
        public void start() throws Exception {
            getContext().getRouteController().startRoute(getRouteId());
        }

        @Override
        public void stop() throws Exception {
            getContext().getRouteController().stopRoute(getRouteId());
        }

        @Override
        public void suspend() throws Exception {
            getContext().getRouteController().suspendRoute(getRouteId());
        }

        @Override
        public void resume() throws Exception {
            getContext().getRouteController().resumeRoute(getRouteId());
        }
    }

    /** The same for one that looks by itself. Public for JMX alone. */
    public static final class RoutesPoll extends ManagedScheduledPollConsumer {

        RoutesPoll(CamelContext camel, ScheduledPollConsumer consumer) {
            super(camel, consumer);
        }

        @Override
        public void start() throws Exception {
            getContext().getRouteController().startRoute(getRouteId());
        }

        @Override
        public void stop() throws Exception {
            getContext().getRouteController().stopRoute(getRouteId());
        }

        @Override
        public void suspend() throws Exception {
            getContext().getRouteController().suspendRoute(getRouteId());
        }

        @Override
        public void resume() throws Exception {
            getContext().getRouteController().resumeRoute(getRouteId());
        }
    }
}
