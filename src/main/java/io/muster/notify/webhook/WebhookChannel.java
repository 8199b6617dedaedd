package io.muster.notify.webhook;

import io.muster.model.CohortDefinition;
import io.muster.notify.NotificationChannel;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OutboxEntry;
import io.muster.notify.Webhook;
import java.util.List;
import java.util.Optional;

/** Signed requests to the program that a definition names. */
public final class WebhookChannel implements NotificationChannel {

    public static final String NAME = "WEBHOOK";

    private final WebhookPayload payloads;

    public WebhookChannel(WebhookPayload payloads) {
        this.payloads = payloads;
    }

    @Override
    public String name() {
        return NAME;
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
                .map(url -> new OutboxEntry(
                        Optional.of(url.toString()), List.of(Webhook.place(url)), payloads.of(occasion)))
                .toList();
    }
}
