package io.muster.app;

/** The service cannot start. The message is one sentence with its remedy, printed without a stack trace. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
