package io.muster.notify.webhook;

import io.muster.access.IpRange;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Where Muster itself answers, by whatever name or address: nothing that it sends may come back to it.
 *
 * @param port that it listens on, once it does
 */
public record OwnEndpoint(IntSupplier port, URI publicUrl) {

    /** Nowhere. */
    static final OwnEndpoint NONE = new OwnEndpoint(() -> -1, URI.create("http://localhost:0"));

    /** By what stands in a URL. */
    boolean isNamed(URI url) {
        String host = bare(String.valueOf(url.getHost()));
        boolean isHere = IpRange.isLoopback(host) && port(url) == port.getAsInt();
        return isHere || host.equals(bare(String.valueOf(publicUrl.getHost()))) && port(url) == port(publicUrl);
    }

    /** By where a name leads. */
    boolean isAt(InetAddress address, int asked) {
        return asked == port.getAsInt() && isOfThisMachine(address);
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private static int port(URI url) {
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        return url.getPort() >= 0 ? url.getPort() : isHttps ? 443 : 80;
    }

    private static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
