package io.muster.app;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.RouteEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log when somebody stops or starts a route by JMX: whoever reads it at night did not do it. */
final class RouteLog extends SimpleEventNotifierSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLog.class);

    @Override
    public void notify(CamelEvent event) {
        // All of them start and stop with the service, which says so itself.
        if (!(event instanceof RouteEvent about)
                || !about.getRoute().getCamelContext().isStarted()) {
            return;
        }
        String route = about.getRoute().getRouteId();
        if (event.getType() == CamelEvent.Type.RouteStopped) {
            LOG.warn(
                    "route={} state=STOPPED action=\"its part of the way waits; start it by JMX when it may go on\"",
                    route);
        } else if (event.getType() == CamelEvent.Type.RouteStarted) {
            LOG.info("route={} state=STARTED", route);
        }
    }
}
