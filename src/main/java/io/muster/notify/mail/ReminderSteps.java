package io.muster.notify.mail;

import io.muster.definition.DefinitionStore;
import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Further;
import io.muster.notify.Mail;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.function.Function;

/** What the route asks that reminds of parked changes. */
public final class ReminderSteps {

    private final ImportStore history;
    private final ImportContexts contexts;
    private final DefinitionStore definitions;
    private final ReminderMail writer;
    private final Function<String, Further> further;

    /** @param further who gets a cohort's mails beside those whom its definition names */
    public ReminderSteps(
            ImportStore history,
            ImportContexts contexts,
            DefinitionStore definitions,
            ReminderMail writer,
            Function<String, Further> further) {
        this.history = history;
        this.contexts = contexts;
        this.definitions = definitions;
        this.writer = writer;
        this.further = further;
    }

    /** A mail to be kept, in the form that its SQL statement reads. */
    record Written(long importId, int reminder, String[] recipients, String subject, String html, String text) {}

    /**
     * The mail that reminds of an import's parked changes, to whom the definition names now; empty where that is nobody.
     *
     * @param reminder which day's it is
     * @param since when something of the cohort was kept back first
     */
    public Optional<Written> write(long importId, int reminder, Timestamp since) {
        Import it = history.find(importId).orElseThrow();
        return definitions
                .find(it.cohort())
                .map(definition -> definition.tellingAlso(further.apply(it.cohort())))
                .filter(definition -> !definition.notice().to().isEmpty())
                .map(definition -> written(it, definition, reminder, since));
    }

    private Written written(Import it, CohortDefinition definition, int reminder, Timestamp since) {
        Mail mail = writer.write(it, definition, contexts.of(it, Optional.of(definition)), since.toInstant());
        return new Written(
                it.id(),
                reminder,
                definition.notice().to().toArray(String[]::new),
                mail.subject(),
                mail.html(),
                mail.text());
    }
}
