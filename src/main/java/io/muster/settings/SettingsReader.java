package io.muster.settings;

import io.muster.access.IpRange;
import io.muster.model.Durations;
import io.muster.settings.Settings.DataSource;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.Settings.FileLimits;
import io.muster.settings.Settings.HttpSettings;
import io.muster.settings.Settings.RetentionSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Reads the settings once, with everything that is wrong with them at once. Touches nothing but its arguments. */
public final class SettingsReader {
    private final SettingsValues values;
    private final String version;

    private SettingsReader(SettingsValues values, String version) {
        this.values = values;
        this.version = version;
    }

    /**
     * @param files properties files, a later one over an earlier; the first may be missing, since the environment can
     *     hold everything
     * @param properties the system's properties, over the files
     * @param environment over all
     * @param version for the user agent
     */
    public static SettingsResult read(
            List<Path> files, Map<String, String> properties, Map<String, String> environment, String version) {
        List<SettingsError> errors = new ArrayList<>();
        SettingsSources layers = new SettingsSources(errors::add);
        for (Path file : files) {
            if (!file.equals(files.get(0)) || Files.exists(file)) {
                layers.add(PropertiesFile.read(file, errors::add));
            }
        }
        layers.addProperties(properties);
        layers.addEnvironment(environment);
        String mainFile = files.isEmpty() ? "settings" : files.get(0).toString();
        SettingsValues values = new SettingsValues(layers.entries(), mainFile, errors::add);
        Optional<Settings> settings = new SettingsReader(values, version).settings();
        return errors.isEmpty() && settings.isPresent()
                ? new SettingsResult.ValidSettings(settings.get())
                : new SettingsResult.InvalidSettings(List.copyOf(errors));
    }

    /** The handbook's table of all settings, in Markdown. */
    public static String table() {
        StringBuilder table = new StringBuilder("| key | default | what it is for |\n| --- | --- | --- |\n");
        for (SettingKey key : SettingKey.values()) {
            String byDefault = key.byDefault().isEmpty() ? "" : "`" + key.byDefault() + "`";
            String secret = key.isSecret() ? "; secret" : "";
            table.append("| `%s` | %s | %s%s |\n".formatted(key.template(), byDefault, key.purpose(), secret));
        }
        return table.toString();
    }

    private Optional<Settings> settings() {
        values.look();
        Optional<Path> data = folder(SettingKey.DATA);
        Optional<Path> cohorts = folder(SettingKey.COHORTS);
        Optional<Path> drivers = folder(SettingKey.DRIVERS);
        // Read by Main, before anything is logged; here it is only looked at.
        Optional<String> log = values.parsed(
                SettingKey.LOG_FORMAT,
                text -> Optional.of(text).filter(Set.of("text", "json")::contains),
                "text or json");
        DatabaseSettings database = database();
        Map<String, DataSource> datasources = datasources();
        var braze = new BrazeSettingsReader(values, version).read();
        var mail = new MailSettingsReader(values).read();
        var webhook = new WebhookSettingsReader(values).read();
        Optional<HttpSettings> http = http();
        Optional<RetentionSettings> retention = retention();
        Optional<FileLimits> files = files();
        Optional<OptionalInt> sums = values.parsed(
                SettingKey.CHECK_SUMS,
                text -> text.equals("off")
                        ? Optional.of(OptionalInt.empty())
                        : positive(text)
                                .filter(many -> many <= Integer.MAX_VALUE)
                                .map(many -> OptionalInt.of(many.intValue())),
                "a whole number above 0, or off");
        if (data.isEmpty()
                || cohorts.isEmpty()
                || drivers.isEmpty()
                || log.isEmpty()
                || braze.isEmpty()
                || mail.isEmpty()
                || webhook.isEmpty()
                || http.isEmpty()
                || retention.isEmpty()
                || files.isEmpty()
                || sums.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Settings(
                data.get(),
                cohorts.get(),
                drivers.get(),
                database,
                datasources,
                braze.get(),
                mail.get(),
                webhook.get(),
                http.get(),
                retention.get(),
                files.get(),
                sums.get()));
    }

    private Optional<Path> folder(SettingKey key) {
        return values.parsed(
                key,
                text -> {
                    try {
                        return Optional.of(text).filter(path -> !path.isEmpty()).map(Path::of);
                    } catch (InvalidPathException e) {
                        return Optional.empty();
                    }
                },
                "a folder such as " + key.byDefault());
    }

