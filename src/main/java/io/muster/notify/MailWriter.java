package io.muster.notify;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.muster.cohort.Definition;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.Phrases;
import java.util.Optional;

/** Writes the mail about an import, where the definition asks for one. May be shared between threads. */
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
    public Optional<Mail> write(Import it, Definition definition, Context context) {
        Context about = context.with(definition);
        if (!Occasion.isOne(it, definition.notice(), about)) {
            return Optional.empty();
        }
        Draft draft = new Draft(it, about, phrases, publicUrl + "/imports/" + it.id());
        MailModel mail = Contents.of(draft);
        StringOutput html = new StringOutput();
        templates.render("mail/mail.jte", mail, html);
        return Optional.of(new Mail(mail.subject(), html.toString().strip() + "\n", MailText.of(mail)));
    }
}
