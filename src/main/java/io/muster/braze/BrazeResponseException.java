package io.muster.braze;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer other than accepted, so that a route's error handling can tell them apart by type. No message holds a key
 * or an identifier.
 */
public abstract sealed class BrazeResponseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized
    private final Reason what;

    private BrazeResponseException(Reason what) {
        super(what.sentence(), null, false, false);
        this.what = what;
    }

    /** A part of a sentence. */
    public Reason what() {
        return what;
    }

    /** The exception for {@code answer}; empty when it was accepted. */
    static Optional<BrazeResponseException> of(BrazeResponse answer) {
        if (answer instanceof BrazeResponse.Accepted) {
            return Optional.empty();
        } else if (answer instanceof BrazeResponse.Refused) {
            return Optional.of(new Refused());
        } else if (answer instanceof BrazeResponse.TooLarge) {
            return Optional.of(new TooLarge());
        } else if (answer instanceof BrazeResponse.Unauthorized no) {
            return Optional.of(new KeysRefused(no));
        } else if (answer instanceof BrazeResponse.Limited limited) {
            return Optional.of(new Limited(limited.until()));
        } else if (answer instanceof BrazeResponse.Locked) {
            return Optional.of(new Locked());
        } else if (answer instanceof BrazeResponse.Declined declined) {
            return Optional.of(new Declined(declined));
        } else if (answer instanceof BrazeResponse.Unknown unknown) {
            return Optional.of(new Unanswered(unknown));
        }
        throw new IllegalArgumentException("no such answer");
    }

    /** 400: permanent, as it is. */
    public static final class Refused extends BrazeResponseException {
        private static final long serialVersionUID = 1;

        Refused() {
            super(Reason.of(ReasonCode.BRAZE_ANSWERED, "400"));
        }
    }

    /** 413: too many bytes. */
    public static final class TooLarge extends BrazeResponseException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super(Reason.of(ReasonCode.BRAZE_ANSWERED, "413"));
        }
    }

    /** 401, 403, 404: the workspace stops. */
    public static final class KeysRefused extends BrazeResponseException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final ResponseBody.Kind body;

        KeysRefused(BrazeResponse.Unauthorized no) {
            super(Reason.of(ReasonCode.BRAZE_ANSWERED, Integer.toString(no.status())));
            this.status = no.status();
            this.body = no.body();
        }

        public int status() {
            return status;
        }

        public ResponseBody.Kind body() {
            return body;
        }
    }

    /** 429: every request of the partner key waits. */
    public static final class Limited extends BrazeResponseException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Optional<Instant> until;

        Limited(Optional<Instant> until) {
            super(Reason.of(ReasonCode.BRAZE_ANSWERED, "429"));
            this.until = until;
        }

        public Optional<Instant> until() {
            return until;
        }
    }

    /** 423: nothing took effect, and it may go through later. */
    public static final class Locked extends BrazeResponseException {
        private static final long serialVersionUID = 1;

        Locked() {
            super(Reason.of(ReasonCode.BRAZE_ANSWERED, "423"));
        }
    }

    /** Turned away, by a status that the contract does not know or by somebody else: the import ends, nobody is at fault. */
    public static final class Declined extends BrazeResponseException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final ResponseBody.Kind body;

        Declined(BrazeResponse.Declined declined) {
            super(KeyRefusalCauses.whoAnswered(declined.status(), declined.body()));
            this.status = declined.status();
            this.body = declined.body();
        }

        public int status() {
            return status;
        }

        public ResponseBody.Kind body() {
            return body;
        }
    }

    /** 408, 425, 5xx, or a 2xx of somebody else: no definite answer. */
    public static final class Unanswered extends BrazeResponseException {
        private static final long serialVersionUID = 1;

        Unanswered(BrazeResponse.Unknown unknown) {
            super(KeyRefusalCauses.whoAnswered(unknown.status(), unknown.body()));
        }
    }

    /** No answer at all: the request was not on the wire soon enough after its mark, and never left. */
    public static final class Late extends BrazeResponseException {
        private static final long serialVersionUID = 1;

        Late() {
            super(Reason.of(ReasonCode.NOT_SENT_IN_TIME));
        }
    }
}
