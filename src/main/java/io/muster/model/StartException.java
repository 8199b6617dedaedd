package io.muster.model;

/** The service cannot start. The message is one sentence with its remedy, printed without a stack trace. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    public StartException(String message) {
        super(message);
        this.status = ExitStatus.BROKE;
    }

    private StartException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** Something that its operator has to set up first. */
    public static StartException wrongConfiguration(String message) {
        return new StartException(ExitStatus.WRONG_CONFIGURATION, message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
        this.status = ExitStatus.BROKE;
    }

    /** What the process ends with. */
    public ExitStatus status() {
        return status;
    }
}
