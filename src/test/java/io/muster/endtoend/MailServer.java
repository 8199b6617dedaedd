package io.muster.endtoend;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/** A mail server that can be down, and what it took. */
final class MailServer implements AutoCloseable {

    private final int port = freePort();
    private GreenMail server = started();

    int port() {
        return port;
    }

    void goesDown() {
        server.stop();
    }

    void isBack() {
        server = started();
    }

    /** Waits for the first mail whose subject contains {@code words}. */
    MimeMessage about(String words) {
        return await("a mail about " + words)
                .until(() -> all(words), found -> !found.isEmpty())
                .get(0);
    }

    /** Every mail whose subject contains {@code words}. */
    List<MimeMessage> all(String words) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> subject(mail).contains(words))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String subject(MimeMessage mail) {
        try {
            return String.valueOf(mail.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private GreenMail started() {
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
