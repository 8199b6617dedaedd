package io.muster.access;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address, or all whose first bits are alike: {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record IpRange(InetAddress address, int bits) {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** Nothing but digits and their signs, and none that would be read as a name, so that no name server is ever asked. */
    private static final Pattern WRITTEN =
            Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    private static final Pattern BRACKETS = Pattern.compile("\\[(.*)]");

    public static Optional<IpRange> of(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(matcher.group(1));
            int all = address.getAddress().length * 8;
            int bits = matcher.group(2) == null ? all : Integer.parseInt(matcher.group(2));
            return bits <= all ? Optional.of(new IpRange(address, bits)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code host}, a name or an address as it stands in a URL, is always this machine itself. */
    public static boolean isLoopback(String host) {
        String bare = BRACKETS.matcher(host).replaceFirst("$1");
        if (bare.equalsIgnoreCase("localhost") || bare.equalsIgnoreCase("localhost.")) {
            return true;
        }
        return of(bare).filter(network -> network.address.isLoopbackAddress()).isPresent();
    }

    /** The address; of IPv6 the network that one customer has to choose addresses from. */
    static String neighbourhood(String address) {
        return of(address)
                .map(IpRange::address)
                .filter(each -> each.getAddress().length == 16)
                .map(each -> {
                    byte[] bytes = each.getAddress();
                    return String.format("%x:%x:%x:%x::/64", at(bytes, 0), at(bytes, 2), at(bytes, 4), at(bytes, 6));
                })
                .orElse(address);
    }

    private static int at(byte[] bytes, int place) {
        return (bytes[place] & 0xff) << 8 | bytes[place + 1] & 0xff;
    }

    public boolean holds(String other) {
        return of(other)
                .map(IpRange::address)
                .filter(each -> each.getAddress().length == address.getAddress().length)
                .filter(each -> prefix(each).equals(prefix(address)))
                .isPresent();
    }

    private BigInteger prefix(InetAddress of) {
        return new BigInteger(1, of.getAddress()).shiftRight(of.getAddress().length * 8 - bits);
    }
}
