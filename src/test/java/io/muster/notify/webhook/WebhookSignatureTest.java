package io.muster.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.settings.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The example that Standard Webhooks' own libraries are tested with. */
    @Test
    void it_signs_as_standard_webhooks_does() {
        String signature = signature(SECRET).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void two_secrets_sign_both_while_a_receiver_changes() {
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        WebhookSignature both = signature(SECRET + " " + other);

        assertThat(both.sign("msg_1", AT, BODY).split(" "))
                .containsExactly(
                        signature(SECRET).sign("msg_1", AT, BODY),
                        signature(other).sign("msg_1", AT, BODY));
    }

    @Test
    void it_differs_with_id_time_and_body() {
        WebhookSignature signature = signature(SECRET);
        String one = signature.sign("msg_1", AT, BODY);

        assertThat(signature.sign("msg_2", AT, BODY)).isNotEqualTo(one);
        assertThat(signature.sign("msg_1", AT.plusSeconds(1), BODY)).isNotEqualTo(one);
        assertThat(signature.sign("msg_1", AT, new byte[0])).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw short"
            })
    void what_is_no_secret_of_the_standard_is_none(String text) {
        assertThat(WebhookSecrets.keys(text)).isEmpty();
    }

    @Test
    void what_prints_it_finds_no_key() {
        assertThat(signature(SECRET).toString()).doesNotContain("MfKQ");
    }

    private static WebhookSignature signature(String secrets) {
        return new WebhookSignature(WebhookSecrets.keys(secrets).orElseThrow());
    }
}
