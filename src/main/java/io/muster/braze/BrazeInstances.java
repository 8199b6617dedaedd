package io.muster.braze;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Braze's instances by the names that stand in its dashboard (docs/braze-api.md, <i>Hosts</i>). */
public final class BrazeInstances {

    private static final Pattern HOST = Pattern.compile(
            "rest\\.(?:iad-(0[1-8])\\.braze\\.com|us-(10)\\.braze\\.com|(fra|au|id|jp|kr)-(0\\d)\\.braze\\.(?:com|eu))");

    private BrazeInstances() {}

    /** US-01 … KR-01; empty for any other host. */
    public static Optional<String> of(URI endpoint) {
        Matcher host = HOST.matcher(String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT));
        if (!host.matches()) {
            return Optional.empty();
        }
        if (host.group(1) != null || host.group(2) != null) {
            return Optional.of("US-" + (host.group(1) != null ? host.group(1) : host.group(2)));
        }
        String region = host.group(3).equals("fra") ? "EU" : host.group(3).toUpperCase(Locale.ROOT);
        return Optional.of(region + "-" + host.group(4));
    }

    /** The host, with the instance's name where it is one of Braze's. */
    public static String shown(URI endpoint) {
        String host = endpoint.getHost() + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
        return of(endpoint).map(name -> host + " (" + name + ")").orElse(host);
    }
}
