package io.muster.operations;

import io.muster.access.Actor;
import io.muster.access.Audit;
import io.muster.model.PrintableName;
import io.muster.operations.StoppedRoutes.RouteStop;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.security.AccessController;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.engine.DefaultRouteController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What an operator does with a route, over JMX, comes by here. Each operation does what its name says, whatever was done
 * before; a stop is kept over a restart; the log and the audit have each, with who it was as far as JMX tells.
 */
public final class ManagedRoutes extends DefaultRouteController {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedRoutes.class);

    private final StoppedRoutes stops;
    private final Audit audit;
    private final Clock clock;
    private final Set<String> known = new CopyOnWriteArraySet<>();
    private final AtomicLong interruptions = new AtomicLong();
    private final Lock startings = new ReentrantLock();
    private final Condition started = startings.newCondition();
    private Consumer<String> whenStarted = route -> {};

    public ManagedRoutes(StoppedRoutes stops, Audit audit, Clock clock) {
        this.stops = stops;
        this.audit = audit;
        this.clock = clock;
    }

    /** As Camel's property for routes that are not to be started with it. */
    public String notStarted() {
        return String.join(",", stops.all().keySet());
    }

    /** Called once, when Camel is started: from here on a route that is missing was removed. */
    public void begun(CamelContext camel, Consumer<String> whenRouteStarted) {
        whenStarted = whenRouteStarted;
        camel.getRoutes().forEach(route -> known.add(route.getRouteId()));
        stops.all().forEach((route, stop) -> {
            if (known.contains(route)) {
                LOG.warn(
                        "route={} state=STOPPED since={} by=\"{}\" action=\"an operator stopped it before this start; start"
                                + " it by JMX when it may go on\"",
                        route,
                        stop.at(),
                        who(stop));
            } else {
                stops.started(route);
            }
        });
    }

    /** Who stopped it; empty where nobody did, or not by this way. */
    public Optional<RouteStop> stop(String route) {
        return stops.find(route);
    }

    /** Those that do not run now, whoever's doing it was. */
    public List<String> resting() {
        return known.stream().filter(route -> !runs(route)).sorted().toList();
    }

    /** Those that somebody removed: only a restart of the service brings them back. */
    public Set<String> removed() {
        Set<String> gone = new TreeSet<>(known);
        getCamelContext().getRoutes().stream().map(Route::getRouteId).forEach(gone::remove);
        return gone;
    }

    public boolean runs(String route) {
        return getRouteStatus(route) != null && getRouteStatus(route).isStarted();
    }

    /** Whether imports pass it on their way. */
    public boolean isStep(String route) {
        Route found = getCamelContext().getRoute(route);
        return found != null && found.getEndpoint().getEndpointUri().startsWith("direct:");
    }

    /** Whether all of them end with the service. */
    public boolean isEnding() {
        return getCamelContext().isStopping();
    }

    /** Waits for a route to be started. @return whether it runs */
    public boolean awaits(String route, Duration most) {
        startings.lock();
        try {
            if (!runs(route)) {
                started.awaitNanos(most.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            startings.unlock();
        }
        return runs(route);
    }

    /** Counts the stops: whoever was on the way when it changed may have been cut off by one. */
    public long interruptions() {
        return interruptions.get();
    }

    /** Stops and starts a route that ticks no more; nobody's act. */
    void startAnew(String route) throws Exception {
        super.stopRoute(route, 1, TimeUnit.SECONDS);
        super.startRoute(route);
    }

    @Override
    public void startRoute(String route) throws Exception {
        start(route);
    }

    @Override
    public void resumeRoute(String route) throws Exception {
        start(route);
    }

    @Override
    public void stopRoute(String route) throws Exception {
        stopping(route, "STOPPED");
        if (holdsNothing(route)) {
            super.stopRoute(route, 1, TimeUnit.SECONDS);
        } else {
            super.stopRoute(route);
        }
    }

    @Override
    public void stopRoute(String route, Throwable cause) throws Exception {
        stopping(route, "STOPPED");
        super.stopRoute(route, cause);
    }

    @Override
    public void stopRoute(String route, long timeout, TimeUnit unit) throws Exception {
        stopping(route, "STOPPED");
        super.stopRoute(route, timeout, unit);
    }

    @Override
    public boolean stopRoute(String route, long timeout, TimeUnit unit, boolean abortAfterTimeout) throws Exception {
        stopping(route, "STOPPED");
        boolean stopped = super.stopRoute(route, timeout, unit, abortAfterTimeout);
        if (!stopped && runs(route)) {
            stops.started(route);
            LOG.info("route={} state=STARTED reason=\"it was at work for longer than the stop would wait\"", route);
        }
        return stopped;
    }

    @Override
    public void suspendRoute(String route) throws Exception {
        boolean ran = runs(route);
        stopping(route, "SUSPENDED");
        if (ran) {
            super.suspendRoute(route);
        }
    }

    @Override
    public void suspendRoute(String route, long timeout, TimeUnit unit) throws Exception {
        boolean ran = runs(route);
        stopping(route, "SUSPENDED");
        if (ran) {
            super.suspendRoute(route, timeout, unit);
        }
    }

    /** What lies in a queue in memory is no more than a call to look; Camel would wait for it until its time is up. */
    private boolean holdsNothing(String route) {
        Route found = getCamelContext().getRoute(route);
        return found != null
                && found.getEndpoint().getEndpointUri().startsWith("seda:")
                && getCamelContext().getInflightRepository().size(route) == 0;
    }

    private void start(String route) throws Exception {
        boolean ran = runs(route);
        if (getRouteStatus(route) != null && getRouteStatus(route).isSuspended()) {
            // Camel's start leaves the consumer of a suspended route suspended, and calls it started.
            super.resumeRoute(route);
        } else {
            super.startRoute(route);
        }
        stops.started(route);
        if (!ran) {
            RouteStop act = act();
            LOG.info("route={} state=STARTED by=\"{}\"", route, who(act));
            write("start-route", route, act);
            whenStarted.accept(route);
            startings.lock();
            try {
                started.signalAll();
            } finally {
                startings.unlock();
            }
        }
    }

    private void stopping(String route, String state) {
        interruptions.incrementAndGet();
        if (!runs(route) || getCamelContext().isStopping()) {
            return;
        }
        RouteStop act = act();
        stops.stopped(route, act);
        LOG.warn(
                "route={} state={} by=\"{}\" action=\"its part of the way waits, also over a restart; start it by JMX when it"
                        + " may go on\"",
                route,
                state,
                who(act));
        write(state.equals("STOPPED") ? "stop-route" : "suspend-route", route, act);
    }

    private void write(String action, String route, RouteStop act) {
        try {
            audit.done(new Audit.AuditedAction(
                    Optional.of(Actor.jmx(act.by())), act.address(), action, route, Optional.empty()));
        } catch (DataAccessException e) {
            LOG.warn("route={} audit=missing action=\"our database does not answer; this log has who did it\"", route);
        }
    }

    private static String who(RouteStop act) {
        String name = act.by().isEmpty() ? "an operator" : act.by();
        return act.address().isEmpty() ? name : name + " from " + act.address();
    }

    private RouteStop act() {
        return new RouteStop(clock.instant(), name(), address());
    }

    /** Those who signed in to JMX, which is the only way to know who somebody is there. */
    @SuppressWarnings("removal")
    private static String name() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null
                ? ""
                : subject.getPrincipals(JMXPrincipal.class).stream()
                        .map(JMXPrincipal::getName)
                        .map(PrintableName::of)
                        .collect(Collectors.joining(","));
    }

    private static String address() {
        try {
            return RemoteServer.getClientHost();
        } catch (ServerNotActiveException within) {
            return "";
        }
    }
}
