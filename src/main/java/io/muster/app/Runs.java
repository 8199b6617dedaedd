package io.muster.app;

import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import io.muster.history.Queue;
import io.muster.history.Queue.Renewed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The imports at work on this node: their leases are renewed, their cancels heard, and a stop of the service ends them. */
final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Queue queue;
    private final Map<UUID, Run> live = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Runs(Queue queue) {
        this.queue = queue;
    }

    void begin(Run run) {
        live.put(run.token(), run);
        if (closing) {
            run.stop(new Stop.Closing());
        }
    }

    void end(Run run) {
        live.remove(run.token());
    }

    List<Run> live() {
        return List.copyOf(live.values());
    }

    /** Renews all leases; called every few seconds by one thread. */
    public void renew() {
        List<UUID> tokens = List.copyOf(live.keySet());
        if (tokens.isEmpty()) {
            return;
        }
        Map<UUID, Renewed> ours =
                queue.renew(tokens).stream().collect(Collectors.toMap(Renewed::token, Function.identity()));
        for (UUID token : tokens) {
            Optional<Run> run = Optional.ofNullable(live.get(token));
            Optional<Renewed> renewed = Optional.ofNullable(ours.get(token));
            if (renewed.isEmpty()) {
                // An import that has just ended here is at work no more, but nobody took it.
                run.filter(it -> !queue.hasEnded(it.id(), it.token())).ifPresent(lost -> {
                    LOG.warn("{} lease=lost action=\"stopping here; the node that took it over goes on\"", lost);
                    lost.stop(new Stop.Fenced());
                });
            } else {
                renewed.flatMap(Renewed::cancelledBy)
                        .ifPresent(by -> run.ifPresent(cancelled -> cancelled.stop(new Stop.Cancelled(by))));
            }
        }
    }

    /** Ends an import that runs here, at once; one that runs elsewhere hears of it with its next renewal. */
    void cancel(long id, String by) {
        live.values().stream().filter(run -> run.id() == id).forEach(run -> run.stop(new Stop.Cancelled(by)));
    }

    /** Ends all that run here, for {@code why}. */
    void stopAll(Stop why) {
        live.values().forEach(run -> run.stop(why));
    }

    /** Ends those of a workspace that run here, for {@code why}. */
    void stopAll(String workspace, Stop why) {
        live.values().stream()
                .filter(run -> run.target().workspace().equals(workspace))
                .forEach(run -> run.stop(why));
    }

    /** Ends all: they go on at the next start. */
    void close() {
        closing = true;
        live.values().forEach(run -> run.stop(new Stop.Closing()));
    }
}
