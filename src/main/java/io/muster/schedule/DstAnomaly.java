package io.muster.schedule;

/** Why a time is not quite what the schedule says; people are told before they save it. */
public enum DstAnomaly {
    /** The clock leaves the time out that day; the same moment is called an hour later. */
    MISSING,
    /** The clock shows the time twice that day; the first one counts. */
    DOUBLED,
    /** The month has no such day; its last one counts. */
    SHORT_MONTH,
    /** The clock shows a cron expression's time twice that day. */
    CRON_DOUBLED,
    /** The clock left out a time before this one, and a cron expression leaves it out too. */
    CRON_SKIPPED
}
