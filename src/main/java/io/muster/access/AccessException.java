package io.muster.access;

import io.muster.model.Reason;
import io.muster.model.ReasonException;

/** What was asked of users or tokens is not done; the reason says what would help. */
public final class AccessException extends ReasonException {

    private static final long serialVersionUID = 1;

    private final AccessRefusal why;

    /** The kind of refusal. */
    public enum AccessRefusal {
        /** What was written is none: a name, a role, a password. */
        WRONG,
        /** There is no such user or token. */
        NO_SUCH,
        /** It would be, but not as things stand. */
        NOT_NOW
    }

    public AccessException(AccessRefusal why, Reason reason) {
        super(reason);
        this.why = why;
    }

    public AccessRefusal why() {
        return why;
    }
}
