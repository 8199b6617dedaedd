package io.muster.settings;

import io.muster.access.IpRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts, ports and URLs. Nothing is looked up: a start must not hang on a name server. */
public final class Addresses {
    /** Letters, digits and dashes between dots; in networks of containers names have underscores too. */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?");

    private Addresses() {}

    public static boolean isLoopback(String host) {
        return IpRange.isLoopback(host);
    }

    /** A name or an address, by its letters alone. A name whose last part is a number is an address, or nothing. */
    static boolean isHost(String text) {
        String bare = text.matches("\\[[^\\[\\]]*:[^\\[\\]]*]") ? text.substring(1, text.length() - 1) : text;
        boolean isAddress = !bare.contains("/") && IpRange.of(bare).isPresent();
        return isAddress || (NAME.matcher(text).matches() && !text.matches("(.*\\.)?(\\d+|0[xX][0-9A-Fa-f]*)\\.?"));
    }

    /** What to do about a text that is no host. */
    static String hostRemedy(String text, SettingKey key) {
        String elsewhere = key.template().replaceFirst("host$", "port");
        if (text.contains("/")) {
            return "write the host alone, without a scheme and a path" + portIn(text, ", and its port in " + elsewhere);
        }
        return text.matches("[^:]+:\\d*|\\[.*]:\\d*")
                ? "write the host alone, and its port in " + elsewhere
                : "write "
                        + (key.byDefault().isEmpty()
                                ? "a name or an address such as smtp.example.com"
                                : "an address such as " + key.byDefault());
    }

    private static String portIn(String text, String told) {
        return text.matches(".*:\\d+(/.*)?") ? told : "";
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
