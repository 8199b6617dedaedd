package io.muster.sandbox.fault;

/** What may happen to a request instead of the plain answer. Each has a share in {@link FaultSettings}. */
public enum Fault {
    /** 429, with the header that {@link Limited} names. */
    LIMITED,
    /** 423. */
    LOCKED,
    /** 500, 502 or 503. */
    FAILED,
    /** 500, 502 or 503, and yet the request takes effect. */
    FAILED_TAKEN,
    /** The connection is dropped at once; the request takes no effect. */
    DROPPED,
    /** The request takes effect; its connection is closed without an answer. */
    LOST,
    /** Answered now, takes effect after the delay. */
    LATE,
    /** Closed without an answer, takes effect after the delay. */
    LATE_LOST,
    /** Answered, takes effect now and again after the delay. */
    TWICE,
    /** Closed without an answer after the latency, never takes effect. */
    NEVER
}
