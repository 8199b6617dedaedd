package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets only this machine's own programs in. A page elsewhere reaches a loopback port through a name that resolves to
 * 127.0.0.1, but then its Host, or for a plain cross-site form its Origin, gives it away.
 */
final class LoopbackOnly {

    private static final Pattern HOST =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private LoopbackOnly() {}

    static boolean isHome(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return isHost(host)
                && (origin == null || (origin.startsWith("http://") && isHost(origin.substring("http://".length()))));
    }

    private static boolean isHost(@Nullable String host) {
        return host != null && HOST.matcher(host).matches();
    }
}
