package io.muster.settings;

import io.muster.settings.Settings.Webhook;
import java.util.Map;
import java.util.Optional;

/** {@code muster.webhook}: what requests are signed with, and where they may go. */
final class WebhookSettings {

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);

    private final SettingsValues values;

    WebhookSettings(SettingsValues values) {
        this.values = values;
    }

    Optional<Webhook> read() {
        Optional<Secret> secret = values.optional(SettingKey.WEBHOOK_SECRET).map(Secret::new);
        if (secret.filter(written -> WebhookSecrets.keys(written.reveal()).isEmpty())
                .isPresent()) {
            return values.wrong(
                    SettingKey.WEBHOOK_SECRET,
                    "",
                    "is no secret to sign with",
                    "write whsec_ and what \"openssl rand -base64 32\" prints");
        }
        return values.parsed(
                        SettingKey.WEBHOOK_ALLOW_PRIVATE,
                        text -> Optional.ofNullable(YES_OR_NO.get(text)),
                        "true or false")
                .map(allow -> new Webhook(secret, allow));
    }
}
