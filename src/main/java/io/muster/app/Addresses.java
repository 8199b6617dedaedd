package io.muster.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts, ports and URLs. Nothing is looked up: a start must not hang on a name server. */
final class Addresses {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
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

    static URI local(String host, int port) {
        String bare = host.replaceAll("[\\[\\]]", "");
        return URI.create("http://" + (bare.contains(":") ? "[" + bare + "]" : bare) + ":" + port);
    }
}
