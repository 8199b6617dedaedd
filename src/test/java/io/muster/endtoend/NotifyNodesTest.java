package io.muster.endtoend;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.settings.Secret;
import io.muster.settings.Settings.WebhookSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second node on the same database, in a process of its own: each mail and each webhook leaves from one of them. */
class NotifyNodesTest {

    private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final int MAILS = 300;
    private static final int WEBHOOKS = 40;

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(
            settings -> SettingsWith.webhook(settings, new WebhookSettings(Optional.of(new Secret(SECRET)), true)));

    @TempDir
    private Path folder;

    @Test
    void two_nodes_send_each_mail_and_each_webhook_once() {
        TestDatabase database = muster.database;
        try (WebhookReceiver receiver = WebhookReceiver.start();
                MusterProcess other = new MusterProcess(folder, muster.braze.uri(), database, settings())) {
            other.start();
            // In one statement, so that both nodes see them at the same moment.
            database.execute("""
                    insert into muster.notification (channel, kind, cohort, recipients, subject, document)
                    select 'MAIL', 'OVERDUE', 'both', array['crm@example.com'], 'Mail no. ' || n || '.',
                           '{"html": "html", "text": "text"}'
                      from generate_series(1, %d) n""".formatted(MAILS));
            database.execute("""
                    insert into muster.notification (channel, kind, cohort, receiver, recipients, subject, document)
                    select 'WEBHOOK', 'OVERDUE', 'both', '%s' || n %% 4, '{}', '',
                           '{"data": {"cohort": "both", "n": ' || n || '}}'
                      from generate_series(1, %d) n""".formatted(receiver.url("/"), WEBHOOKS));

            await("all sent")
                    .atMost(Duration.ofMinutes(2))
                    .until(() ->
                            database.number("select count(*) from muster.notification where sent_at is null") == 0);

            assertThat(muster.mailroom.all("Mail no. ").stream().collect(groupingBy(mail -> subject(mail), counting())))
                    .hasSize(MAILS)
                    .allSatisfy(
                            (subject, times) -> assertThat(times).as(subject).isEqualTo(1));
            assertThat(receiver.about("both").stream()
                            .collect(groupingBy(
                                    request -> request.json().at("/data/n").asInt(), counting())))
                    .hasSize(WEBHOOKS)
                    .allSatisfy((n, times) -> assertThat(times).as("%d", n).isEqualTo(1));
            assertThat(receiver.about("both")).allMatch(request -> request.isSignedWith(SECRET));
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return String.valueOf(mail.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("muster.database.url", muster.database.url()),
                Map.entry("muster.database.user", TestDatabase.OWNER),
                Map.entry("muster.database.password", "owner"),
                Map.entry("muster.braze.partner-key", RunningMuster.PARTNER_KEY),
                Map.entry("muster.braze.workspaces.default.import-key", RunningMuster.IMPORT_KEY),
                Map.entry("muster.mail.host", "127.0.0.1"),
                Map.entry("muster.mail.port", Integer.toString(muster.mailroom.port())),
                Map.entry("muster.mail.tls", "none"),
                Map.entry("muster.mail.from", "muster@example.com"),
                Map.entry("muster.webhook.allow-private", "true"),
                // Two secrets, as while they are changed: the receiver knows the second.
                Map.entry("muster.webhook.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw " + SECRET));
    }
}
