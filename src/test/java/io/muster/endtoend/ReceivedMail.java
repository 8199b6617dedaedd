package io.muster.endtoend;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A mail as its reader has it: one message in two forms. */
record ReceivedMail(String subject, List<String> to, String type, String text, String html) {

    static ReceivedMail of(MimeMessage mail) throws MessagingException, IOException {
        MimeMultipart both = (MimeMultipart) mail.getContent();
        return new ReceivedMail(
                mail.getSubject(),
                Arrays.stream(mail.getAllRecipients()).map(String::valueOf).toList(),
                mail.getContentType(),
                part(both.getBodyPart(0), "text/plain"),
                part(both.getBodyPart(1), "text/html"));
    }

    private static String part(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type)) {
            throw new IllegalStateException("not " + type + " but " + part.getContentType());
        }
        return String.valueOf(part.getContent());
    }
}
