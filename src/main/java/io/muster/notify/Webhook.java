package io.muster.notify;

import java.net.URI;

/**
 * A webhook that is kept.
 *
 * @param message the id that every attempt bears
 * @param url never logged nor shown as a whole: whoever knows it can often post there
 */
public record Webhook(String message, URI url, String body) {

    /** Where it goes, as far as it may be shown. */
    public static String place(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
