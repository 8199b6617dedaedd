package io.muster.notify.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.muster.notify.MessageContent;

/** Writes mails, as HTML and as text. May be shared between threads. */
public final class MailWriter {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    public Mail write(MessageContent content) {
        StringOutput html = new StringOutput();
        templates.render("mail/mail.jte", content, html);
        return new Mail(
                content.language(), content.subject(), html.toString().strip() + "\n", PlainTextMail.of(content));
    }
}
