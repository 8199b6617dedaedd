package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever starts the service reads where another listens already. */
class TakenPortTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void it_ends_with_the_setting_and_without_a_trace(@TempDir Path home) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MusterProcess service = new MusterProcess(
                        home,
                        URI.create("http://127.0.0.1:1"),
                        database,
                        Map.of(
                                "muster.http.port",
                                Integer.toString(other.getLocalPort()),
                                "muster.database.url",
                                database.url(),
                                "muster.database.user",
                                TestDatabase.OWNER,
                                "muster.database.password",
                                "owner"))) {

            assertThatThrownBy(service::start)
                    .hasMessageContaining("it ended with status 2")
                    .hasMessageContaining("Muster cannot start: muster.http.port is " + other.getLocalPort()
                            + ", and another program listens there at 127.0.0.1.")
                    .hasMessageNotContainingAny("\tat ", "Exception");
        }
    }
}
