package io.muster.settings;

import io.muster.model.Durations;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.settings.Settings.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code muster.braze}: who we are to Braze, how fast we may be, and its workspaces. */
final class BrazeSettingsReader {
    /** Where people and apps go, and no import does. */
    private static final Pattern OTHER_ENDPOINT =
            Pattern.compile("(?i)((dashboard|sdk|www)[^.]*\\.([^.]+\\.)?)?braze\\.(com|eu)");

    private final SettingsValues values;
    private final String version;

    BrazeSettingsReader(SettingsValues values, String version) {
        this.values = values;
        this.version = version;
    }

    Optional<BrazeSettings> read() {
        Optional<String> partner = values.required(SettingKey.PARTNER, "", "write the partner name that Braze gave you")
                .flatMap(this::partner);
        Optional<Secret> partnerKey =
                values.brazeKey(SettingKey.PARTNER_KEY, "", "write the partner key that Braze gave you");
        Optional<Double> rate = values.parsed(
                SettingKey.REQUESTS_PER_SECOND, BrazeSettingsReader::rate, "a number above 0 and below 1000000");
        Optional<Integer> inFlight =
                values.parsed(SettingKey.IN_FLIGHT, BrazeSettingsReader::inFlight, "a whole number from 1 to 64");
        Optional<String> agent = values.parsed(
                SettingKey.USER_AGENT,
                text -> Optional.of(text.replace("<version>", version)).filter(name -> name.matches("[!-~][ -~]*")),
                "a name such as " + SettingKey.USER_AGENT.byDefault());
        Optional<Duration> retryFor = positive(SettingKey.RETRY_FOR);
        Optional<Duration> connect = positive(SettingKey.CONNECT_TIMEOUT);
        Optional<Duration> response = positive(SettingKey.RESPONSE_TIMEOUT);
        Optional<Duration> quiet = positive(SettingKey.QUIET_TIME);
        Optional<Duration> gap = duration(SettingKey.ACKNOWLEDGED_GAP, Duration.ZERO);
        Map<String, Workspace> workspaces = workspaces();
        // An answer that is still awaited cannot be over: a contrary change must wait longer (docs/design.md, rule 7).
        if (quiet.isPresent() && response.isPresent() && quiet.get().compareTo(response.get()) <= 0) {
            values.wrong(
                    SettingKey.QUIET_TIME,
                    "",
                    "is not more than muster.braze.response-timeout",
                    "make it the longer of both");
        }
        if (partner.isEmpty()
                || partnerKey.isEmpty()
                || rate.isEmpty()
                || inFlight.isEmpty()
                || agent.isEmpty()
                || retryFor.isEmpty()
                || connect.isEmpty()
                || response.isEmpty()
                || quiet.isEmpty()
                || gap.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BrazeSettings(
                partner.get(),
                partnerKey.get(),
                rate.get(),
                retryFor.get(),
                agent.get(),
                inFlight.get(),
                connect.get(),
                response.get(),
                quiet.get(),
                gap.get(),
                workspaces));
    }

    /** It becomes a part of the URL's path. */
    private Optional<String> partner(String name) {
        return name.matches("[A-Za-z0-9._-]+")
                ? Optional.of(name)
                : values.wrong(
                        SettingKey.PARTNER,
                        "",
                        "is " + SettingsValues.shown(SettingKey.PARTNER, name),
                        "use letters, digits, dots and dashes, as in the URL that Braze gave you");
    }

    private static Optional<Double> rate(String text) {
        return text.matches("\\d{1,6}(\\.\\d{1,6})?")
                ? Optional.of(Double.parseDouble(text)).filter(rate -> rate > 0)
                : Optional.empty();
    }

    private static Optional<Integer> inFlight(String text) {
        return text.matches("\\d{1,2}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number >= 1 && number <= 64)
                : Optional.empty();
    }

    private Optional<Duration> positive(SettingKey key) {
        return duration(key, Duration.ofMillis(1));
    }

    private Optional<Duration> duration(SettingKey key, Duration least) {
        String above = least.isZero() ? "" : " above 0";
        return values.parsed(
                key,
                text -> Durations.parse(text).filter(duration -> duration.compareTo(least) >= 0),
                "a duration" + above + ", such as " + Durations.FORM);
    }

    private Map<String, Workspace> workspaces() {
        Map<String, Workspace> workspaces = new TreeMap<>();
        var names = values.names(SettingKey.WORKSPACE_ENDPOINT, SettingKey.WORKSPACE_IMPORT_KEY);
        for (String name : names) {
            Optional<URI> endpoint = endpoint(name);
            Optional<Secret> key = values.brazeKey(
                    SettingKey.WORKSPACE_IMPORT_KEY, name, "write the data import key from Braze's dashboard");
            if (endpoint.isPresent() && key.isPresent()) {
                workspaces.put(name, new Workspace(endpoint.get(), key.get()));
            }
        }
        if (names.isEmpty()) {
            values.required(SettingKey.WORKSPACE_ENDPOINT, "default", "write the REST endpoint of a workspace");
            values.required(SettingKey.WORKSPACE_IMPORT_KEY, "default", "write its data import key");
        }
        return workspaces;
    }

    private Optional<URI> endpoint(String name) {
        return values.required(SettingKey.WORKSPACE_ENDPOINT, name, "write the workspace's REST endpoint")
                .flatMap(
                        text -> Addresses.endpoint(text)
                                .filter(url ->
                                        !OTHER_ENDPOINT.matcher(url.getHost()).matches())
                                .or(
                                        () -> values.wrong(
                                                SettingKey.WORKSPACE_ENDPOINT,
                                                name,
                                                "is " + SettingsValues.shown(SettingKey.WORKSPACE_ENDPOINT, text),
                                                "write an https URL such as https://rest.iad-01.braze.com; http is for loopback only")));
    }
}
