package io.muster.notify.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.Mail;
import io.muster.notify.OverdueAlarm;
import java.util.Optional;

/** Writes the mails about imports and about cohorts that need somebody without one. May be shared between threads. */
public final class MailWriter {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Phrases phrases;
    private final String publicUrl;

    /** @param publicUrl where people open the page, for the link */
    public MailWriter(Phrases phrases, String publicUrl) {
        this.phrases = phrases;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** Empty when nobody is to be told of this import. */
    public Optional<Mail> write(Import it, CohortDefinition definition, ImportContext context) {
        ImportContext about = context.with(definition);
        if (!MailOccasion.isOne(it, definition.notice(), about)) {
            return Optional.empty();
        }
        return Optional.of(mail(ImportMail.of(new MailDraft(it, about, phrases, link(it)))));
    }

    /** The mail about a cohort that is overdue, or is no longer. */
    public Mail write(OverdueAlarm alarm, AlarmMail.Standing standing) {
        return mail(new AlarmMail(alarm, standing, phrases, link(alarm.definition())).model());
    }

    /** The mail about a definition that cannot be read, or can again. */
    public Mail write(BrokenDefinitionAlarm unreadable) {
        return mail(BrokenDefinitionMail.of(unreadable, phrases, link(unreadable.inForce())));
    }

    /** Where people see the import. */
    public String link(Import it) {
        return publicUrl + "/imports/" + it.id();
    }

    /** Where people see the cohort. */
    public String link(CohortDefinition definition) {
        return publicUrl + "/cohorts/" + definition.cohort();
    }

    private Mail mail(MailModel model) {
        StringOutput html = new StringOutput();
        templates.render("mail/mail.jte", model, html);
        return new Mail(model.subject(), html.toString().strip() + "\n", PlainTextMail.of(model));
    }
}
