package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are none, or that would be others: refused with a sentence, and nothing in the log. */
class HostileHttpTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final RawHttp http = new RawHttp(muster::uri);

    @AfterEach
    void nothing_failed() {
        assertThat(muster.log.text()).doesNotContain("status=500", " ERROR ", "Exception");
        assertThat(http.get("/health/live", "localhost").status()).isEqualTo(200);
    }

    static Stream<String> broken() {
        String json = "Content-Type: application/json\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        return Stream.of(
                post("/sign-in", form, "name=a%00b&password=x"),
                post("/sign-in", form, "name=a\0b&password=x"),
                post("/sign-in", form, "name=%zz&password=x"),
                post("/sign-in", form, "name=a&password=%"),
                post("/sign-in", form, "na%00me=a"),
                post("/sign-in", "Content-Type: Application/X-WWW-Form-Urlencoded; charset=UTF-8\r\n", "name=%00"),
                post("/sign-in", "Content-Type: multipart/form-data; boundary=x\r\n", "--x\r\n\0"),
                post("/api/persons", json, "{\"kind\":\"external_id\",\"value\":\"a\\u0000b\"}"),
                post("/api/persons", json, "{\"kind\":\"external_id\",\"value\":\"a\",\"cohort\":\"\\u0000\"}"),
                post("/api/persons", json, "{\"kind\":\"external_id\",\"value\":\"\0\"}"),
                post("/api/persons", "Content-Type: application/json; charset=utf-16\r\n", "{\0}\0"),
                post("/api/users", json, "{\"name\":\"\\u0000\",\"role\":\"viewer\",\"password\":\"x\"}"),
                post("/api/cohorts/vip/pause?why=a%00b", "", ""),
                post("/api/cohorts/vip/pause?why=%zz", "", ""),
                post("/api/cohorts/vip/pause?%00=b", "", ""),
                post("/api/cohorts/v%00ip/pause", "", ""),
                "GET /api/cohorts?x=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /imports?q=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /sign-in?next=%0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /cohorts/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/cohorts HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\nConnection: close\r\n\r\n",
                chunked("zz\r\nabc\r\n0\r\n\r\n"),
                chunked("5\r\nname=\r\nffffffffffffffffff\r\n"),
                chunked("-1\r\na\r\n0\r\n\r\n"),
                chunked("5\r\nname=XX0\r\n\r\n"),
                chunked("5;\0\r\nname=\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_no_text_can_hold_is_a_bad_request(String request) {
        assertThat(http.send(request).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=none",
                "application/x-www-form-urlencoded; charset=utf-7",
                "application/x-www-form-urlencoded; charset=\"\"",
                "application/x-www-form-urlencoded; charset=../x",
                "application/x-www-form-urlencoded; charset=IBM037",
                "application/x-www-form-urlencoded; charset=UTF-32",
                "application/json; charset=none",
                "application/json; charset=Cp1047",
                "text/plain; charset=x-none",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "Multipart/Mixed; boundary=x",
                "multipart/form-data; boundary=x; charset=none",
            })
    void a_body_in_another_form_than_pages_and_programs_send_is_refused(String type) {
        String header = "Content-Type: " + type + "\r\n";
        for (String path : List.of("/sign-in", "/api/persons", "/cohorts/vip/pause", "/api/schedules/preview")) {
            // In EBCDIC a percent sign is an l, and what follows it a NUL.
            assertThat(http.send(post(path, header, "name=al00b&password=x")).status())
                    .as(path)
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "post", "BREW", "TRACE", "CONNECT", "PROPFIND", "G", "QUERY"})
    void another_method_is_refused(String method) {
        RawHttp.Answer answer =
                http.send(method + " /api/cohorts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(400, 405, 501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "x-http-method-override: PUT",
                "X-HTTP-Method-Override: nonsense",
                "X-HTTP-Method-Override:",
                "X_HTTP_Method_Override: DELETE",
                "X-HTTP-Method: DELETE",
                "X-Method-Override: DELETE"
            })
    void no_header_makes_another_method_of_it(String line) {
        for (String method : new String[] {"GET", "POST", "HEAD"}) {
            RawHttp.Answer answer = http.send(method + " /api/tokens/none HTTP/1.1\r\nHost: localhost\r\n" + line
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(method).isEqualTo(400);
        }
    }

    @Test
    void a_form_to_sign_in_has_4_KiB_and_everything_else_64() {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        assertThat(http.send(post("/sign-in", form, "name=a&password=" + "x".repeat(4_000)))
                        .status())
                .isEqualTo(403);
        assertThat(http.send(post("/sign-in", form, "name=a&password=" + "x".repeat(4_090)))
                        .status())
                .isEqualTo(413);
        assertThat(http.send(chunkedTo("/sign-in", "1388\r\n" + "x".repeat(5_000) + "\r\n0\r\n\r\n"))
                        .status())
                .isEqualTo(413);
        assertThat(http.send(post("/api/persons", "Content-Type: application/json\r\n", " ".repeat(66_000)))
                        .status())
                .isEqualTo(413);
        assertThat(http.send(chunkedTo("/api/persons", "101d0\r\n" + " ".repeat(66_000) + "\r\n0\r\n\r\n"))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void one_request_never_becomes_two() {
        String second = "GET /api/users HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String request : new String[] {
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                    + second,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\n" + second,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"
                    + second,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + second,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + second,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n\r\n" + second,
            "get /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + second.length() + "\r\n\r\n" + second,
            "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: POST\r\nContent-Length: "
                    + second.length() + "\r\n\r\n" + second,
        }) {
            String answers = http.send(request).text();
            assertThat(answers.split("HTTP/1\\.1 \\d", -1)).as(request).hasSize(2);
        }
    }

    static Stream<String> notOne() {
        String host = "Host: localhost\r\n";
        return Stream.of(
                "GET / HTTP/1.1\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "GET /\r\n",
                "GET / HTTP/9.9\r\n" + host + "\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n",
                "GET / HTTP/1.1\r\n" + host + "X: " + "a".repeat(20_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + host + "Cookie: " + "a=b;".repeat(5_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + host + "X: a\r\n".repeat(5_000) + "\r\n",
                "POST /sign-in HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
                "GET / HTTP/1.1\r\n" + host + "X\0: <script>alert(1)</script>\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n",
                "GET /%ff%fe<script> HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n",
                "GET /../../etc/<script> HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\n" + host + "Expect: 999-x\r\nContent-Length: 0\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1:99999\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
                "GET /a%2f..%2f HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n",
                "CONNECT a:1 HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("notOne")
    void what_the_server_answers_by_itself_has_the_headers_of_all_answers_and_nothing_of_the_request(String request) {
        RawHttp.Answer answer = http.send(request);

        assertThat(answer.status()).isBetween(400, 505);
        assertThat(answer.header("Content-Security-Policy"))
                .hasValueSatisfying(it -> assertThat(it).contains("default-src 'none'"));
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Permissions-Policy")).isPresent();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.text()).doesNotContainIgnoringCase("jetty", "javalin", "<table", "<script>", "org.eclipse");
    }

    @Test
    void requests_in_a_row_on_one_connection_are_each_answered_in_their_order() {
        String get = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String form = "POST /api/persons HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}";
        String missing = "GET /api/imports/99 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String last = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        RawHttp.Answer all = http.send((get + form + missing).repeat(20) + last);
        RawHttp.Answer broken = http.send(get + "GARBAGE\r\n\r\n" + get);
        RawHttp.Answer refused = http.send(get + "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n" + get);

        assertThat(statuses(all)).hasSize(61).startsWith("200", "400").endsWith("404", "200");
        assertThat(all.text().split("Content-Security-Policy:", -1)).hasSize(62);
        assertThat(statuses(broken)).containsExactly("200", "400");
        assertThat(broken.text().split("Content-Security-Policy:", -1)).hasSize(3);
        assertThat(statuses(refused)).containsExactly("200", "405");
    }

    private static List<String> statuses(RawHttp.Answer answers) {
        return Pattern.compile("HTTP/1\\.1 (\\d{3}) ")
                .matcher(answers.text())
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Test
    void head_goes_the_way_of_get() {
        RawHttp.Answer answer = http.send("HEAD /api/cohorts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        RawHttp.Answer missing =
                http.send("HEAD /api/imports/99 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        RawHttp.Answer strange =
                http.send("HEAD /api/cohorts HTTP/1.1\r\nHost: localhost\r\nVia: 1.1 x\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).endsWith("\r\n\r\n");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(strange.status()).isEqualTo(401);
    }

    private static String post(String path, String lines, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines + "Content-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        return chunkedTo("/sign-in", body);
    }

    private static String chunkedTo(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }
}
