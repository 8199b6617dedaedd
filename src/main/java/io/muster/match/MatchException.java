package io.muster.match;

/** The definition's {@code match} does not fit the source. The message is one sentence with its remedy. */
public final class MatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MatchException(String message) {
        super(message);
    }
}
