package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muster.settings.Settings;
import io.muster.settings.Settings.HttpSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While there is no user: who works on this machine may everything, and nobody else anything. */
class NobodySignsInTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final RawHttp http = new RawHttp(muster::uri);

    @AfterEach
    void nobody_was_made_a_user() {
        assertThat(muster.database.number("select count(*) from muster.account"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:PORT",
                "127.0.0.2",
                "localhost",
                "LOCALHOST:PORT",
                "localhost.",
                "Localhost.:PORT",
                "[::1]",
                "[::1]:PORT",
                "[0:0:0:0:0:0:0:1]"
            })
    void under_a_name_of_this_machine_it_is_the_admin(String host) {
        RawHttp.Answer me = http.get(
                "/api/me", host.replace("PORT", Integer.toString(muster.uri().getPort())));

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text()).contains("\"LOOPBACK\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:1",
                "127.0.0.1:8080",
                "LOCALHOST:443",
                "Localhost.:8080",
                "[::1]:8080",
                "[::1]:99999",
                "localhost:0"
            })
    void with_a_port_that_is_not_its_own_it_is_nobody(String host) {
        assertThat(http.get("/api/me", host).status()).isIn(400, 401);
        assertThat(adds(host).status()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Referer: https://muster.example.com/cohorts",
                "Referer: http://muster.example.com/\r\nSec-Fetch-Site: same-origin",
                "Referer: https://127.0.0.1.example.com/\r\nSec-Fetch-Site: none",
                "Referer: not a url at all"
            })
    void what_a_page_asks_that_believes_to_be_elsewhere_has_no_rights(String lines) {
        assertThat(http.get("/api/me", "127.0.0.1", lines).status()).isEqualTo(401);
        assertThat(adds("127.0.0.1", lines).status()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Referer: http://localhost/cohorts",
                "Referer: http://127.0.0.1:1/",
                "Referer: https://github.com/readme\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate"
            })
    void a_link_to_it_opens_the_page(String lines) {
        assertThat(http.get("/", "127.0.0.1", lines).status()).isEqualTo(200);
    }

    @Test
    void a_proxy_that_says_nothing_of_itself_has_no_rights() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")) && Files.isExecutable(Path.of("/usr/bin/socat")));
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process proxy = new ProcessBuilder(
                        "/usr/bin/setpriv",
                        "--reuid=33",
                        "--clear-groups",
                        "/usr/bin/socat",
                        "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork,reuseaddr",
                        "TCP:127.0.0.1:" + muster.uri().getPort())
                .start();
        try {
            RawHttp through = new RawHttp(() -> URI.create("http://127.0.0.1:" + port));
            String host = "127.0.0.1:" + muster.uri().getPort();
            await().ignoreExceptions()
                    .until(() -> through.get("/health/live", host).status() == 200);

            assertThat(through.get("/api/me", host).status()).isEqualTo(401);
            assertThat(through.get("/", host).status()).isEqualTo(303);
            assertThat(http.get("/api/me", host).status()).isEqualTo(200);
        } finally {
            proxy.descendants().forEach(ProcessHandle::destroyForcibly);
            proxy.destroyForcibly();
        }
    }

    @Test
    void that_nobody_signs_in_is_said_on_health_and_in_the_log() {
        assertThat(http.get("/health", "127.0.0.1").text())
                .contains("There is no user, so whoever works on this machine");
        assertThat(muster.log.text()).contains("http=nobody-signs-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muster.example.com",
                "evil.example.com",
                "127.0.0.1.evil.example.com",
                "localhost.evil.example.com",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "0",
                "[::]",
                "[::2]",
                "10.0.0.1",
                "localhost..",
                ".localhost",
                "muster.localhost",
                "xn--lcalhost-54a"
            })
    void under_another_name_nothing_is_answered(String host) {
        assertThat(http.get("/api/me", host).status()).isEqualTo(403);
        assertThat(adds(host).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.5",
                "X-Forwarded-For: 127.0.0.1",
                "X-HTTP-Forwarded-For: 127.0.0.1",
                "X-Originating-IP: 127.0.0.1",
                "WL-Proxy-Client-IP: 127.0.0.1",
                "Incap-Client-IP: 203.0.113.5",
                "X-BlueCoat-Via: a1",
                "X-Varnish: 1",
                "Akamai-Origin-Hop: 2",
                "X-Amz-Cf-Id: a",
                "X-Vercel-Id: a",
                "X-Goog-Authenticated-User-Email: a",
                "Remote-User: ann",
                "Ngrok-Trace-Id: a",
                "x-forwarded-for:",
                "X_Forwarded_For: 203.0.113.5",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 443",
                "X-Forwarded-Server: web1",
                "X-Forwarded: for=127.0.0.1",
                "Forwarded: for=127.0.0.1;host=localhost",
                "FORWARDED: for=unknown",
                "Forwarded-For: 203.0.113.5",
                "Via: 1.1 varnish",
                "X-Real-IP: 203.0.113.5",
                "CloudFront-Viewer-Address: 203.0.113.5:443",
                "DO-Connecting-IP: 203.0.113.5",
                "X-Nginx-Proxy: true",
                "X-Traefik-Router: muster",
                "X-Ngrok-Id: 1",
                "X-Accel-Internal: /internal",
                "X-Sendfile-Type: X-Accel-Redirect",
                "X-Script-Name: /muster",
                "X-Client-IP: 203.0.113.5",
                "Client-IP: 203.0.113.5",
                "X-Cluster-Client-IP: 203.0.113.5",
                "True-Client-IP: 203.0.113.5",
                "CF-Connecting-IP: 203.0.113.5",
                "Fly-Client-IP: 203.0.113.5",
                "Fastly-Client-IP: 203.0.113.5",
                "X-Original-Forwarded-For: 203.0.113.5",
                "X-Original-Host: muster.example.com",
                "X-Envoy-External-Address: 203.0.113.5",
                "X-Amzn-Trace-Id: Root=1",
                "X-ARR-LOG-ID: 1",
                "Tailscale-User-Login: eve@example.com",
                "CDN-Loop: cloudflare"
            })
    void what_somebody_passed_on_has_no_rights(String line) {
        RawHttp.Answer me = http.get("/api/me", "127.0.0.1", line);
        RawHttp.Answer page = http.get("/", "127.0.0.1", line);
        RawHttp.Answer form = http.get("/sign-in?next=%2F", "127.0.0.1", line);

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.text()).contains("There is no user yet", "user add NAME --role admin");
        assertThat(page.status()).isEqualTo(303);
        assertThat(form.text()).contains("There is no user yet");
        assertThat(adds("127.0.0.1", line).status()).isEqualTo(401);
        assertThat(http.get("/health/live", "127.0.0.1", line).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://muster.example.com",
                "Origin: http://127.0.0.1.evil.example.com",
                "Origin: http://localhost:1@evil.example.com"
            })
    void what_a_page_from_elsewhere_sends_has_no_rights_and_changes_nothing(String line) {
        RawHttp.Answer me = http.get("/api/me", "127.0.0.1", line);

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.text()).contains("There is no user yet");
        assertThat(adds("127.0.0.1", line).status())
                .as("a change, whoever it is")
                .isEqualTo(403);
        assertThat(http.get("/health/live", "127.0.0.1", line).status()).isEqualTo(200);
    }

    @Test
    void what_a_page_without_a_name_sends_changes_nothing_and_is_not_shown_what_it_asks_for() {
        assertThat(adds("127.0.0.1", "Origin: null").status()).isEqualTo(403);
        assertThat(http.get("/api/me", "127.0.0.1", "Origin: null").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void what_a_proxy_sends_that_was_told_nothing_has_no_rights() {
        assertThat(http.send("GET /api/me HTTP/1.0\r\nHost: 127.0.0.1:8080\r\n\r\n")
                        .status())
                .isEqualTo(401);
        assertThat(http.send("GET /api/me HTTP/1.0\r\n\r\n").status()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example.com/api/me HTTP/1.1\r\nHost: 127.0.0.1\r\n",
                "GET http://127.0.0.1/api/me HTTP/1.1\r\nHost: evil.example.com\r\n",
                "GET //evil.example.com/api/me HTTP/1.1\r\nHost: evil.example.com\r\n",
                "GET /api/me HTTP/1.1\r\nHost: evil.example.com\r\nHost: 127.0.0.1\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example.com\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1, evil.example.com\r\n",
                "GET /api/me HTTP/1.1\r\nHost: evil.example.com#@127.0.0.1\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1@evil.example.com\r\n",
                "GET /api/me HTTP/1.1\r\nHost: evil.example.com:80:127.0.0.1\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1/evil.example.com\r\n",
                "GET /api/me HTTP/1.1\r\nHost:\r\n",
                "GET /api/me HTTP/1.1\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\n Via: 1.1 x\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nVia : 1.1 x\r\n",
                "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-For: ::1\r\n",
                "GET /health/../api/me HTTP/1.1\r\nHost: evil.example.com\r\n",
                "GET /health/..;/api/me HTTP/1.1\r\nHost: evil.example.com\r\n",
                "GET /health/%2e%2e/api/me HTTP/1.1\r\nHost: evil.example.com\r\n",
                "GET /api/me\r\n"
            })
    void no_other_way_to_write_it_has_rights(String head) {
        RawHttp.Answer answer = http.send(head + "Connection: close\r\n\r\n");

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(answer.text()).doesNotContain("LOOPBACK");
    }

    @Test
    void it_is_said_in_the_log_once_a_minute_and_without_the_value() {
        for (int i = 0; i < 5; i++) {
            http.get("/api/me", "127.0.0.1", "X-Forwarded-For: 203.0.113.99");
        }

        assertThat(muster.log.text().split("http=passed-on", -1)).hasSize(2);
        assertThat(muster.log.text()).doesNotContain("203.0.113.99");
    }

    @Test
    void where_others_could_come_it_does_not_start() {
        muster.stop();
        muster.set(settings -> http(settings, "127.0.0.1", "https://muster.example.com"));
        assertThatThrownBy(muster::start)
                .hasMessage("muster.http.public-url is https://muster.example.com, which others can open, and there is"
                        + " nobody yet who could sign in. Make the first user: java -jar target/muster.jar user add"
                        + " NAME --role admin");

        muster.set(settings -> http(settings, "localhost.", "http://Localhost.:8080"));
        muster.start();
        assertThat(muster.api.get("/api/me").status()).isEqualTo(200);
    }

    private static Settings http(Settings from, String host, String publicUrl) {
        return SettingsWith.http(from, new HttpSettings(host, 0, URI.create(publicUrl), List.of()));
    }

    private RawHttp.Answer adds(String host, String... lines) {
        String body = "{\"name\":\"eve\",\"role\":\"admin\",\"password\":\"plenty of quiet rivers\"}";
        String more = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return http.send("POST /api/users HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n" + more
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }
}
