package io.muster.web.security;

import io.javalin.http.Context;
import io.muster.access.IpRange;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens, by which names it is known, and whom it believes where a request came from.
 *
 * @param loopback whether only this machine can reach it
 * @param publicUrl what people open; its host is answered to beside loopback's names and {@code host}
 * @param proxies whose {@code X-Forwarded-For} is believed; nobody else's is
 */
public record ServerAddress(String host, int port, boolean loopback, URI publicUrl, List<IpRange> proxies) {

    private static final Pattern PORT = Pattern.compile("(?<=[^:]):(\\d{1,5})$");

    private static final Pattern HOP_WITH_PORT =
            Pattern.compile("^(?:\\[([0-9a-fA-F:.]+)](?::\\d+)?|(\\d+(?:\\.\\d+){3}):\\d+)$");

    /** What proxies and content networks put into a request; in lower case, with dashes. */
    private static final Pattern PASSED_ON = Pattern.compile(
            "x-forwarded.*|forwarded.*|.*forwarded-for.*|x-proxied-.*|wl-proxy-.*|.*client-?ip.*|.*connection-ip|x-originating-ip"
                    + "|x-varnish|.*-via|surrogate-capability|akamai-.*|x-amz-.*|x-vercel-.*|x-nf-.*|x-cloud-trace-.*|x-goog-.*"
                    + "|x-ms-client-principal.*|x-auth-request-.*|remote-user|ngrok-.*|x-original-.*|x-proxy.*|proxy-(?!connection).*|x-envoy-.*|x-arr-.*|x-amzn-.*|x-azure-.*"
                    + "|x-appengine-.*|x-real-.*|x-client-ip|x-cluster-client-ip|x-remote-.*|x-host|x-scheme|x-url-scheme"
                    + "|true-client-ip|cf-.*|cdn-.*|fastly-.*|fly-.*|tailscale-.*|via|client-ip|front-end-https"
                    + "|cloudfront-.*|.*connecting-ip|x-nginx-.*|x-traefik-.*|x-ngrok-.*|x-accel-.*|x-sendfile-type|x-script-name"
                    + "|x-rewrite-url|x-http-host-override|max-forwards|early-data|ssl-client-.*|x-ssl-.*|x-client-cert.*");

    public boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Whether nothing in the settings lets anybody in from elsewhere. */
    boolean isOfOneMachine() {
        return loopback && proxies.isEmpty() && IpRange.isLoopback(String.valueOf(publicUrl.getHost()));
    }

    /** Another site can point its name at our address (DNS rebinding); it must not be answered under it. */
    public boolean answersTo(String asked) {
        String name = name(asked);
        return IpRange.isLoopback(name)
                || name.equals(name(host))
                || name.equals(name(String.valueOf(publicUrl.getAuthority())));
    }

    /** What tells that somebody passed the request on, so that it may come from another machine; empty where nothing does. */
    Optional<String> passedOn(Context context) {
        return Collections.list(context.req().getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> PASSED_ON.matcher(name).matches())
                .findFirst()
                .or(() -> Optional.of("Origin").filter(name -> isElsewhere(context.header(name))))
                // A page that believes to be at home elsewhere; a link to here from anywhere is another matter.
                .or(() -> Optional.of("Referer")
                        .filter(name -> isElsewhere(context.header(name))
                                && !"cross-site".equals(context.header("Sec-Fetch-Site"))))
                // Programs and browsers have not spoken it for decades; proxies do, if nobody tells them otherwise.
                .or(() -> Optional.of(String.valueOf(context.protocol())).filter("HTTP/1.0"::equals));
    }

    /** Whether a page under another name than this machine's asks. */
    private static boolean isElsewhere(@Nullable String page) {
        if (page == null || page.isEmpty() || page.equals("null")) {
            return false;
        }
        try {
            return !IpRange.isLoopback(name(String.valueOf(URI.create(page).getHost())));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /**
     * Whether it was asked for under a name that only this machine has, with the port that we have, or that the settings
     * say people use, and from this machine.
     */
    boolean isAtHome(Context context) {
        String asked = String.valueOf(context.host());
        int port = port(asked);
        return IpRange.isLoopback(name(asked))
                && (port == context.req().getLocalPort() || port == port(String.valueOf(publicUrl.getAuthority())))
                && IpRange.isLoopback(context.ip());
    }

    /** 80 where none is written. */
    private static int port(String host) {
        Matcher written = PORT.matcher(host);
        return written.find() ? Integer.parseInt(written.group(1)) : 80;
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
                || origin.equals("http://" + asked) && (!isHttps() || IpRange.isLoopback(name(asked)))
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
            Arrays.stream(header.split(",", -1))
                    .map(String::strip)
                    .map(ServerAddress::withoutPort)
                    .forEach(hops::add);
        }
        Collections.reverse(hops);
        Optional<String> client = hops.stream().filter(hop -> !isProxy(hop)).findFirst();
        return client.flatMap(IpRange::of)
                .map(network -> String.valueOf(network.address().getHostAddress()))
                .orElse(peer);
    }

    /** Some proxies write the port too. */
    private static String withoutPort(String hop) {
        return HOP_WITH_PORT.matcher(hop).replaceFirst("$1$2");
    }

    boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.holds(address));
    }

    public static String name(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean isBareSix = !lower.startsWith("[") && lower.indexOf(':') != lower.lastIndexOf(':');
        String name = isBareSix ? "[" + lower + "]" : lower.replaceFirst(":\\d*$", "");
        return name.replaceFirst("(?<!\\.)\\.$", "");
    }
}
