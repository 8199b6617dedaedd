package io.muster.wording;

/** What a state asks of the reader; each has its shape, its word and its colour. */
public enum Tone {
    /** As it should be. */
    GOOD,
    /** Being updated now. */
    RUNNING,
    /** Waits by itself and goes on by itself. */
    WAITING,
    /** Waits for a person's decision. */
    NEED,
    /** Stopped or failed. */
    BAD,
    /** At rest, or simply to be known. */
    REST
}
