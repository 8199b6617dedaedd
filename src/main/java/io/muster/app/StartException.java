package io.muster.app;

import io.muster.cohort.ExitStatus;

/** The service cannot start. The message is one sentence with its remedy, printed without a stack trace. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    StartException(String message) {
        super(message);
        this.status = ExitStatus.BROKE;
    }

    private StartException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** Something that its operator has to set up first. */
    static StartException wrongConfiguration(String message) {
        return new StartException(ExitStatus.WRONG_CONFIGURATION, message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
        this.status = ExitStatus.BROKE;
    }

    /** What the process ends with. */
    ExitStatus status() {
        return status;
    }
}
