package io.muster.schedule;

/** Who owns a schedule: its cohort's file, or whoever set it on the page or by the API. */
public enum ScheduleOwner {
    FILE,
    PAGE
}
