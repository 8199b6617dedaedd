package io.muster.notify;

/** What a mail or a webhook tells of. */
public enum NotificationKind {
    IMPORT,
    /** What an import parked still waits. */
    REMINDER,
    /** A cohort was not imported for too long. */
    OVERDUE,
    /** It is imported again. */
    RECOVERED,
    /** A cohort's definition cannot be read. */
    UNREADABLE,
    /** It can be read again. */
    READABLE
}
