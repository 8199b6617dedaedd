package io.muster.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which of Camel's consumers tell their exception handler of what a route without an error handler threw. Those that do
 * not are guarded inside of their routes, which {@link RoutesTest} holds.
 */
class ConsumerTroubleTest {

    private final List<Throwable> told = new CopyOnWriteArrayList<>();

    private final class Listening implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(@Nullable String message, Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
            told.add(exception);
        }
    }

    @Test
    void a_scheduler_tells() throws Exception {
        try (CamelContext camel = route(
                "scheduler:tick?initialDelay=0&repeatCount=1&synchronous=true&exceptionHandler=#bean:routeErrors")) {
            await().until(() -> told.size() == 1);
        }
        assertThat(told.get(0)).hasMessage("of the route");
    }

    @Test
    void a_queue_in_memory_tells() throws Exception {
        try (CamelContext camel = route("seda:queue?exceptionHandler=#bean:routeErrors");
                ProducerTemplate sender = camel.createProducerTemplate()) {
            sender.sendBody("seda:queue?waitForTaskToComplete=Never", "x");
            await().until(() -> told.size() == 1);
        }
        assertThat(told.get(0)).hasMessage("of the route");
    }

    @Test
    void a_folder_does_not(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("dropped"), "x");
        try (CamelContext camel =
                route("file:" + folder + "?initialDelay=0&delay=50&noop=true&exceptionHandler=#bean:routeErrors")) {
            await().until(() -> seen > 1);
        }
        assertThat(told).as("else inbox.camel.yaml needs no doTry any more").isEmpty();
    }

    private volatile int seen;

    private CamelContext route(String from) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("routeErrors", new Listening());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).errorHandler(noErrorHandler()).process(exchange -> {
                    seen++;
                    throw new IOException("of the route");
                });
            }
        });
        camel.start();
        return camel;
    }
}
