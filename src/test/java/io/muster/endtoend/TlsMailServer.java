package io.muster.endtoend;

import static org.awaitility.Awaitility.await;

import io.muster.settings.Settings.MailSettings.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server with TLS that takes mails of one user only. */
final class TlsMailServer implements AutoCloseable {

    static final String USER = "crm@example.com";
    /** Every character that an address, an expression or a placeholder could take for its own. */
    static final String PASSWORD = "p+w%41 &?#=/\\\"'é)}${body}{{x}}RAW(1)";

    private final List<byte[]> taken = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    TlsMailServer(Tls tls, Certificate certificate) throws IOException, GeneralSecurityException {
        SMTPServer.Builder building = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    logins.add(password);
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException("535 5.7.8 no such login: " + password);
                    }
                }))
                .messageHandler((context, from, to, bytes) -> taken.add(bytes));
        this.server = switch (tls) {
            case STARTTLS ->
                building.enableTLS()
                        .requireTLS()
                        .startTlsSocketFactory(certificate.server())
                        .build();
            case TLS -> building.serverSocketFactory(certificate.server()).build();
            case NONE -> building.build();
        };
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    /** Waits for the first mail. */
    MimeMessage first() throws MessagingException {
        byte[] mail =
                await("a mail").until(() -> taken, mails -> !mails.isEmpty()).get(0);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    int count() {
        return taken.size();
    }

    /** The passwords that somebody tried. */
    List<String> logins() {
        return logins;
    }

    @Override
    public void close() {
        server.stop();
    }
}
