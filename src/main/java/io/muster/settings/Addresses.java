package io.muster.settings;

import io.muster.access.IpRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hosts, ports and URLs. Nothing is looked up: a start must not hang on a name server. */
public final class Addresses {
    private Addresses() {}

    public static boolean isLoopback(String host) {
        return IpRange.isLoopback(host);
    }

    /** A name or an address, by its letters alone. */
    static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
    }

    /** Networks with commas between them; none is right too. */
    static Optional<List<IpRange>> networks(String text) {
        List<Optional<IpRange>> all = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(IpRange::of)
                .toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    static Optional<Integer> port(String text) {
        return text.matches("\\d{1,5}")
                ? Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= 65_535)
                : Optional.empty();
    }

    /** An http or https URL of a host, without credentials, query and fragment; without a slash at its end. */
    static Optional<URI> url(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean isPlain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isPlain && isWeb && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Keys travel in every request, so plain http stays on this machine. */
    static Optional<URI> endpoint(String text) {
        return url(text).filter(uri -> "https".equals(uri.getScheme()) || isLoopback(uri.getHost()));
    }

    public static URI local(String host, int port) {
        String bare = host.replaceAll("[\\[\\]]", "").replaceFirst("\\.$", "");
        return URI.create("http://" + (bare.contains(":") ? "[" + bare + "]" : bare) + ":" + port);
    }
}
