package io.muster.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of webhooks, and a server on this machine that it may or may not reach. */
@Tag("fast")
class WebhookClientTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            } else {
                exchange.getResponseHeaders().set("Set-Cookie", "a=b");
                exchange.sendResponseHeaders(200, 0);
                endless(exchange.getResponseBody());
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void ends() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_name_that_leads_to_this_machine_is_not_connected_to() throws IOException {
        try (CloseableHttpClient client = client(false, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> post(client, "/")).isInstanceOf(PublicAddressResolver.RefusedException.class);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void an_address_instead_of_a_name_is_looked_at_as_well() throws IOException {
        PublicAddressResolver strict = new PublicAddressResolver(false, InetAddress::getAllByName);
        try (CloseableHttpClient client = client(strict)) {
            for (String host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.1", "2130706433", "0x7f.1")) {
                assertThatThrownBy(() -> client.execute(
                                new HttpPost("http://" + host + ":" + port() + "/"), answer -> answer.getCode()))
                        .as(host)
                        .isInstanceOf(java.net.UnknownHostException.class);
            }
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void a_name_that_leads_elsewhere_at_the_second_look_gains_nothing() throws IOException {
        Deque<InetAddress> answers = new ArrayDeque<>(List.of(
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("8.8.8.8"),
                InetAddress.getByName("8.8.8.8")));
        AtomicInteger looks = new AtomicInteger();
        PublicAddressResolver strict = new PublicAddressResolver(false, host -> {
            looks.incrementAndGet();
            return new InetAddress[] {answers.removeFirst()};
        });
        try (CloseableHttpClient client = client(strict)) {
            assertThatThrownBy(() -> post(client, "/")).isInstanceOf(PublicAddressResolver.RefusedException.class);
        }

        // One look a connection: there is none between the one that is judged and the one that is connected to.
        assertThat(looks).hasValue(1);
        assertThat(requests).hasValue(0);
    }

    @Test
    void of_an_answer_without_end_only_the_status_is_read() throws IOException {
        try (CloseableHttpClient client = client(true, InetAddress.getByName("127.0.0.1"))) {
            assertThat(post(client, "/")).isEqualTo(200);
            assertThat(post(client, "/")).isEqualTo(200);
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_redirect_is_an_answer_and_nothing_more() throws IOException {
        try (CloseableHttpClient client = client(true, InetAddress.getByName("127.0.0.1"))) {
            assertThat(post(client, "/moved")).isEqualTo(307);
        }
        assertThat(requests).hasValue(1);
    }

    private int post(CloseableHttpClient client, String path) throws IOException {
        return client.execute(new HttpPost("http://receiver.example:" + port() + path), answer -> answer.getCode());
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static CloseableHttpClient client(boolean allowPrivate, InetAddress leadsTo) {
        return client(new PublicAddressResolver(allowPrivate, host -> new InetAddress[] {leadsTo}));
    }

    private static CloseableHttpClient client(PublicAddressResolver addresses) {
        HttpClientBuilder builder = HttpClientBuilder.create();
        new WebhookClient(addresses).configureHttpClient(builder);
        return builder.build();
    }

    /** Until the other side hangs up. */
    private static void endless(OutputStream body) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                body.write(new byte[8192]);
            }
        } catch (IOException hungUp) {
            // That is what the test is about.
        }
    }
}
