package io.muster.notify.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Addresses of IPv4 within one of IPv6, which a gateway on the way may take out and go to. */
final class CarriedIpv4Address {

    private CarriedIpv4Address() {}

    static List<InetAddress> within(InetAddress address) {
        byte[] bytes = address.getAddress();
        List<InetAddress> carried = new ArrayList<>();
        if (bytes.length != 16) {
            return carried;
        }
        boolean isCompatible = begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && !isOwn(bytes);
        boolean isMapped = begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        boolean isTranslated = begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0);
        boolean isNat64 = begins(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean isIsatap = (bytes[8] & 0xfc) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
        if (isCompatible || isMapped || isTranslated || isNat64 || isIsatap) {
            carried.add(four(bytes, 12, 0));
        }
        if (begins(bytes, 0x20, 0x02)) {
            carried.add(four(bytes, 2, 0));
        }
        // Teredo: the server, and the client with its bits turned.
        if (begins(bytes, 0x20, 0x01, 0, 0)) {
            carried.add(four(bytes, 4, 0));
            carried.add(four(bytes, 12, 0xff));
        }
        return carried;
    }

    /** :: and ::1 carry nothing. */
    private static boolean isOwn(byte[] bytes) {
        return bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && (bytes[15] & 0xff) <= 1;
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress four(byte[] bytes, int from, int turned) {
        byte[] four = Arrays.copyOfRange(bytes, from, from + 4);
        for (int i = 0; i < four.length; i++) {
            four[i] ^= (byte) turned;
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
