package io.muster.notify.mail;

import io.muster.settings.Secret;
import io.muster.settings.Settings.MailSettings;
import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * Who we are to the mail server. As an object and not as a part of the endpoint's address: a password may hold any
 * character, and an address is shown by JMX and by errors.
 */
public final class MailLogin extends MailAuthenticator {

    private final MailSettings mail;

    public MailLogin(MailSettings mail) {
        this.mail = mail;
    }

    /** Without a user there is no login, which Camel tells by the user that is null. */
    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
                mail.user().orElse(null), mail.password().map(Secret::reveal).orElse(""));
    }
}
