package io.muster.page;

import io.javalin.http.Context;
import io.muster.access.Network;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server listens, by which names it is known, and whom it believes where a request came from.
 *
 * @param loopback whether only this machine can reach it
 * @param publicUrl what people open; its host is answered to beside loopback's names and {@code host}
 * @param proxies whose {@code X-Forwarded-For} is believed; nobody else's is
 */
public record Place(String host, int port, boolean loopback, URI publicUrl, List<Network> proxies) {

    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

    boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Another site can point its name at our address (DNS rebinding); it must not be answered under it. */
    boolean answersTo(String asked) {
        String name = name(asked);
        return LOCAL.contains(name)
                || name.equals(host.toLowerCase(Locale.ROOT))
                || name.equals(name(String.valueOf(publicUrl.getAuthority())));
    }

    /** Whether a browser sent this from a page of ours, or a program sent it. */
    boolean isOurs(Context context) {
        String from = context.header("Sec-Fetch-Site");
        if (from != null && !from.equals("same-origin") && !from.equals("none")) {
            return false;
        }
        String origin = context.header("Origin");
        String asked = String.valueOf(context.host());
        return origin == null
                || origin.equals("http://" + asked)
                || origin.equals("https://" + asked)
                || origin.equals(publicUrl.getScheme() + "://" + publicUrl.getAuthority());
    }

    /** Where the request came from: behind our proxies the last address that is none of theirs. */
    String address(Context context) {
        String peer = context.ip();
        if (!isProxy(peer)) {
            return peer;
        }
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(context.req().getHeaders("X-Forwarded-For"))) {
            Arrays.stream(header.split(",", -1)).map(String::strip).forEach(hops::add);
        }
        Collections.reverse(hops);
        Optional<String> client = hops.stream().filter(hop -> !isProxy(hop)).findFirst();
        return client.flatMap(Network::of)
                .map(network -> String.valueOf(network.address().getHostAddress()))
                .orElse(peer);
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.holds(address));
    }

    static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    }
}
