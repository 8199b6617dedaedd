package io.muster.imports;

/** What started an import. */
public enum Trigger {
    SCHEDULE,
    FILE,
    PAGE,
    API,
    JMX,
    COMMAND,
    /** A workspace that was stopped goes again: what the stop had ended or skipped is made up for. */
    KEYS
}
