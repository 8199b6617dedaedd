package io.muster.notify.mail;

import io.muster.definition.DefinitionReader;
import io.muster.definition.ReadResult;
import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Further;
import io.muster.model.PrintableName;
import io.muster.notify.Mail;
import io.muster.notify.RefusedRecipients;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the outcome's routes ask about mails. */
public final class MailSteps {

    private static final Logger LOG = LoggerFactory.getLogger(MailSteps.class);

    private final ImportStore history;
    private final ImportContexts contexts;
    private final MailWriter writer;
    private final MailMessages mailbox;
    private final Function<Exception, String> trouble;
    private final Function<String, Further> further;
    private final DefinitionReader reader = new DefinitionReader();

    /**
     * @param trouble logs what went wrong, and says it for people
     * @param further who gets a cohort's mails beside those whom its definition names
     */
    public MailSteps(
            ImportStore history,
            ImportContexts contexts,
            MailWriter writer,
            MailMessages mailbox,
            Function<Exception, String> trouble,
            Function<String, Further> further) {
        this.history = history;
        this.contexts = contexts;
        this.writer = writer;
        this.mailbox = mailbox;
        this.trouble = trouble;
        this.further = further;
    }

    /** A mail to be kept, in the form that its SQL statement reads. */
    record Written(long importId, String[] recipients, String subject, String html, String text) {}

    /** An import of which somebody is to be told, with its mail. */
    public record Told(Import it, CohortDefinition definition, ImportContext context, Mail mail) {}

    /** The mail about an ended import, to whom the definition named when it ran; empty where nobody is to be told. */
    public Optional<Written> write(long importId) {
        return told(importId)
                .filter(told -> !told.definition().notice().to().isEmpty())
                .map(told -> new Written(
                        importId,
                        told.definition().notice().to().toArray(String[]::new),
                        told.mail().subject(),
                        told.mail().html(),
                        told.mail().text()));
    }

    /** Empty where nobody is to be told, by mail or otherwise. */
    public Optional<Told> told(long importId) {
        Import it = history.find(importId).orElseThrow();
        return definition(it).filter(found -> !found.notice().tellsNobody()).flatMap(definition -> {
            ImportContext context = contexts.of(it, Optional.of(definition)).with(definition);
            return writer.write(it, definition, context).map(mail -> new Told(it, definition, context, mail));
        });
    }

    public MimeMessage message(long mail) throws MessagingException {
        return mailbox.message(mail);
    }

    public byte[] bytes(MimeMessage message) throws MessagingException, IOException {
        return mailbox.bytes(message);
    }

    /** The mail is kept: why, for the log and its row. */
    public void failed(long mail, Exception problem) {
        String why = trouble.apply(problem);
        PartialDelivery.of(problem).ifPresent(partial -> partly(mail, partial));
        mailbox.keep(mail, why)
                .ifPresent(gone -> LOG.warn(
                        "cohort={} import={} mail=given-up reason=\"{}\" action=\"mend that; this one is not sent again\"",
                        gone.cohort(),
                        gone.importId().map(Object::toString).orElse("none"),
                        why));
    }

    private void partly(long mail, PartialDelivery partial) {
        MailMessages.Partly of = mailbox.partly(mail, partial.answers());
        for (String address : partial.refused()) {
            LOG.warn(
                    "cohort={} import={} mail=refused recipient={} action=\"the mail server refuses it for good; take it out"
                            + " of the definition or the schedule, or mend it. The others of {} have the mail or get it\"",
                    of.cohort(),
                    of.importId().map(Object::toString).orElse("none"),
                    RefusedRecipients.masked(PrintableName.of(address)),
                    of.recipients());
        }
    }

    private Optional<CohortDefinition> definition(Import it) {
        return history.definitionOf(it.id())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> reader.read(it.cohort() + ".yaml", text) instanceof ReadResult.Right right
                        ? Optional.of(right.definition().tellingAlso(further.apply(it.cohort())))
                        : Optional.empty());
    }
}
