package io.muster.boot;

import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.support.RoutePolicySupport;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the ticks to the other nodes while the route is stopped here. Quartz alone would go on taking them from the
 * cluster, and drop each, so that no node looked any more.
 */
final class QuartzStandby extends RoutePolicySupport {

    private static final Logger LOG = LoggerFactory.getLogger(QuartzStandby.class);

    @Override
    public void onStart(Route route) {
        change(route, false);
    }

    @Override
    public void onResume(Route route) {
        change(route, false);
    }

    @Override
    public void onStop(Route route) {
        change(route, true);
    }

    @Override
    public void onSuspend(Route route) {
        change(route, true);
    }

    private static void change(Route route, boolean rest) {
        Scheduler scheduler =
                ((QuartzEndpoint) route.getEndpoint()).getComponent().getScheduler();
        try {
            if (scheduler == null || scheduler.isShutdown()) {
                return;
            }
            if (rest) {
                scheduler.standby();
            } else if (scheduler.isInStandbyMode()) {
                scheduler.start();
            }
        } catch (SchedulerException e) {
            LOG.warn("route={} trouble=\"what ticks could not be {}\"", route.getId(), rest ? "stopped" : "started");
        }
    }
}
