package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who opens many connections and sends slowly keeps nobody else out, and is sent away. */
class SlowConnectionsTest {

    private static final String SLOW_BODY = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\nname=a";
    private static final String SLOW_CHUNK = "POST /api/persons HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
    private static final String SLOW_HEAD = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: a";
    private static final String SLOW_GET =
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\na";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final RawHttp http = new RawHttp(muster::uri);
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void hang_up() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void slow_bodies_and_slow_heads_keep_nobody_out_and_are_told_so_and_ended() throws IOException {
        opens(1, SLOW_BODY);
        Socket slow = open.remove(0);
        opens(300, SLOW_BODY);
        opens(50, SLOW_CHUNK);
        opens(50, SLOW_GET);
        opens(600, SLOW_HEAD);
        trickles("b");

        for (String path : List.of("/health/live", "/health/ready", "/", "/api/cohorts", "/assets/muster.css")) {
            assertThat(http.get(path, "localhost").status()).as(path).isEqualTo(200);
        }
        String form = "name=nobody&password=wrong";
        assertThat(http.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                                + "\r\n\r\n" + form)
                        .status())
                .isEqualTo(403);

        await("all of them are ended, though they go on trickling")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    trickles("c");
                    open.removeIf(SlowConnectionsTest::isEnded);
                    return open.isEmpty();
                });
        open.add(slow);
        slow.setSoTimeout(60_000);
        assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 408 ")
                .contains("Connection: close", "did not arrive within 10 seconds", "Content-Security-Policy");
        assertThat(muster.log.text()).doesNotContain(" ERROR ");
    }

    @Test
    void more_connections_than_are_kept_leave_room_for_the_newest() {
        opens(1_100, "");

        assertThat(http.get("/health/live", "localhost").status()).isEqualTo(200);
        assertThat(http.get("/", "localhost").status()).isEqualTo(200);
        assertThat(open.stream().filter(SlowConnectionsTest::isEnded).count()).isPositive();
    }

    private void opens(int many, String text) {
        URI uri = muster.uri();
        for (int i = 0; i < many; i++) {
            try {
                Socket socket = new Socket(uri.getHost(), uri.getPort());
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                open.add(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void trickles(String text) {
        for (Socket socket : open) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException ended) {
                // Seen by who looks whether it is ended.
            }
        }
    }

    private static boolean isEnded(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // The answer before the end.
            }
            return true;
        } catch (SocketTimeoutException notYet) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }
}
