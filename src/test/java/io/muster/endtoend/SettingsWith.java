package io.muster.endtoend;

import io.muster.settings.Secret;
import io.muster.settings.Settings;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.Settings.HttpSettings;
import io.muster.settings.Settings.MailSettings;
import io.muster.settings.Settings.WebhookSettings;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Settings with one thing changed. */
final class SettingsWith {

    private SettingsWith() {}

    static Settings workspace(Settings from, String name, URI endpoint, String importKey) {
        Map<String, Settings.Workspace> workspaces = new TreeMap<>(from.braze().workspaces());
        workspaces.put(name, new Settings.Workspace(endpoint, new Secret(importKey)));
        BrazeSettings b = from.braze();
        return braze(
                from,
                new BrazeSettings(
                        b.partner(),
                        b.partnerKey(),
                        b.requestsPerSecond(),
                        b.retryFor(),
                        b.userAgent(),
                        b.inFlight(),
                        b.connectTimeout(),
                        b.responseTimeout(),
                        b.quietTime(),
                        b.acknowledgedGap(),
                        workspaces));
    }

    /** Another workspace with the default one's endpoint and key. */
    static Settings twin(Settings from, String name) {
        Settings.Workspace twin =
                Objects.requireNonNull(from.braze().workspaces().get("default"));
        return workspace(from, name, twin.endpoint(), twin.importKey().reveal());
    }

    static Settings partner(Settings from, String partner) {
        BrazeSettings b = from.braze();
        return braze(
                from,
                new BrazeSettings(
                        partner,
                        b.partnerKey(),
                        b.requestsPerSecond(),
                        b.retryFor(),
                        b.userAgent(),
                        b.inFlight(),
                        b.connectTimeout(),
                        b.responseTimeout(),
                        b.quietTime(),
                        b.acknowledgedGap(),
                        b.workspaces()));
    }

    static Settings retryFor(Settings from, Duration retryFor) {
        BrazeSettings b = from.braze();
        return braze(
                from,
                new BrazeSettings(
                        b.partner(),
                        b.partnerKey(),
                        b.requestsPerSecond(),
                        retryFor,
                        b.userAgent(),
                        b.inFlight(),
                        b.connectTimeout(),
                        b.responseTimeout(),
                        b.quietTime(),
                        b.acknowledgedGap(),
                        b.workspaces()));
    }

    /** Short times, for answers that never come. */
    static Settings times(Settings from, Duration retryFor, Duration timeout) {
        BrazeSettings b = from.braze();
        return braze(
                from,
                new BrazeSettings(
                        b.partner(),
                        b.partnerKey(),
                        b.requestsPerSecond(),
                        retryFor,
                        b.userAgent(),
                        b.inFlight(),
                        timeout,
                        timeout,
                        b.quietTime(),
                        b.acknowledgedGap(),
                        b.workspaces()));
    }

    static Settings noMailServer(Settings from) {
        MailSettings m = from.mail();
        return mail(
                from,
                new MailSettings(Optional.empty(), m.port(), m.user(), m.password(), m.tls(), m.from(), m.language()));
    }

    /** The same database at another address, such as behind something that can be cut. */
    static Settings database(Settings from, String url) {
        DatabaseSettings d = from.database();
        return with(from, "database", new DatabaseSettings(Optional.of(url), d.user(), d.password()));
    }

    static Settings mail(Settings from, MailSettings mail) {
        return with(from, "mail", mail);
    }

    static Settings webhook(Settings from, WebhookSettings webhook) {
        return with(from, "webhook", webhook);
    }

    static Settings http(Settings from, HttpSettings http) {
        return with(from, "http", http);
    }

    static Settings files(Settings from, Settings.FileLimits files) {
        return with(from, "files", files);
    }

    /** @param checkedOneIn of so many imports that are unchanged by their sum one is compared in full */
    static Settings sumsChecked(Settings from, OptionalInt checkedOneIn) {
        return with(from, "sumsCheckedOneIn", checkedOneIn);
    }

    private static Settings braze(Settings from, BrazeSettings braze) {
        return with(from, "braze", braze);
    }

    /** All parts as they are, but for the one of this name. */
    private static Settings with(Settings from, String part, Object value) {
        RecordComponent[] parts = Settings.class.getRecordComponents();
        try {
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].getName().equals(part)
                        ? value
                        : parts[i].getAccessor().invoke(from);
            }
            return Settings.class
                    .getConstructor(
                            Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
