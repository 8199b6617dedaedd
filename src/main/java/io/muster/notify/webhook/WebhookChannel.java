package io.muster.notify.webhook;

import io.muster.model.CohortDefinition;
import io.muster.notify.DueNotification;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OutboxEntry;
import io.muster.settings.Settings.WebhookSettings;
import io.muster.settings.WebhookSecrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signed requests to the program that a definition names, as Standard Webhooks has them. */
public final class WebhookChannel extends HttpChannel {

    private final WebhookPayload payloads;
    private final Optional<WebhookSignature> signature;
    private final Clock clock;

    public WebhookChannel(WebhookPayload payloads, WebhookSettings settings, Clock clock) {
        this.payloads = payloads;
        this.signature = settings.secret()
                .flatMap(secret -> WebhookSecrets.keys(secret.reveal()))
                .map(WebhookSignature::new);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "WEBHOOK";
    }

    /** A program needs no reminder. */
    @Override
    public boolean reaches(CohortDefinition definition, NotificationKind about) {
        return about != NotificationKind.REMINDER
                && definition.notice().webhook().isPresent();
    }

    @Override
    public List<OutboxEntry> write(NotificationOccasion occasion) {
        return occasion.definition().notice().webhook().stream()
                .map(url -> new OutboxEntry(Optional.of(url.toString()), List.of(place(url)), payloads.of(occasion)))
                .toList();
    }

    /** The same bytes and the same id at each attempt, signed with the time of now. */
    @Override
    public Outgoing request(DueNotification due) {
        WebhookSignature signing = signature.orElseThrow(
                () -> new WebhookException("muster.webhook.secret is not set, so nothing can be signed", false));
        byte[] body = due.document().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        return new Outgoing(
                URI.create(due.receiver().orElseThrow()),
                Map.of(
                        "webhook-id", due.message(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", signing.sign(due.message(), now, body),
                        "Content-Type", "application/json"),
                body);
    }
}
