package io.muster.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.Postgres;
import io.muster.access.Access;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no longer ticks is noticed, told of and started again. */
class RouteHeartbeatsTest {

    private static final RouteHeartbeats.Patience PATIENCE =
            new RouteHeartbeats.Patience(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofSeconds(5));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger ticks = new AtomicInteger();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile boolean deadly;
    private ManagedRoutes routes;
    private RouteHeartbeats beats;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        routes = new ManagedRoutes(
                new StoppedRoutes(data),
                Access.of(Postgres.withTables(), Clock.systemUTC(), new SecureRandom())
                        .audit(),
                Clock.systemUTC());
        camel.setRouteController(routes);
        camel.getRegistry().bind("dies", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint endpoint) {
                if (deadly) {
                    deadly = false;
                    throw new OutOfMemoryError("of a test");
                }
                return true;
            }
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("scheduler:tick?initialDelay=0&delay=20&synchronous=true&pollStrategy=#bean:dies")
                        .id("tick")
                        .process(exchange -> ticks.incrementAndGet());
                from("scheduler:stuck?initialDelay=0&delay=20&synchronous=true")
                        .id("stuck")
                        .autoStartup(false)
                        .process(exchange -> stuck.await());
            }
        });
        camel.start();
        routes.begun(camel, route -> {});
        beats = new RouteHeartbeats(camel, routes, PATIENCE, Clock.systemUTC(), nanos::get);
    }

    @AfterEach
    void stop() {
        stuck.countDown();
        beats.close();
        camel.stop();
    }

    @Test
    void a_route_whose_thread_died_of_too_little_memory_is_told_of_and_started_anew() {
        await().until(() -> ticks.get() > 2);
        beats.look();
        assertThat(beats.silent()).isEmpty();

        deadly = true;
        await("the thread's death").until(() -> !deadly && !polls("tick").isPolling());
        long dead = ticks.get();
        beats.look();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        beats.look();

        assertThat(beats.silent()).containsOnlyKeys("tick");
        await().until(() -> ticks.get() > dead);
        await("another count").until(() -> {
            beats.look();
            return beats.silent().isEmpty();
        });
        assertThat(routes.resting()).as("nobody's stop").containsExactly("stuck");
    }

    @Test
    void a_route_that_is_at_one_look_for_minutes_is_told_of() throws Exception {
        routes.startRoute("stuck");
        await().until(() -> polls("stuck").isPolling());
        beats.look();
        long seen = polls("tick").getCounter();
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        await().until(() -> polls("tick").getCounter() > seen);
        beats.look();
        assertThat(beats.silent()).isEmpty();

        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        beats.look();

        assertThat(beats.silent()).containsKey("stuck");
    }

    @Test
    void a_route_that_an_operator_stopped_is_not_missed() throws Exception {
        beats.look();
        routes.stopRoute("tick");
        beats.look();
        nanos.addAndGet(Duration.ofHours(2).toNanos());
        beats.look();

        assertThat(beats.silent()).isEmpty();
    }

    @Test
    void where_another_node_makes_the_looks_none_is_missed_and_else_they_are_made_here() {
        AtomicInteger instead = new AtomicInteger();
        AtomicInteger others = new AtomicInteger(1);
        beats.with("tick", () -> 0, () -> others.get() > 0, instead::incrementAndGet);
        camel.getRoutes();

        for (int i = 0; i < 3; i++) {
            beats.judged("tick", 7, Duration.ZERO, false);
            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        }
        assertThat(beats.silent()).isEmpty();
        assertThat(instead).hasValue(0);

        others.set(0);
        beats.judged("tick", 7, Duration.ZERO, false);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        beats.judged("tick", 7, Duration.ZERO, false);

        assertThat(beats.silent()).containsKey("tick");
        assertThat(instead.get()).isPositive();
    }

    private ScheduledPollConsumer polls(String route) {
        return (ScheduledPollConsumer) camel.getRoute(route).getConsumer();
    }
}
