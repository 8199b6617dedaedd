package io.muster.history;

/** What started an import. */
public enum Trigger {
    SCHEDULE,
    FILE,
    PAGE,
    API,
    JMX,
    COMMAND
}
