package io.muster.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests in a row on one connection, whose thread is theirs until none is left. */
@Tag("fast")
class ReservedThreadsTest {

    /** What a thread finds behind a request that was too many, it does not go on with. */
    @ParameterizedTest
    @CsvSource({"0, /assets/muster.css, 1", "0, /sign-in, 1", "0, /health/live, 40", "1, /assets/muster.css, 40"})
    void a_request_too_many_is_the_last_one_of_its_connection(int most, String path, int answered) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ReservedThreads reserved = new ReservedThreads(most);
        reserved.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.setStatus(204);
                callback.succeeded();
                return true;
            }
        });
        server.setHandler(reserved);
        server.start();
        try {
            assertThat(answers(connector.getLocalPort(), path)).isEqualTo(answered);
        } finally {
            server.stop();
        }
    }

    private static int answers(int port, String path) throws IOException {
        String one = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String last = one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write((one.repeat(39) + last).getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (SocketException e) {
                // Closed before it had read what stood behind: what it answered is here.
                assertThat(all.size()).isPositive();
            }
            return all.toString(StandardCharsets.US_ASCII).split("HTTP/1\\.1 204", -1).length - 1;
        }
    }
}
