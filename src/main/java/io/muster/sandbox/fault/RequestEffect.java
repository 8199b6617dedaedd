package io.muster.sandbox.fault;

/** What a request does to a cohort, and when. */
public enum RequestEffect {
    NONE,
    AT_ONCE,
    LATE,
    /** At once, and again after the delay. */
    TWICE
}
