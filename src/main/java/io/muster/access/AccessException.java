package io.muster.access;

/** What was asked of users or tokens is not done; the message is a sentence with its remedy. */
public final class AccessException extends RuntimeException {

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

    public AccessException(AccessRefusal why, String sentence) {
        super(sentence);
        this.why = why;
    }

    public AccessRefusal why() {
        return why;
    }
}
