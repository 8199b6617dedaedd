package io.muster.notify.mail;

import io.muster.notify.DueNotification;
import io.muster.notify.Outbox;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** The mails of the outbox as messages: text and HTML of the same, so that every program shows one. */
public final class MailMessages {

    private final Outbox outbox;
    private final MailDocument documents;
    private final String from;
    private final Clock clock;

    public MailMessages(Outbox outbox, MailDocument documents, String from, Clock clock) {
        this.outbox = outbox;
        this.documents = documents;
        this.from = from;
        this.clock = clock;
    }

    /** The kept mail as a message to those who do not have it yet, ready to be sent (RFC 5322, RFC 2046 §5.1.4). */
    public MimeMessage message(long id) throws MessagingException {
        DueNotification due = outbox.due(id);
        Mail mail = documents.read(due.subject(), due.document());
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(from));
        address(message, due.recipients());
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // Programs that answer mails by themselves leave this one alone (RFC 3834 §5).
        message.setHeader("Auto-Submitted", "auto-generated");
        if (!mail.language().isEmpty()) {
            message.setContentLanguage(new String[] {mail.language()});
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(mail.text(), "plain"));
        both.addBodyPart(part(mail.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    /**
     * What was kept before its form was looked at may be an address that no mail can bear. It is told of as one that was
     * refused, so that the next attempt is for the others.
     */
    private static void address(MimeMessage message, List<String> recipients) throws MessagingException {
        List<Address> right = new ArrayList<>();
        List<Address> wrong = new ArrayList<>();
        for (String recipient : recipients) {
            try {
                right.add(new InternetAddress(recipient));
            } catch (AddressException e) {
                InternetAddress asItIs = new InternetAddress();
                asItIs.setAddress(recipient);
                wrong.add(asItIs);
            }
        }
        if (!wrong.isEmpty()) {
            throw new UnusableAddressException(right.toArray(Address[]::new), wrong.toArray(Address[]::new));
        }
        message.setRecipients(Message.RecipientType.TO, right.toArray(Address[]::new));
    }

    /** Some of a mail's recipients are none. */
    static final class UnusableAddressException extends SendFailedException {
        private static final long serialVersionUID = 1;

        private UnusableAddressException(Address[] right, Address[] wrong) {
            super("recipients are none", null, new Address[0], right, wrong);
        }
    }

    /** The message as a file holds it. */
    public byte[] bytes(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }
}
