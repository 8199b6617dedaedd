package io.muster.notify.message;

import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.model.TranslationCatalog;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.NotificationCause;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OverdueAlarm;
import io.muster.notify.message.AlarmMessage.AlarmStanding;
import java.time.Instant;
import java.util.Optional;

/** Finds the words for what people are told of. May be shared between threads. */
public final class MessageWriter {

    private final Phrases byDefault;
    private final String publicUrl;

    /**
     * @param byDefault in the language of those whose definition names none
     * @param publicUrl where people open the page, for the link
     */
    public MessageWriter(Phrases byDefault, String publicUrl) {
        this.byDefault = byDefault;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** Empty when nobody is to be told of this import. */
    public Optional<NotificationOccasion> ofEnd(Import it, CohortDefinition definition, ImportContext context) {
        ImportContext about = context.with(definition);
        if (!OccasionRule.isOne(it, definition.notice(), about)) {
            return Optional.empty();
        }
        MessageDraft draft = new MessageDraft(it, about, phrases(definition), link(it));
        return Optional.of(new NotificationOccasion(
                new NotificationCause.ImportEnd(it),
                definition,
                Optional.of(it),
                ImportMessage.of(draft),
                draft.wording().list().toString()));
    }

    /**
     * What an import kept back, or what stopped it, still waits.
     *
     * @param day how many days after its end
     * @param since when something of the cohort was kept back first, over all imports until now
     */
    public NotificationOccasion ofReminder(
            Import it, CohortDefinition definition, ImportContext context, int day, Instant since) {
        MessageDraft draft = new MessageDraft(it, context.with(definition), phrases(definition), link(it));
        return new NotificationOccasion(
                new NotificationCause.ImportReminder(it, day),
                definition,
                Optional.of(it),
                ReminderMessage.of(draft, since),
                draft.wording().list().toString());
    }

    /** A cohort is overdue, or is no longer. */
    public NotificationOccasion of(OverdueAlarm alarm, CohortDefinition definition, AlarmStanding standing) {
        Phrases phrases = phrases(definition);
        return new NotificationOccasion(
                new NotificationCause.Overdue(alarm),
                definition,
                standing.last(),
                new AlarmMessage(alarm, standing, phrases, link(definition)).content(),
                standing.sentence(phrases));
    }

    /** A definition cannot be read, or can again. */
    public NotificationOccasion of(BrokenDefinitionAlarm alarm, CohortDefinition definition) {
        Phrases phrases = phrases(definition);
        return new NotificationOccasion(
                new NotificationCause.BrokenDefinition(alarm),
                definition,
                Optional.empty(),
                BrokenDefinitionMessage.of(alarm, phrases, link(definition)),
                alarm.errors().isEmpty()
                        ? phrases.say("unreadable.over.sentence")
                        : alarm.errors().get(0));
    }

    private Phrases phrases(CohortDefinition definition) {
        return definition
                .notice()
                .language()
                .flatMap(TranslationCatalog.installed()::named)
                .orElse(byDefault);
    }

    private String link(Import it) {
        return publicUrl + "/imports/" + it.id();
    }

    private String link(CohortDefinition definition) {
        return publicUrl + "/cohorts/" + definition.cohort();
    }
}
