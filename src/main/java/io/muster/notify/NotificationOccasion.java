package io.muster.notify;

import io.muster.imports.Import;
import io.muster.model.CohortDefinition;
import java.util.Optional;

/**
 * Something that people and programs are told of. Its words are found once; each channel puts them into its own form.
 *
 * @param definition of the cohort, with all who are told by it
 * @param it the import that it is about, or the newest where it is about the cohort
 * @param content what is said, for channels that people read
 * @param sentence how the cohort stands, as the list of cohorts says it
 */
public record NotificationOccasion(
        NotificationCause cause,
        CohortDefinition definition,
        Optional<Import> it,
        MessageContent content,
        String sentence) {

    public NotificationKind about() {
        return cause.about();
    }

    /** Where people see more of it. */
    public String link() {
        return content.button().url();
    }

    /** The import that the outbox names. An alarm is about its cohort, also where an import stands beside it. */
    public Optional<Long> importId() {
        return switch (about()) {
            case IMPORT, REMINDER -> it.map(Import::id);
            case OVERDUE, RECOVERED, UNREADABLE, READABLE -> Optional.empty();
        };
    }

    /** How many days after the import's end; empty for what is no reminder. */
    public Optional<Integer> reminderDay() {
        return cause instanceof NotificationCause.ImportReminder reminder
                ? Optional.of(reminder.day())
                : Optional.empty();
    }
}
