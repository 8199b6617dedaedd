package io.muster.notify.mail;

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
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails that are kept until they are sent, as messages: text and HTML of the same, so that every program shows one. */
public final class MailMessages {

    private final JdbcClient sql;
    private final String from;
    private final Clock clock;

    public MailMessages(DataSource database, String from, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.from = from;
        this.clock = clock;
    }

    private record Kept(long importId, List<String> recipients, Mail mail) {}

    /** The kept mail as a message, ready to be sent (RFC 5322, RFC 2046 §5.1.4). */
    public MimeMessage message(long id) throws MessagingException {
        Kept kept = sql.sql("""
                        select import, subject, html, text,
                               array(select r from unnest(recipients) r where r <> all (taken || refused)) recipients
                          from mail where id = :id""")
                .param("id", id)
                .query((row, n) -> new Kept(
                        row.getLong("import"),
                        Arrays.asList((String[]) row.getArray("recipients").getArray()),
                        new Mail(row.getString("subject"), row.getString("html"), row.getString("text"))))
                .single();
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(from));
        address(message, kept.recipients());
        message.setSubject(kept.mail().subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // Programs that answer mails by themselves leave this one alone (RFC 3834 §5).
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(kept.mail().text(), "plain"));
        both.addBodyPart(part(kept.mail().html(), "html"));
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

    /**
     * What the mail server said of each recipient of an attempt.
     *
     * @param taken those who have the mail now
     * @param refused those whom it never takes
     */
    public record Answers(List<String> taken, List<String> refused) {}

    /** Of a mail that was for several: how many there were, and whose cohort it is about. */
    public record Partly(int recipients, Optional<Long> importId, String cohort) {}

    /**
     * Writes down who has a mail and who never gets it, so that the next attempt is for the rest alone. Where nobody is
     * left it is sent, or given up where nobody took it.
     */
    public Partly partly(long id, Answers answers) {
        return sql.sql("""
                        with said as (
                               select m.id, m.taken || :taken taken, m.refused || :refused refused
                                 from mail m where m.id = :id),
                             rest as (
                               select said.*, exists (select from unnest(m.recipients) r
                                                       where r <> all (said.taken || said.refused)) more
                                 from said join mail m using (id))
                        update mail m
                           set taken = rest.taken, refused = rest.refused,
                               sent_at = case when not rest.more and rest.taken <> '{}' then now() end,
                               given_up_at = case when not rest.more and rest.taken = '{}' then now() end
                          from rest
                         where m.id = rest.id
                        returning cardinality(m.recipients) recipients, m.import,
                                  coalesce(m.cohort, (select i.cohort from import i where i.id = m.import)) cohort""")
                .param("id", id)
                .param("taken", answers.taken().toArray(String[]::new))
                .param("refused", answers.refused().toArray(String[]::new))
                .query((row, n) -> new Partly(
                        row.getInt("recipients"),
                        Optional.ofNullable(row.getObject("import", Long.class)),
                        row.getString("cohort")))
                .single();
    }

    /** A mail that is tried no more. */
    public record GivenUp(Optional<Long> importId, String cohort) {}

    /** Says why a mail is still here, and gives it up after three days. */
    public Optional<GivenUp> keep(long id, String problem) {
        return sql.sql("""
                        update mail m
                           set problem = :problem,
                               given_up_at = case when sent_at is null and given_up_at is null
                                                       and created_at < now() - interval '3 days' then now()
                                                  else given_up_at end
                         where id = :id
                        returning given_up_at is not null given_up, import,
                                  coalesce(cohort, (select i.cohort from import i where i.id = m.import)) cohort""")
                .param("problem", problem)
                .param("id", id)
                .query((row, n) -> row.getBoolean("given_up")
                        ? Optional.of(new GivenUp(
                                Optional.ofNullable(row.getObject("import", Long.class)), row.getString("cohort")))
                        : Optional.<GivenUp>empty())
                .single();
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }
}
