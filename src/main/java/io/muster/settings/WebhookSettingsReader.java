package io.muster.settings;

import io.muster.settings.Settings.NotifyChannel;
import io.muster.settings.Settings.WebhookSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code muster.webhook} and {@code muster.notify}: what requests are signed with, and where they may go. */
final class WebhookSettingsReader {

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);

    private final SettingsValues values;

    WebhookSettingsReader(SettingsValues values) {
        this.values = values;
    }

    Optional<WebhookSettings> read() {
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
                .map(allow -> new WebhookSettings(secret, allow, channels(allow)));
    }

    private Map<String, NotifyChannel> channels(boolean plain) {
        Map<String, NotifyChannel> channels = new TreeMap<>();
        for (String name : values.names(SettingKey.CHANNEL_TYPE, SettingKey.CHANNEL_URL)) {
            Optional<NotifyChannel.Type> type = NotifyChannel.Type.of(
                    values.optional(SettingKey.CHANNEL_TYPE, name).orElse(SettingKey.CHANNEL_TYPE.byDefault()));
            if (type.isEmpty()) {
                values.wrong(SettingKey.CHANNEL_TYPE, name, "is no channel that Muster has", "write slack");
            }
            values.required(SettingKey.CHANNEL_URL, name, "write the URL of its incoming webhook")
                    .flatMap(
                            url -> isPlainUrl(url, plain)
                                    ? Optional.of(url)
                                    : values.wrong(
                                            SettingKey.CHANNEL_URL,
                                            name,
                                            "is no https URL",
                                            "write the URL of its incoming webhook, such as https://hooks.slack.com/services/…"))
                    .ifPresent(url ->
                            type.ifPresent(known -> channels.put(name, new NotifyChannel(known, new Secret(url)))));
        }
        return channels;
    }

    private static boolean isPlainUrl(String text, boolean plain) {
        try {
            URI url = new URI(text);
            return ("https".equals(url.getScheme()) || plain && "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
