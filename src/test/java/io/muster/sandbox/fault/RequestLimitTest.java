package io.muster.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.Partner;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MovingClock clock = new MovingClock();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.DEFAULT.withClock(clock));
    private final Partner partner = new Partner(sandbox);

    @BeforeEach
    void a_cohort_exists() throws IOException {
        partner.create("vip");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void the_hours_limit_counts_down_and_ends_with_the_clock_hour() throws IOException {
        sandbox.faults(FaultSettings.NONE.withRequestsPerHour(2));
        clock.now = NOON.plusSeconds(3000);

        HttpResponse<String> first = partner.add("vip", "u1");
        HttpResponse<String> second = partner.add("vip", "u2");
        HttpResponse<String> third = partner.add("vip", "u3");
        clock.now = NOON.plusSeconds(3600);
        HttpResponse<String> fourth = partner.add("vip", "u3");

        assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("2");
        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(header(third, "X-RateLimit-Reset"))
                .isEqualTo(Long.toString(NOON.plusSeconds(3600).getEpochSecond()));
        assertThat(third.headers().firstValue("Retry-After")).isEmpty();
        assertThat(fourth.statusCode()).isEqualTo(201);
    }

    @Test
    void the_seconds_limit_lets_through_so_many_in_a_second() throws IOException {
        sandbox.faults(FaultSettings.NONE.withRequestsPerSecond(1).withRequestsPerHour(100));

        int first = partner.add("vip", "u1").statusCode();
        HttpResponse<String> second = partner.add("vip", "u2");
        clock.now = NOON.plusSeconds(1);
        int third = partner.add("vip", "u2").statusCode();

        assertThat(first).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(header(second, "X-RateLimit-Limit")).isEqualTo("1");
        assertThat(third).isEqualTo(201);
    }

    @Test
    void connection_tests_and_creates_do_not_count() throws IOException {
        sandbox.faults(FaultSettings.NONE.withRequestsPerHour(1));

        partner.changes("vip", "");
        partner.create("vip");

        assertThat(partner.add("vip", "u1").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY_AFTER_SECONDS, Retry-After, 90",
        "RETRY_AFTER_DATE, Retry-After, 'Sun, 1 Mar 2026 12:01:30 GMT'",
        "RESET_EPOCH_SECONDS, X-RateLimit-Reset, 1772366490",
        "RESET_SECONDS, X-RateLimit-Reset, 90",
    })
    void a_429_says_in_each_form_when_to_come_back(RateLimitHeader form, String header, String value)
            throws IOException {
        sandbox.faults(FaultSettings.NONE
                .with(Fault.LIMITED, 1)
                .withLimitHeader(form)
                .withLimitedUntil(NOON.plusMillis(89_500)));

        HttpResponse<String> limited = partner.add("vip", "ann");
        clock.now = NOON.plusSeconds(90);
        HttpResponse<String> free = partner.add("vip", "ann");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(header(limited, header)).isEqualTo(value);
        assertThat(free.statusCode()).isEqualTo(201);
    }

    @Test
    void a_429_may_say_nothing() throws IOException {
        sandbox.faults(FaultSettings.NONE
                .with(Fault.LIMITED, 1)
                .withLimitHeader(RateLimitHeader.NONE)
                .withLimitedFor(Duration.ofMinutes(1)));

        HttpResponse<String> limited = partner.add("vip", "ann");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().map()).doesNotContainKeys("Retry-After", "X-RateLimit-Reset");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
