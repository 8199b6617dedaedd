package io.muster.model;

/** What the process ends with, for scripts and supervisors. */
public enum ExitStatus {
    STOPPED(0),
    BROKE(1),
    WRONG_CONFIGURATION(2);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
