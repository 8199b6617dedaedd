package io.muster.notify.webhook;

import io.muster.notify.DeliveryProblem;
import io.muster.notify.DueNotification;
import io.muster.notify.FailedAttempt;
import io.muster.notify.NotificationChannel;
import io.muster.notify.RetryPause;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel whose messages leave as HTTP requests, by the routes of webhooks: to public addresses alone, without
 * redirects, and of the answer nothing but its status counts.
 */
public abstract class HttpChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(HttpChannel.class);

    /**
     * One attempt, in the form that the route reads.
     *
     * @param url never logged nor shown as a whole: whoever knows it can often post there
     */
    public record Outgoing(URI url, Map<String, String> headers, byte[] body) {}

    /** One attempt to send it. */
    public abstract Outgoing request(DueNotification due);

    @Override
    public DeliveryProblem problem(Exception exception) {
        return WebhookProblem.of(exception);
    }

    @Override
    public RetryPause pause() {
        return new RetryPause(Duration.ofSeconds(30), 0.1);
    }

    /** At the first failure and at the end. */
    @Override
    public void failed(FailedAttempt attempt, DeliveryProblem problem) {
        String word = name().toLowerCase(Locale.ROOT);
        if (attempt.givenUp()) {
            LOG.warn(
                    "cohort={} {}=given-up attempts={} reason=\"{}\" action=\"mend the receiver; this one is not sent"
                            + " again\"",
                    attempt.cohort(),
                    word,
                    attempt.attempts(),
                    problem.sentence());
        } else if (attempt.attempts() == 1) {
            LOG.warn(
                    "cohort={} {}=waits reason=\"{}\" action=\"it is tried again for three days\"",
                    attempt.cohort(),
                    word,
                    problem.sentence());
        }
    }

    /** Where a URL leads, as far as it may be shown. */
    public static String place(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
