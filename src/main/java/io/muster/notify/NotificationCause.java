package io.muster.notify;

import io.muster.imports.Import;

/** Why somebody is told of a cohort. */
public sealed interface NotificationCause {

    NotificationKind about();

    /** An import has ended. */
    record ImportEnd(Import it) implements NotificationCause {
        @Override
        public NotificationKind about() {
            return NotificationKind.IMPORT;
        }
    }

    /**
     * What an import kept back, or what stopped it, still waits for somebody.
     *
     * @param day how many days after its end; one reminder a day
     */
    record ImportReminder(Import it, int day) implements NotificationCause {
        @Override
        public NotificationKind about() {
            return NotificationKind.REMINDER;
        }
    }

    /** A cohort is overdue, or no longer is. */
    record Overdue(OverdueAlarm alarm) implements NotificationCause {
        @Override
        public NotificationKind about() {
            return alarm.about();
        }
    }

    /** A definition cannot be read, or can again. */
    record BrokenDefinition(BrokenDefinitionAlarm alarm) implements NotificationCause {
        @Override
        public NotificationKind about() {
            return alarm.about();
        }
    }
}
