package io.muster.web.kit;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.muster.access.Actor;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that stay true while they are open (server-sent events). Twice a second a page's parts are rendered again, and those
 * that changed are sent whole, so that a lost event costs nothing. A stream lasts a minute; the browser opens the next by
 * itself, and the gate looks again who that is. Any thread may call.
 */
public final class LiveUpdates implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST_STREAMS = 200;
    private static final int MOST_OF_ONE = 10;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Clock clock;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    /** A reader that takes nothing holds up a thread until the server gives it up, and the others have theirs. */
    private final ScheduledExecutorService beats = Executors.newScheduledThreadPool(4, LiveUpdates::daemon);

    public LiveUpdates(Clock clock) {
        this.clock = clock;
    }

    /**
     * A part of a page.
     *
     * @param id the id of the element on the page
     * @param shows what it shows: while this stays equal, the part is not rendered again
     * @param html makes the element itself, with this id
     */
    public record PagePart(String id, Object shows, Supplier<String> html) {

        public PagePart(String id, String html) {
            this(id, html, () -> html);
        }
    }

    /** Asked before a stream begins: afterwards it can only be ended. */
    public void mayFollow(Context context) {
        if (isFull(person(context))) {
            context.header("Retry-After", Long.toString(AGAIN.toSeconds()));
            throw new ReasonResponse(503, Reason.of(ReasonCode.PAGES_MANY));
        }
    }

    private boolean isFull(String person) {
        long theirs = streams.stream()
                .filter(stream -> !person.isEmpty() && stream.person.equals(person))
                .count();
        return streams.size() >= MOST_STREAMS || theirs >= MOST_OF_ONE;
    }

    /** Many that were asked for at once were all let through by then. */
    private synchronized boolean begins(Stream stream) {
        return !isFull(stream.person) && streams.add(stream);
    }

    /** Empty where nobody signs in. */
    private static String person(Context context) {
        return Visitor.of(context).actor().flatMap(Actor::by).orElse("");
    }

    /** Sends what {@code parts} makes, as it changes, and with each beat when it was true. */
    public void follow(SseClient client, Supplier<List<PagePart>> parts, Supplier<String> asOf) {
        Stream stream = new Stream(
                client, person(client.ctx()), parts, asOf, clock.instant().plus(LIFE));
        if (!begins(stream)) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> streams.remove(stream));
        beats.execute(() -> beat(stream));
    }

    @Override
    public void close() {
        beats.shutdownNow();
        streams.forEach(stream -> stream.client.close());
    }

    private void beat(Stream stream) {
        if (stream.client.terminated() || !clock.instant().isBefore(stream.end)) {
            end(stream);
            return;
        }
        try {
            stream.send();
        } catch (RuntimeException e) {
            // Such as a database that is away: the page says since when it is not live, and opens the next stream.
            LOG.debug("live=ended", e);
            end(stream);
            return;
        }
        if (!beats.isShutdown()) {
            beats.schedule(() -> beat(stream), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(Stream stream) {
        streams.remove(stream);
        stream.client.close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "live");
        thread.setDaemon(true);
        return thread;
    }

    /** One open page. Only one beat at a time touches it. */
    private static final class Stream {
        private final SseClient client;
        private final String person;
        private final Supplier<List<PagePart>> parts;
        private final Supplier<String> asOf;
        private final Instant end;
        private final Map<String, Object> sent = new HashMap<>();

        Stream(SseClient client, String person, Supplier<List<PagePart>> parts, Supplier<String> asOf, Instant end) {
            this.client = client;
            this.person = person;
            this.parts = parts;
            this.asOf = asOf;
            this.end = end;
        }

        void send() {
            for (PagePart part : parts.get()) {
                if (!part.shows.equals(sent.put(part.id, part.shows))) {
                    send("part", part.html.get());
                }
            }
            send("as-of", asOf.get());
        }

        private void send(String event, String data) {
            // Whoever leaves in between is no news for the log.
            if (!client.terminated()) {
                client.sendEvent(event, data);
            }
        }
    }
}
