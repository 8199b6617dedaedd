package io.muster.web.connection;

import io.muster.model.CauseChain;
import io.muster.model.StartException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;

/** Why nobody can listen at the address of page and API, told by what the system says of it. */
public final class ListenFailure {

    private ListenFailure() {}

    /** What to tell whoever starts the service; {@code failure} itself where it is about something else. */
    public static RuntimeException of(RuntimeException failure, String host, int port) {
        Throwable root = CauseChain.root(failure);
        String said = String.valueOf(root.getMessage());
        boolean isAddress = root instanceof UnresolvedAddressException
                || root instanceof UnsupportedAddressTypeException
                || root instanceof UnknownHostException
                || said.contains("Unresolved address")
                || said.contains("assign requested address");
        if (isAddress) {
            return told(
                    "muster.http.host is " + host + ", which is no address of this machine",
                    "Set it to one of its addresses, or to 127.0.0.1 where a proxy stands before it.");
        }
        if (said.contains("Permission denied")) {
            return told(
                    "muster.http.port is " + port + ", which this user may not open",
                    "Set it to one of 1024 or more, such as 8080.");
        }
        if (root instanceof BindException) {
            return told(
                    "muster.http.port is " + port + ", and another program listens there at " + host,
                    "Stop that one, such as another Muster, or set muster.http.port to another port.");
        }
        return root instanceof SocketException
                ? told(
                        "page and API cannot be opened at " + host + ", port " + port + " (" + said + ")",
                        "Look at muster.http.host and muster.http.port.")
                : failure;
    }

    private static StartException told(String found, String remedy) {
        return StartException.wrongConfiguration("Muster cannot start: " + found + ". " + remedy);
    }
}
