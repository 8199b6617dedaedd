package io.muster.sandbox;

/** What a request does to a cohort, and when. */
public enum Effect {
    NONE,
    AT_ONCE,
    LATE,
    /** At once, and again after the delay. */
    TWICE
}
