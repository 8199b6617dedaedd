package io.muster.settings;

import io.muster.definition.Durations;
import io.muster.settings.Settings.Braze;
import io.muster.settings.Settings.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code muster.braze}: who we are to Braze, how fast we may be, and its workspaces. */
final class BrazeSettings {
    private final Values values;
    private final String version;

    BrazeSettings(Values values, String version) {
        this.values = values;
        this.version = version;
    }

    Optional<Braze> read() {
        Optional<String> partner = values.required(Key.PARTNER, "", "write the partner name that Braze gave you")
                .flatMap(this::partner);
        Optional<Secret> partnerKey = values.brazeKey(Key.PARTNER_KEY, "", "write the partner key that Braze gave you");
        Optional<Double> rate =
                values.parsed(Key.REQUESTS_PER_SECOND, BrazeSettings::rate, "a number above 0 and below 1000000");
        Optional<Integer> inFlight =
                values.parsed(Key.IN_FLIGHT, BrazeSettings::inFlight, "a whole number from 1 to 64");
        Optional<String> agent = values.parsed(
                Key.USER_AGENT,
                text -> Optional.of(text.replace("<version>", version)).filter(name -> name.matches("[!-~][ -~]*")),
                "a name such as " + Key.USER_AGENT.byDefault());
        Optional<Duration> retryFor = positive(Key.RETRY_FOR);
        Optional<Duration> connect = positive(Key.CONNECT_TIMEOUT);
        Optional<Duration> response = positive(Key.RESPONSE_TIMEOUT);
        Optional<Duration> quiet = positive(Key.QUIET_TIME);
        Optional<Duration> gap = duration(Key.ACKNOWLEDGED_GAP, Duration.ZERO);
        Map<String, Workspace> workspaces = workspaces();
        // An answer that is still awaited cannot be over: a contrary change must wait longer (design, ledger rule 7).
        if (quiet.isPresent() && response.isPresent() && quiet.get().compareTo(response.get()) <= 0) {
            values.wrong(
                    Key.QUIET_TIME, "", "is not more than muster.braze.response-timeout", "make it the longer of both");
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
        return Optional.of(new Braze(
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
                        Key.PARTNER,
                        "",
                        "is " + Values.shown(Key.PARTNER, name),
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

    private Optional<Duration> positive(Key key) {
        return duration(key, Duration.ofMillis(1));
    }

    private Optional<Duration> duration(Key key, Duration least) {
        String above = least.isZero() ? "" : " above 0";
        return values.parsed(
                key,
                text -> Durations.parse(text).filter(duration -> duration.compareTo(least) >= 0),
                "a duration" + above + ", such as " + Durations.FORM);
    }

    private Map<String, Workspace> workspaces() {
        Map<String, Workspace> workspaces = new TreeMap<>();
        var names = values.names(Key.WORKSPACE_ENDPOINT, Key.WORKSPACE_IMPORT_KEY);
        for (String name : names) {
            Optional<URI> endpoint = endpoint(name);
            Optional<Secret> key =
                    values.brazeKey(Key.WORKSPACE_IMPORT_KEY, name, "write the data import key from Braze's dashboard");
            if (endpoint.isPresent() && key.isPresent()) {
                workspaces.put(name, new Workspace(endpoint.get(), key.get()));
            }
        }
        if (names.isEmpty()) {
            values.required(Key.WORKSPACE_ENDPOINT, "default", "write the REST endpoint of a workspace");
            values.required(Key.WORKSPACE_IMPORT_KEY, "default", "write its data import key");
        }
        return workspaces;
    }

    private Optional<URI> endpoint(String name) {
        return values.required(Key.WORKSPACE_ENDPOINT, name, "write the workspace's REST endpoint")
                .flatMap(
                        text -> Addresses.endpoint(text)
                                .or(
                                        () -> values.wrong(
                                                Key.WORKSPACE_ENDPOINT,
                                                name,
                                                "is " + Values.shown(Key.WORKSPACE_ENDPOINT, text),
                                                "write an https URL such as https://rest.iad-01.braze.com; http is for loopback only")));
    }
}
