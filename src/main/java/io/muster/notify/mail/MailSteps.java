package io.muster.notify.mail;

import io.muster.model.PrintableName;
import io.muster.notify.RefusedRecipients;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the route asks that sends mails. */
public final class MailSteps {

    private static final Logger LOG = LoggerFactory.getLogger(MailSteps.class);

    private final MailMessages mailbox;
    private final Function<Exception, String> trouble;

    /** @param trouble logs what went wrong, and says it for people */
    public MailSteps(MailMessages mailbox, Function<Exception, String> trouble) {
        this.mailbox = mailbox;
        this.trouble = trouble;
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
}
