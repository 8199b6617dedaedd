package io.muster.delivery;

import java.time.Instant;
import java.util.Optional;

/** What Braze said to a request (braze-api, <i>Answers</i>). A new kind fails to compile until it is handled. */
public sealed interface Answer {

    /** Any 2xx: accepted, not yet applied. {@code warnings}: it listed errors beside. */
    record Accepted(boolean warnings) implements Answer {}

    /** 400: permanent, as it is. */
    record Refused(String text) implements Answer {}

    /** 413: too many bytes. */
    record TooLarge() implements Answer {}

    /** 401, 403: the keys; 404: the partner's name or the host. */
    record Unauthorized(int status) implements Answer {}

    /** 429: over the limit, until then; empty when Braze did not say. */
    record Limited(Optional<Instant> until) implements Answer {}

    /** 423: locked, unexplained; nothing took effect. */
    record Locked() implements Answer {}

    /** Any other 4xx, which the contract does not know: the request as it is will never do, and no identifier is at fault. */
    record Declined(int status) implements Answer {}

    /** 408, 425, 5xx: it may have taken effect. */
    record Unknown(int status) implements Answer {}
}
