package io.muster.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether what must tick ticks. A thread that died, such as of too little memory, leaves its route as if it ran;
 * so the looks of each are counted, on a thread and a clock of their own: the machine's wall clock may be set.
 * A route whose thread is dead is started again; one that is at a single look for long is told of.
 */
public final class RouteHeartbeats implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteHeartbeats.class);

    /** A look that waits for our database or reads a long folder is no sign of a dead thread. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofSeconds(5));

    /**
     * @param between for so long nothing need begin, beyond three times its own delay
     * @param within for so long one look may take
     * @param every so often we look ourselves
     */
    public record Patience(Duration between, Duration within, Duration every) {}

    /** @param sinceNanos when this count was first seen */
    private record TickCount(long count, long sinceNanos) {}

    private final CamelContext camel;
    private final ManagedRoutes routes;
    private final Patience patience;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, TickCount> beats = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> others = new ConcurrentSkipListMap<>();
    private final Map<String, BooleanSupplier> mayRest = new ConcurrentHashMap<>();
    private final Map<String, Runnable> instead = new ConcurrentHashMap<>();
    private final List<Runnable> alongside = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> silent = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService thread;

    public RouteHeartbeats(
            CamelContext camel, ManagedRoutes routes, Patience patience, InstantSource clock, LongSupplier nanos) {
        this.camel = camel;
        this.routes = routes;
        this.patience = patience;
        this.clock = clock;
        this.nanos = nanos;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread one = new Thread(work, "beats");
            one.setDaemon(true);
            return one;
        });
    }

    /**
     * A route whose looks Camel does not count.
     *
     * @param looks how many there were
     * @param rests whether there is a reason for none, such as that another node makes them
     * @param look made in place of those that do not come
     */
    public RouteHeartbeats with(String route, LongSupplier looks, BooleanSupplier rests, Runnable look) {
        others.put(route, looks);
        mayRest.put(route, rests);
        instead.put(route, look);
        return this;
    }

    /** Another look of the same kind, as often. */
    public RouteHeartbeats and(Runnable look) {
        alongside.add(look);
        return this;
    }

    public RouteHeartbeats begin() {
        thread.scheduleWithFixedDelay(
                this::guarded, patience.every().toMillis(), patience.every().toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Those that do not tick, and since when. */
    public Map<String, Instant> silent() {
        return new TreeMap<>(silent);
    }

    private void guarded() {
        try {
            look();
            alongside.forEach(Runnable::run);
        } catch (Throwable e) {
            // What is thrown here would end the looks, and nobody would know.
            LOG.warn("beats=\"a look failed\" cause={}", e.getClass().getSimpleName());
        }
    }

    void look() {
        for (Route route : camel.getRoutes()) {
            String id = route.getRouteId();
            if (route.getConsumer() instanceof ScheduledPollConsumer poll) {
                Duration delay = Duration.ofMillis(poll.getTimeUnit().toMillis(poll.getDelay()));
                judged(id, poll.getCounter(), delay, poll.isPolling());
            } else if (others.containsKey(id)) {
                judged(id, others.get(id).getAsLong(), Duration.ZERO, false);
            }
        }
    }

    void judged(String route, long count, Duration delay, boolean atWork) {
        long now = nanos.getAsLong();
        TickCount last = beats.get(route);
        if (!routes.runs(route) || last == null || last.count != count) {
            beats.put(route, new TickCount(count, now));
            if (silent.remove(route) != null) {
                LOG.info("route={} state=TICKING", route);
            }
            return;
        }
        Duration still = Duration.ofNanos(now - last.sinceNanos);
        Duration most = atWork ? patience.within() : patience.between().plus(delay.multipliedBy(3));
        if (still.compareTo(most) <= 0) {
            return;
        }
        if (mayRest.getOrDefault(route, () -> false).getAsBoolean()) {
            beats.put(route, new TickCount(last.count, now));
            return;
        }
        if (silent.putIfAbsent(route, clock.instant().minus(still)) == null) {
            LOG.error(
                    "route={} state=SILENT for={}s action=\"{}\"",
                    route,
                    still.toSeconds(),
                    atWork
                            ? "it is at one look for so long; restart the service when this stays"
                            : instead.containsKey(route)
                                    ? "it is looked for it here meanwhile; was the clock set? restart the service when"
                                            + " this stays"
                                    : "it is started anew; restart the service when this stays");
        }
        if (!atWork) {
            wake(route);
        }
        // Again after the same while, not at each look.
        beats.put(route, new TickCount(last.count, now));
    }

    private void wake(String route) {
        try {
            Runnable look = instead.get(route);
            if (look == null) {
                routes.startAnew(route);
            } else {
                look.run();
            }
        } catch (Exception e) {
            LOG.warn(
                    "route={} state=SILENT cause={} action=\"restart the service\"",
                    route,
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
