package io.muster.model;

/** What fails for a reason that people are told: its message is the English sentence. */
public abstract class ReasonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized
    private final Reason reason;

    protected ReasonException(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    protected ReasonException(Reason reason, Throwable cause) {
        super(reason.sentence(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