    private DatabaseSettings database() {
        DatabaseSettings database = new DatabaseSettings(
                values.url(SettingKey.DATABASE_URL, ""),
                values.optional(SettingKey.DATABASE_USER),
                values.password(SettingKey.DATABASE_PASSWORD, ""));
        if (values.optional(SettingKey.DATABASE_URL).isEmpty()) {
            String remedy = "set muster.database.url too, or take it out";
            database.user()
                    .ifPresent(user -> values.wrong(SettingKey.DATABASE_USER, "", "is set without a URL", remedy));
            database.password()
                    .ifPresent(
                            password -> values.wrong(SettingKey.DATABASE_PASSWORD, "", "is set without a URL", remedy));
        }
        return database;
    }

    private Map<String, DataSource> datasources() {
        Map<String, DataSource> datasources = new TreeMap<>();
        for (String name :
                values.names(SettingKey.DATASOURCE_URL, SettingKey.DATASOURCE_USER, SettingKey.DATASOURCE_PASSWORD)) {
            values.required(SettingKey.DATASOURCE_URL, name, "write its JDBC URL")
                    .flatMap(url -> values.url(SettingKey.DATASOURCE_URL, name))
                    .ifPresent(url -> datasources.put(
                            name,
                            new DataSource(
                                    url,
                                    values.optional(SettingKey.DATASOURCE_USER, name),
                                    values.password(SettingKey.DATASOURCE_PASSWORD, name))));
        }
        return datasources;
    }

    private Optional<FileLimits> files() {
        Optional<Duration> stillFor = values.parsed(
                SettingKey.FILES_STILL_FOR,
                text -> Durations.parse(text).filter(FileLimits::mayBeStillFor),
                "a duration from 100ms to 1h, such as 2s");
        Optional<Long> mostRows =
                values.parsed(SettingKey.FILES_MOST_ROWS, SettingsReader::positive, "a whole number above 0");
        Optional<Long> mostMebibytes =
                values.parsed(SettingKey.FILES_MOST_MEBIBYTES, SettingsReader::positive, "a whole number above 0");
        return stillFor.isPresent() && mostRows.isPresent() && mostMebibytes.isPresent()
                ? Optional.of(new FileLimits(stillFor.get(), mostRows.get(), mostMebibytes.get() << 20))
                : Optional.empty();
    }

    /** Twelve digits of MiB are more bytes than there are, and fewer than a long holds. */
    private static Optional<Long> positive(String text) {
        return Optional.of(text).filter(it -> it.matches("0*[1-9]\\d{0,11}")).map(Long::valueOf);
    }

    private Optional<RetentionSettings> retention() {
        Optional<Optional<Duration>> files = kept(SettingKey.RETENTION_FILES);
        Optional<Optional<Duration>> changes = kept(SettingKey.RETENTION_CHANGES);
        return files.isPresent() && changes.isPresent()
                ? Optional.of(new RetentionSettings(files.get(), changes.get()))
                : Optional.empty();
    }

    /** How long something is kept: a duration, or empty for good. */
    private Optional<Optional<Duration>> kept(SettingKey key) {
        return values.parsed(
                key,
                text -> text.equals("off")
                        ? Optional.of(Optional.empty())
                        : Durations.parse(text)
                                .filter(kept -> kept.compareTo(Duration.ofDays(1)) >= 0)
                                .map(Optional::of),
                "a duration of at least 1d, or off");
    }

    private Optional<HttpSettings> http() {
        Optional<String> host = values.parsed(
                SettingKey.HTTP_HOST,
                text -> Optional.of(text).filter(Addresses::isHost),
                text -> Addresses.hostRemedy(text, SettingKey.HTTP_HOST));
        Optional<Integer> port = values.parsed(SettingKey.HTTP_PORT, Addresses::port, "a port from 1 to 65535");
        Optional<List<IpRange>> proxies = values.parsed(
                SettingKey.HTTP_PROXIES, Addresses::networks, "addresses or networks such as 10.0.0.0/8, ::1");
        if (host.isEmpty() || port.isEmpty() || proxies.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> publicUrl = publicUrl(host.get(), port.get());
        return publicUrl.map(url -> new HttpSettings(host.get(), port.get(), url, proxies.get()));
    }

    private Optional<URI> publicUrl(String host, int port) {
        // Beyond loopback only people know by which name they come; other names are not answered to.
        if (!Addresses.isLoopback(host)
                && values.required(SettingKey.HTTP_PUBLIC_URL, "", "write what people open in their browser")
                        .isEmpty()) {
            return Optional.empty();
        }
        String local = Addresses.local(host, port).toString();
        return values.parsed(
                SettingKey.HTTP_PUBLIC_URL,
                text -> Addresses.url(text.equals(SettingKey.HTTP_PUBLIC_URL.byDefault()) ? local : text),
                "a URL such as https://muster.example.com");
    }
}
