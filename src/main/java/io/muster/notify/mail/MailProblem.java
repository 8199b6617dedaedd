package io.muster.notify.mail;

import io.muster.model.CauseChain;
import io.muster.notify.mail.MailMessages.UnusableAddressException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Why a mail did not leave, in a sentence with its remedy. Never the server's own text, which may quote the login. */
public final class MailProblem {

    private record ProblemMeaning(Predicate<MessagingException> holds, String sentence) {}

    /** The first that holds: a login or a certificate comes before what follows from it. */
    private static final List<ProblemMeaning> MEANINGS = List.of(
            new ProblemMeaning(
                    of(AuthenticationFailedException.class),
                    "the mail server refused the login; check muster.mail.user and muster.mail.password"),
            new ProblemMeaning(
                    of(CertPathBuilderException.class).or(of(CertPathValidatorException.class)),
                    "the mail server's certificate is not trusted; add its issuer to Java's trust store"
                            + " (docs/operating.md, Mails)"),
            new ProblemMeaning(
                    of(CertificateException.class).or(e -> says(e, "server identity")),
                    "the mail server's certificate is for another host; set muster.mail.host to a name that the"
                            + " certificate has"),
            new ProblemMeaning(
                    e -> says(e, "STARTTLS is required"),
                    "the mail server offers no STARTTLS; nothing was sent to it. Set muster.mail.tls to tls, or to none"
                            + " within your own network"),
            new ProblemMeaning(
                    of(SSLException.class),
                    "the mail server and Muster found no encryption in common; muster.mail.tls and muster.mail.port"
                            + " may not fit each other"),
            new ProblemMeaning(
                    of(SMTPSenderFailedException.class),
                    "the mail server refused the sender; set muster.mail.from to one that it sends for"),
            new ProblemMeaning(of(SendFailedException.class), "the mail server refused a mail after its recipients"),
            new ProblemMeaning(
                    of(IOException.class),
                    "the mail server gave no answer; check muster.mail.host, muster.mail.port and muster.mail.tls"));

    private MailProblem() {}

    public static String sentence(MessagingException problem) {
        if (CauseChain.find(problem, UnusableAddressException.class).isPresent()) {
            return "a recipient of a mail is no address that a mail can bear; take it out of the definition or the"
                    + " schedule. The others get the mail with the next try";
        }
        Optional<PartialDelivery> partial = PartialDelivery.of(problem);
        if (partial.isPresent()) {
            return partial.get().sentence();
        }
        return MEANINGS.stream()
                .filter(meaning -> meaning.holds.test(problem))
                .findFirst()
                .map(ProblemMeaning::sentence)
                .orElse("the mail server did not take a mail");
    }

    private static Predicate<MessagingException> of(Class<? extends Throwable> type) {
        return problem -> CauseChain.find(problem, type).isPresent();
    }

    private static boolean says(Throwable problem, String words) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
