package io.muster.braze;

import io.muster.braze.ResponseBody.ResponseBodyKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Braze said to a request (docs/braze-api.md, <i>Answers</i>). All but an acceptance is an exception too, so that
 * the routes' error handling tells them apart by type. A new kind fails to compile until it is handled.
 */
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

    /** Not accepted. No message holds a key or an identifier. */
    abstract sealed class NotAccepted extends RuntimeException implements BrazeResponse {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Reason what;

        private NotAccepted(Reason what) {
            super(what.sentence(), null, false, false);
            this.what = what;
        }

        private NotAccepted(int status) {
            this(Reason.of(ReasonCode.BRAZE_ANSWERED, Integer.toString(status)));
        }

        /** A part of a sentence. */
        public Reason what() {
            return what;
        }
    }

    /** One whose sentence depends on who gave it: Braze, or somebody on the way. */
    abstract sealed class OfSomebody extends NotAccepted {
        private static final long serialVersionUID = 1;
        private final int status;
        private final ResponseBodyKind body;

        private OfSomebody(int status, ResponseBodyKind body, Reason what) {
            super(what);
            this.status = status;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public ResponseBodyKind body() {
            return body;
        }
    }

    /** 400: permanent, as it is. */
    final class Refused extends NotAccepted {
        private static final long serialVersionUID = 1;

        Refused() {
            super(400);
        }
    }

    /** 413: too many bytes. */
    final class TooLarge extends NotAccepted {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super(413);
        }
    }

    /** 401, 403: the keys, in Braze's own words; 404: the partner's name or the host. The workspace stops. */
    final class KeysRefused extends OfSomebody {
        private static final long serialVersionUID = 1;

        KeysRefused(int status, ResponseBodyKind body) {
            super(status, body, Reason.of(ReasonCode.BRAZE_ANSWERED, Integer.toString(status)));
        }
    }

    /** Braze's own 429: over the limit, until then; empty when it did not say. */
    final class Limited extends NotAccepted {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Optional<Instant> until;

        Limited(Optional<Instant> until) {
            super(429);
            this.until = until;
        }

        public Optional<Instant> until() {
            return until;
        }
    }

    /** 423: locked, unexplained; nothing took effect, and it may go through later. */
    final class Locked extends NotAccepted {
        private static final long serialVersionUID = 1;

        Locked() {
            super(423);
        }
    }

    /**
     * Turned away for good: any other 3xx or 4xx, or one of Braze's that somebody else gave, such as a firewall's 403.
     * The request as it is will never do, and neither an identifier nor a key is at fault.
     */
    final class Declined extends OfSomebody {
        private static final long serialVersionUID = 1;

        Declined(int status, ResponseBodyKind body) {
            super(status, body, KeyRefusalCauses.whoAnswered(status, body));
        }
    }

    /** 408, 425, 5xx, and a 2xx or 429 that is not Braze's: no definite answer, it may have taken effect. */
    final class Unanswered extends OfSomebody {
        private static final long serialVersionUID = 1;

        Unanswered(int status, ResponseBodyKind body) {
            super(status, body, KeyRefusalCauses.whoAnswered(status, body));
        }
    }

    /** No answer at all: the request was not on the wire soon enough after its mark, and never left. */
    final class NotSent extends NotAccepted {
        private static final long serialVersionUID = 1;

        NotSent() {
            super(Reason.of(ReasonCode.NOT_SENT_IN_TIME));
        }
    }
}
