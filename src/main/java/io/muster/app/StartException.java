package io.muster.app;

/** The service cannot start. The message is one sentence with its remedy, printed without a stack trace. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    StartException(String message) {
        super(message);
        this.status = Main.BROKE;
    }

    private StartException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Something that its operator has to set up first. */
    static StartException wrongConfiguration(String message) {
        return new StartException(Main.WRONG_CONFIGURATION, message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
        this.status = Main.BROKE;
    }

    /** What the process ends with. */
    int status() {
        return status;
    }
}
