package io.muster.braze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.braze.ResponseBody.ResponseBodyKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Braze's answers, by their status and by what a 429 says of time. */
class ResponseReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:42:12Z");

    private final ResponseReader answers = new ResponseReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any_2xx_is_accepted(int status) {
        assertThat(read(status, Map.of(), "{\"message\":\"success\"}"))
                .isEqualTo(new BrazeResponse.Accepted(status == 202, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"message\":\"success\",\"errors\":[\"one\"]}', one",
        "'{\"message\":\"success\",\"errors\" : [ {\"type\":\"two\"} ]}', two",
        "'{\"message\":\"success\",\"errors\":\"three\"}', three",
        "'{\"message\":\"success\",\"errors\":[]}',",
        "'{\"message\":\"success\",\"errors\": {}}',",
        "'',"
    })
    void errors_beside_a_success_are_warnings(String body, @Nullable String warning) {
        assertThat(read(201, Map.of(), body))
                .isEqualTo(new BrazeResponse.Accepted(false, warning == null ? List.of() : List.of(warning)));
    }

    @Property
    void whatever_bytes_come_with_a_2xx_only_braze_s_own_are_accepted(@ForAll byte[] bytes) {
        ResponseBody body = ResponseBody.of(bytes);

        assertThat(answers.read(200, name -> Optional.empty(), body) instanceof BrazeResponse.Accepted)
                .isEqualTo(body.isAcceptance());
    }

    @Test
    void a_status_with_a_meaning_of_its_own_has_it() {
        assertThat(read(400)).isInstanceOf(BrazeResponse.Refused.class);
        assertThat(read(413)).isInstanceOf(BrazeResponse.TooLarge.class);
        assertThat(read(423)).isInstanceOf(BrazeResponse.Locked.class);
        assertThat(read(401))
                .satisfies(answer -> isOf(answer, BrazeResponse.KeysRefused.class, 401, ResponseBodyKind.NOTHING));
        assertThat(read(403))
                .satisfies(answer -> isOf(answer, BrazeResponse.KeysRefused.class, 403, ResponseBodyKind.NOTHING));
        assertThat(read(404))
                .satisfies(answer -> isOf(answer, BrazeResponse.KeysRefused.class, 404, ResponseBodyKind.NOTHING));
        assertThat(read(429)).satisfies(answer -> isLimited(answer, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "'<html>Slow down</html>', PAGE",
        "'{\"error\":\"rate limit\"}', OTHER_JSON",
        "'{\"message\":429}', OTHER_JSON",
        "Too Many Requests, OTHER_TEXT"
    })
    void a_429_of_somebody_else_is_no_limit_of_braze(String body, ResponseBodyKind kind) {
        assertThat(read(429, Map.of("Retry-After", "3600"), body))
                .satisfies(answer -> isOf(answer, BrazeResponse.Unanswered.class, 429, kind));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503, 504, 599})
    void no_definite_answer_may_have_taken_effect(int status) {
        assertThat(read(status))
                .satisfies(answer -> isOf(answer, BrazeResponse.Unanswered.class, status, ResponseBodyKind.NOTHING));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 402, 405, 406, 409, 410, 415, 418, 422, 431, 451, 499})
    void a_3xx_or_4xx_that_the_contract_does_not_know_is_declined_for_good(int status) {
        assertThat(read(status))
                .satisfies(answer -> isOf(answer, BrazeResponse.Declined.class, status, ResponseBodyKind.NOTHING));
    }

    @Property
    void every_status_has_an_answer_and_only_2xx_is_accepted(@ForAll @IntRange(min = 100, max = 599) int status) {
        BrazeResponse answer = read(status);

        assertThat(answer instanceof BrazeResponse.Accepted).isEqualTo(status / 100 == 2);
        assertThat(answer instanceof BrazeResponse.NotAccepted).isEqualTo(status / 100 != 2);
    }

    @Test
    void no_answer_shows_what_braze_echoed() {
        String echo = "{\"message\":\"Invalid client_secret: sec-123\"}";

        for (int status : new int[] {400, 401, 403, 404, 409, 413, 423, 429, 500}) {
            BrazeResponse answer =
                    answers.read(status, name -> Optional.empty(), ResponseBody.of(echo.getBytes(UTF_8)));

            assertThat(answer.toString()).doesNotContain("sec-123");
            assertThat((BrazeResponse.NotAccepted) answer).hasMessageNotContaining("sec-123");
        }
    }

    @ParameterizedTest(name = "{0}: {1} waits {2} s")
    @CsvSource({
        "Retry-After, 7, 7",
        "Retry-After, ' 7 ', 7",
        "Retry-After, 0, 0",
        "Retry-After, 0.25, 0.25",
        "Retry-After, 'Mon, 23 Nov 2026 12:42:42 GMT', 30",
        "X-RateLimit-Retry-After, 7, 7",
        "X-RateLimit-Retry-After, 'Mon, 23 Nov 2026 12:42:42 GMT', 30",
        "X-RateLimit-Reset, 90, 90",
        // An epoch's seconds, with and without a fraction.
        "X-RateLimit-Reset, 1795437762, 30",
        "X-RateLimit-Reset, 1795437762.5, 30.5",
        // What has passed is now, and nothing is longer than until the clock hour, when Braze's windows reset.
        "X-RateLimit-Reset, 1795437000, 0",
        "Retry-After, 'Mon, 23 Nov 2026 12:00:00 GMT', 0",
        "Retry-After, 1068, 1068",
        "Retry-After, 1069, 1068",
        "Retry-After, 86400, 1068",
        "Retry-After, 999999, 1068",
        "X-RateLimit-Reset, 1895437732, 1068",
        "X-RateLimit-Reset, 99999999999, 1068"
    })
    void a_limit_names_a_time(String header, String value, double seconds) {
        assertThat(read(429, Map.of(header, value), ""))
                .satisfies(answer -> isLimited(answer, Optional.of(NOW.plusMillis(Math.round(seconds * 1000)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-5", "NaN", "Infinity", "1e300", "1795437762000", "Mon, 99 Nov", "null"})
    void a_header_that_says_nothing_leaves_the_wait_to_us(String value) {
        for (String header : new String[] {"Retry-After", "X-RateLimit-Retry-After", "X-RateLimit-Reset"}) {
            assertThat(read(429, Map.of(header, value), "")).satisfies(answer -> isLimited(answer, Optional.empty()));
        }
    }

    @Test
    void retry_after_goes_before_the_reset() {
        Map<String, String> both = Map.of("Retry-After", "3", "X-RateLimit-Reset", "90");

        assertThat(read(429, both, "")).satisfies(answer -> isLimited(answer, Optional.of(NOW.plusSeconds(3))));
    }

    @Test
    void where_retry_after_is_nonsense_its_other_spelling_counts() {
        Map<String, String> both = Map.of("Retry-After", "soon", "X-RateLimit-Retry-After", "30");

        assertThat(read(429, both, "")).satisfies(answer -> isLimited(answer, Optional.of(NOW.plusSeconds(30))));
    }

    @Test
    void where_retry_after_is_nonsense_the_reset_counts() {
        Map<String, String> both = Map.of("Retry-After", "soon", "X-RateLimit-Reset", "90");

        assertThat(read(429, both, "")).satisfies(answer -> isLimited(answer, Optional.of(NOW.plusSeconds(90))));
    }

    @Property
    void no_wait_is_in_the_past_or_beyond_the_clock_hour(@ForAll double number) {
        BrazeResponse answer = read(429, Map.of("X-RateLimit-Reset", Double.toString(number)), "");

        Optional<Instant> until = ((BrazeResponse.Limited) answer).until();
        until.ifPresent(moment -> assertThat(moment).isBetween(NOW, NOW.plusSeconds(1068)));
    }

    private static void isOf(
            BrazeResponse answer, Class<? extends BrazeResponse.OfSomebody> kind, int status, ResponseBodyKind body) {
        assertThat(answer).isInstanceOfSatisfying(kind, of -> {
            assertThat(of.status()).isEqualTo(status);
            assertThat(of.body()).isEqualTo(body);
        });
    }

    private static void isLimited(BrazeResponse answer, Optional<Instant> until) {
        assertThat(answer).isInstanceOfSatisfying(BrazeResponse.Limited.class, limited -> assertThat(limited.until())
                .isEqualTo(until));
    }

    private BrazeResponse read(int status) {
        return read(status, Map.of(), "");
    }

    private BrazeResponse read(int status, Map<String, String> headers, String body) {
        return answers.read(
                status,
                name -> headers.entrySet().stream()
                        .filter(header ->
                                header.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                        .map(Map.Entry::getValue)
                        .findFirst(),
                ResponseBody.of(body.getBytes(UTF_8)));
    }
}
