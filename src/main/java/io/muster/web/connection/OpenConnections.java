package io.muster.web.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/**
 * The connections of the server. One that does not send a whole request in time is closed, however steadily its bytes
 * trickle in; and when there are too many, the one that has waited longest makes room for the newest, so that nobody who
 * opens connections keeps the others out. Any thread may call.
 */
public final class OpenConnections implements Connection.Listener, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Clock clock;
    private final int most;
    private final Duration headWithin;
    private final Duration nextWithin;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(OpenConnections::daemon);
    private final Set<Connection> all = new HashSet<>();
    /** Those that nothing is done for, with the time they have; who began to wait first stands first. */
    private final Map<Connection, Instant> waiting = new LinkedHashMap<>();

    /**
     * @param headWithin how long a new connection has until the head of its first request is there
     * @param nextWithin how long until that of the next one
     */
    public OpenConnections(Clock clock, int most, Duration headWithin, Duration nextWithin) {
        this.clock = clock;
        this.most = most;
        this.headWithin = headWithin;
        this.nextWithin = nextWithin;
        looks.scheduleWithFixedDelay(this::closeLate, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        opened(connection).ifPresent(OpenConnections::end);
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        all.remove(connection);
        waiting.remove(connection);
    }

    /** Its request's body is waited for; whoever waits for it looks at the time. */
    synchronized void waitsForBody(Connection connection, Duration most) {
        waitsFor(connection, most.multipliedBy(2));
    }

    /** Somebody works at its request. */
    synchronized void isBusy(Connection connection) {
        waiting.remove(connection);
    }

    /** Its request is answered. */
    synchronized void isFree(Connection connection) {
        waitsFor(connection, nextWithin);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private synchronized Optional<Connection> opened(Connection connection) {
        all.add(connection);
        Optional<Connection> tooMany = Optional.empty();
        if (all.size() > most) {
            tooMany = waiting.keySet().stream().findFirst().or(() -> Optional.of(connection));
            tooMany.ifPresent(waiting::remove);
        }
        waitsFor(connection, headWithin);
        return tooMany;
    }

    private void waitsFor(Connection connection, Duration most) {
        waiting.remove(connection);
        if (all.contains(connection)) {
            waiting.put(connection, clock.instant().plus(most));
        }
    }

    private void closeLate() {
        late().forEach(OpenConnections::end);
    }

    private synchronized List<Connection> late() {
        Instant now = clock.instant();
        List<Connection> late = new ArrayList<>();
        Iterator<Map.Entry<Connection, Instant>> each = waiting.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Connection, Instant> entry = each.next();
            if (entry.getValue().isBefore(now)) {
                late.add(entry.getKey());
                each.remove();
            }
        }
        return late;
    }

    private static void end(Connection connection) {
        connection.getEndPoint().close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "connections");
        thread.setDaemon(true);
        return thread;
    }
}
