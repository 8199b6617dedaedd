package io.muster.settings;

import io.muster.access.IpRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the service runs here. Read once at start by {@link SettingsReader}, validated as a whole.
 *
 * @param sumsCheckedOneIn of so many imports that are unchanged by their sum one is compared in full; empty: none
 */
public record Settings(
        Path data,
        Path cohorts,
        Path drivers,
        DatabaseSettings database,
        Map<String, DataSource> datasources,
        BrazeSettings braze,
        MailSettings mail,
        WebhookSettings webhook,
        HttpSettings http,
        RetentionSettings retention,
        FileLimits files,
        OptionalInt sumsCheckedOneIn) {

    /** The data source of a definition that names none; beside the embedded database it is there unset. */
    public static final String BY_DEFAULT = "default";

    /** @param url empty: the embedded one */
    public record DatabaseSettings(Optional<String> url, Optional<String> user, Optional<Secret> password) {}

    /** Where queries run. */
    public record DataSource(String url, Optional<String> user, Optional<Secret> password) {}

    /** @param requestsPerSecond for each partner key, over all cohorts */
    public record BrazeSettings(
            String partner,
            Secret partnerKey,
            double requestsPerSecond,
            Duration retryFor,
            String userAgent,
            int inFlight,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration quietTime,
            Duration acknowledgedGap,
            Map<String, Workspace> workspaces) {}

    /** @param endpoint without a slash at its end */
    public record Workspace(URI endpoint, Secret importKey) {}

    /**
     * @param host empty: mails go to the outbox folder
     * @param language the tag of the language of mails, where a definition names none
     */
    public record MailSettings(
            Optional<String> host,
            int port,
            Optional<String> user,
            Optional<Secret> password,
            Tls tls,
            String from,
            String language) {

        /** How the connection to the mail server is encrypted. */
        public enum Tls {
            NONE(25),
            STARTTLS(587),
            TLS(465);

            private final int port;

            Tls(int port) {
                this.port = port;
            }

            /** Where a server usually listens for it. */
            int port() {
                return port;
            }
        }
    }

    /**
     * @param secret what requests are signed with; empty: nothing can be sent
     * @param allowPrivate whether they may go to private addresses, and by plain http
     * @param channels what definitions name under {@code notify.channels}
     */
    public record WebhookSettings(Optional<Secret> secret, boolean allowPrivate, Map<String, NotifyChannel> channels) {

        /** Without further channels. */
        public WebhookSettings(Optional<Secret> secret, boolean allowPrivate) {
            this(secret, allowPrivate, Map.of());
        }

        public static final WebhookSettings NONE = new WebhookSettings(Optional.empty(), false);
    }

    /** @param url whoever knows it can post there */
    public record NotifyChannel(Type type, Secret url) {

        /** Whose messages it takes. */
        public enum Type {
            SLACK;

            static Optional<Type> of(String written) {
                return Arrays.stream(values())
                        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(written))
                        .findFirst();
            }
        }
    }

    /**
     * @param publicUrl without a slash at its end; the links in mails begin with it
     * @param proxies whose word is believed on where a request came from
     */
    public record HttpSettings(String host, int port, URI publicUrl, List<IpRange> proxies) {}

    /**
     * @param files how long files are kept after their import; empty for good
     * @param changes how long past changes of a person are kept; empty for good
     */
    public record RetentionSettings(Optional<Duration> files, Optional<Duration> changes) {}

    /**
     * @param stillFor how long a dropped file has to stand still, where its definition says nothing else
     * @param mostRows a file with more is refused
     * @param mostBytes so is one that holds more, unpacked
     */
    public record FileLimits(Duration stillFor, long mostRows, long mostBytes) {

        public static final FileLimits USUAL = new FileLimits(Duration.ofSeconds(2), 100_000_000, 32L << 30);

        static boolean mayBeStillFor(Duration time) {
            return time.compareTo(Duration.ofMillis(100)) >= 0 && time.compareTo(Duration.ofHours(1)) <= 0;
        }
    }
}
