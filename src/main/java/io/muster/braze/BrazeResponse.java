package io.muster.braze;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Braze said to a request (docs/braze-api.md, <i>Answers</i>). A new kind fails to compile until it is handled. */
public sealed interface BrazeResponse {

    /**
     * A 2xx that is Braze's own.
     *
     * @param queued taken, but not applied yet (202): it may take effect within the quiet time
     * @param warnings the errors that it listed beside, as they came: they can echo a key or an identifier
     */
    record Accepted(boolean queued, List<String> warnings) implements BrazeResponse {
        @Override
        public String toString() {
            return "Accepted[queued=" + queued + ", warnings=" + warnings.size() + "]";
        }
    }

    /** 400: permanent, as it is. */
    record Refused() implements BrazeResponse {}

    /** 413: too many bytes. */
    record TooLarge() implements BrazeResponse {}

    /** 401, 403: the keys, in Braze's own words; 404: the partner's name or the host. */
    record Unauthorized(int status, ResponseBody.Kind body) implements BrazeResponse {}

    /** Braze's own 429: over the limit, until then; empty when it did not say. */
    record Limited(Optional<Instant> until) implements BrazeResponse {}

    /** 423: locked, unexplained; nothing took effect. */
    record Locked() implements BrazeResponse {}

    /**
     * Turned away for good: any other 3xx or 4xx, or one of Braze's that somebody else gave, such as a firewall's 403.
     * The request as it is will never do, and neither an identifier nor a key is at fault.
     */
    record Declined(int status, ResponseBody.Kind body) implements BrazeResponse {}

    /** 408, 425, 5xx, and a 2xx or 429 that is not Braze's: it may have taken effect. */
    record Unknown(int status, ResponseBody.Kind body) implements BrazeResponse {}
}
