package io.muster.notify.webhook;

import io.muster.access.IpRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Where webhooks may go. The client asks here for the very addresses that it then connects to, so a name that leads
 * elsewhere at the second look gains nothing. Safe for use by many threads.
 */
public final class PublicAddressResolver implements DnsResolver {

    /** What nobody outside answers at: IANA's special-purpose registries (RFC 6890), and Azure's own address. */
    private static final List<IpRange> PRIVATE = networks(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "::1/128",
            "fc00::/7",
            "2001:db8::/32",
            "3fff::/20");

    /** Where clouds tell machines their secrets, and what is nobody's address. No setting lets a webhook there. */
    private static final List<IpRange> NEVER = networks(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "168.63.129.16/32",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
            "fd00:ec2::/32",
            "fd00:42::42/128",
            "fd20:ce::254/128",
            // Each network says itself where in it an address of IPv4 stands (RFC 8215), so none can be looked at.
            "64:ff9b:1::/48");

    /** Global addresses of IPv6; those within that carry one of IPv4 could lead anywhere. */
    private static final IpRange GLOBAL = network("2000::/3");

    private static final List<IpRange> TUNNELS = networks("2001::/23", "2002::/16");

    /** An address of IPv4 that programs read alike. Java takes 0177.0.0.1 for 177.0.0.1, others for 127.0.0.1. */
    private static final Pattern NUMBERS = Pattern.compile("(?i)(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

    private final boolean allowPrivate;
    private final HostLookup lookup;
    private final OwnEndpoint own;

    /** The name server; a test has its own. */
    public interface HostLookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    PublicAddressResolver(boolean allowPrivate, HostLookup lookup) {
        this(allowPrivate, lookup, OwnEndpoint.NONE);
    }

    public PublicAddressResolver(boolean allowPrivate, HostLookup lookup, OwnEndpoint own) {
        this.allowPrivate = allowPrivate;
        this.lookup = lookup;
        this.own = own;
    }

    /** The name leads to Muster itself. */
    static final class ItselfException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ItselfException() {
            super("a webhook may not go to Muster itself");
        }
    }

    /** The name leads where webhooks may not go. */
    static final class RefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedException() {
            super("a webhook may not go to this address");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (isAmbiguous(host)) {
            throw new RefusedException();
        }
        InetAddress[] all = lookup.of(host);
        // A name with public and private addresses is refused as a whole: nobody's receiver looks like that.
        if (!Arrays.stream(all).allMatch(this::isAllowed)) {
            throw new RefusedException();
        }
        return all;
    }

    /** What the client asks; the port tells whether it is our own. */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] all = resolve(host);
        // An address of IPv6 comes with its brackets or without.
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        boolean isNamed = own.isNamed(URI.create("http://" + literal + ":" + port));
        if (isNamed || Arrays.stream(all).anyMatch(each -> own.isAt(each, port))) {
            throw new ItselfException();
        }
        return Arrays.stream(all).map(each -> new InetSocketAddress(each, port)).toList();
    }

    /** Whether the URL itself says that it leads to Muster. */
    boolean isOurOwn(URI url) {
        return own.isNamed(url);
    }

    /** Whether it is written in digits, but not as four numbers that everybody reads alike. */
    static boolean isAmbiguous(String host) {
        return NUMBERS.matcher(host).matches() && IpRange.of(host).isEmpty();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    boolean isAllowed(InetAddress address) {
        return isAllowedItself(address)
                && CarriedIpv4Address.within(address).stream().allMatch(this::isAllowedItself);
    }

    private boolean isAllowedItself(InetAddress address) {
        String text = plain(address);
        if (NEVER.stream().anyMatch(network -> network.holds(text))) {
            return false;
        }
        boolean isGlobal = address.getAddress().length == 4
                || GLOBAL.holds(text) && TUNNELS.stream().noneMatch(network -> network.holds(text));
        return allowPrivate || isGlobal && PRIVATE.stream().noneMatch(network -> network.holds(text));
    }

    /** Without the name of a network card, which is no part of the address. */
    private static String plain(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static List<IpRange> networks(String... texts) {
        return Arrays.stream(texts).map(PublicAddressResolver::network).toList();
    }

    private static IpRange network(String text) {
        return IpRange.of(text).orElseThrow();
    }
}
