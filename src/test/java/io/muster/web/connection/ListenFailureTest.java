package io.muster.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.muster.model.ExitStatus;
import io.muster.model.StartException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the system says when nobody can listen, and what is told of it. */
class ListenFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
    void a_port_that_another_has_is_told_of_with_its_setting(String host) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            int port = other.getLocalPort();

            assertThat(told(failure(host, port), host, port))
                    .isEqualTo("Muster cannot start: muster.http.port is " + port
                            + ", and another program listens there at " + host
                            + ". Stop that one, such as another Muster, or set muster.http.port to another port.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7", "muster.invalid"})
    void an_address_of_another_machine_is_told_of_with_its_setting(String host) {
        assertThat(told(failure(host, 0), host, 8080))
                .isEqualTo("Muster cannot start: muster.http.host is " + host + ", which is no address of this machine."
                        + " Set it to one of its addresses, or to 127.0.0.1 where a proxy stands before it.");
    }

    @Test
    void a_port_that_is_for_root_alone_is_told_of_with_its_setting() {
        JavalinException failure = new JavalinException(
                new IOException("Failed to bind to /127.0.0.1:80", new BindException("Permission denied")));

        assertThat(told(failure, "127.0.0.1", 80))
                .isEqualTo("Muster cannot start: muster.http.port is 80, which this user may not open."
                        + " Set it to one of 1024 or more, such as 8080.");
    }

    @Test
    void what_is_about_something_else_is_left_as_it_is() {
        JavalinException failure = new JavalinException(new IllegalStateException("no handler"));

        assertThat(ListenFailure.of(failure, "127.0.0.1", 80)).isSameAs(failure);
    }

    private static JavalinException failure(String host, int port) {
        Javalin server = Javalin.create();
        try {
            return catchThrowableOfType(JavalinException.class, () -> server.start(host, port));
        } finally {
            server.stop();
        }
    }

    private static String told(JavalinException failure, String host, int port) {
        RuntimeException told = ListenFailure.of(failure, host, port);
        assertThat(told).isInstanceOfSatisfying(StartException.class, wrong -> assertThat(wrong.status())
                .isEqualTo(ExitStatus.WRONG_CONFIGURATION));
        return String.valueOf(told.getMessage());
    }
}
