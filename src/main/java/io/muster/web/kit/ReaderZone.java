package io.muster.web.kit;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time zone of who reads, as their browser says it in a cookie (see zone.js). A page tells all of its times in it:
 * two clocks on one page are read as two times of day.
 */
final class ReaderZone {

    private static final String COOKIE = "zone";

    private ReaderZone() {}

    /** Empty without the cookie, and for a name that is no zone. */
    static Optional<ZoneId> of(Context request) {
        return Optional.ofNullable(request.cookie(COOKIE))
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }
}
