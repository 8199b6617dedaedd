package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.model.CauseChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in place of an answer: whatever they are, there was none, which the route repeats. */
@Tag("fast")
class ResponseBoundsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 000 x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 -1 x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 201 x\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nContent-Encoding: zstd\r\nContent-Length: 2\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nContent-Encoding: x-none\r\nContent-Length: 2\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nContent-Encoding: gzip, x-none\r\nContent-Length: 2\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nContent-Length: -1\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nTransfer-Encoding: x-none\r\n\r\nxx",
                "HTTP/1.1 201 x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 201 x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
                "HTTP/2 201\r\n\r\n",
                "HTTP/9.9 201 x\r\n\r\n",
                "HTTP/1.1 101 x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "SSH-2.0-OpenSSH\r\n",
                "\0\0\0\0",
            })
    void what_is_no_answer_is_a_fault_of_the_line_and_not_ours(String bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ResponseBounds bounds = new ResponseBounds(Duration.ofSeconds(20))) {
            Thread answers = new Thread(() -> answer(server, bytes));
            answers.start();
            HttpClientBuilder builder = HttpClientBuilder.create().disableAutomaticRetries();
            bounds.configureHttpClient(builder);
            try (CloseableHttpClient client = builder.build()) {
                Throwable failure = catchThrowable(() -> client.execute(
                        new HttpPost("http://127.0.0.1:" + server.getLocalPort() + "/x"),
                        response -> response.getEntity().getContent().readAllBytes()));

                assertThat(failure).isInstanceOf(IOException.class);
                assertThat(CauseChain.find(failure, HttpException.class)).isEmpty();
                assertThat(CauseChain.find(failure, RuntimeException.class)).isEmpty();
            }
        }
    }

    /** To each that asks, and then no more: a client waits for what may follow. */
    private static void answer(ServerSocket server, String bytes) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                return;
            }
        }
    }
}
