package io.muster.notify.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.notify.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes the mail that reminds of what a guard keeps back or refused keys stop, with its age. May be shared between threads. */
public final class ReminderMail {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Phrases phrases;
    private final String publicUrl;

    /** @param publicUrl where people open the page, for the link */
    public ReminderMail(Phrases phrases, String publicUrl) {
        this.phrases = phrases;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** @param since when something of the cohort was kept back first, over all imports until now */
    public Mail write(Import it, CohortDefinition definition, ImportContext context, Instant since) {
        MailDraft draft = new MailDraft(it, context.with(definition), phrases, publicUrl + "/imports/" + it.id());
        MailModel mail = model(draft, since);
        StringOutput html = new StringOutput();
        templates.render("mail/mail.jte", mail, html);
        return new Mail(mail.subject(), html.toString().strip() + "\n", PlainTextMail.of(mail));
    }

    private MailModel model(MailDraft d, Instant since) {
        boolean stopped = d.it().state() == ImportState.FAILED;
        boolean parked = d.counts().parkedAdds() + d.counts().parkedRemoves() > 0;
        String kind = stopped ? "remind.stopped" : parked ? "remind.parked" : "remind.held";
        String age = d.count(
                "remind.age",
                Math.max(1, Duration.between(since, d.context().now()).toDays()));
        String from = d.say(kind, age, d.times().full(since));
        // What is said of a held import names its guard already.
        String why = d.it().state() == ImportState.PARTIAL ? d.words().guard(d.it(), d.context()) + " " : "";
        return d.mail(
                d.wording().tone(),
                d.say("mail.needs.you"),
                d.say(kind + ".subject", d.it().name(), age),
                d.say(kind + ".heading", d.it().name(), age),
                from + " " + why + d.wording().page().rest() + " "
                        + d.say(stopped ? "remind.stopped.what" : "remind.what", d.it().workspace()),
                Optional.empty(),
                new MailFacts(d).membersNow().parked().lastRight().next().list(),
                stopped ? "mail.button.causes" : "mail.button.see");
    }
}
