package io.muster.notify.webhook;

import io.muster.notify.Outbox;
import io.muster.notify.Webhook;
import io.muster.settings.Settings;
import io.muster.settings.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes ask about webhooks. */
public final class WebhookSteps {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSteps.class);
    private static final int GONE = 410;

    private final Outbox kept;
    private final Optional<WebhookSignature> signature;
    private final Clock clock;

    public WebhookSteps(Outbox kept, Settings.Webhook settings, Clock clock) {
        this.kept = kept;
        this.signature = settings.secret()
                .flatMap(secret -> WebhookSecrets.keys(secret.reveal()))
                .map(WebhookSignature::new);
        this.clock = clock;
    }

    /** One attempt, in the form that the route reads. */
    record Signed(String id, String timestamp, String signature, String url, byte[] body) {}

    public Signed sign(long id) {
        WebhookSignature signing = signature.orElseThrow(
                () -> new WebhookException("muster.webhook.secret is not set, so nothing can be signed", false));
        Webhook webhook = kept.webhook(id);
        byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        return new Signed(
                webhook.message(),
                Long.toString(now.getEpochSecond()),
                signing.sign(webhook.message(), now, body),
                webhook.url().toString(),
                body);
    }

    public void answered(int status) {
        if (status < 200 || status > 299) {
            String more = status >= 300 && status < 400 ? "; redirects are not followed" : "";
            throw new WebhookException("it answered with " + status + more, status == GONE);
        }
    }

    public WebhookProblem trouble(Exception problem) {
        return WebhookProblem.of(problem);
    }

    /** Says so at the first failure and at the end; the row has the rest. */
    public void kept(Map<String, Object> row, WebhookProblem trouble) {
        if (Boolean.TRUE.equals(row.get("givenUp"))) {
            LOG.warn(
                    "cohort={} webhook=given-up attempts={} reason=\"{}\" action=\"mend the receiver; this one is not sent"
                            + " again\"",
                    row.get("cohort"),
                    row.get("attempts"),
                    trouble.sentence());
        } else if (Integer.valueOf(1).equals(row.get("attempts"))) {
            LOG.warn(
                    "cohort={} webhook=waits reason=\"{}\" action=\"it is tried again for three days\"",
                    row.get("cohort"),
                    trouble.sentence());
        }
    }
}
