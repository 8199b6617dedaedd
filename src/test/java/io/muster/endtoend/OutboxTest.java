package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a mail server, mails lie in a folder. */
class OutboxTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(SettingsWith::noMailServer);

    @Test
    void a_mail_is_a_file_that_a_mail_program_opens() throws Exception {
        muster.database.people("vip", "ann");
        muster.define("vip", people("vip").named("Wichtige Gäste").with("notify: { to: [ crm@example.com ] }"));

        ReportedImport told = muster.imports("vip");
        List<String> files = await("a mail in the outbox").until(muster.folders::outbox, found -> found.size() == 1);
        String file = muster.folders.text("outbox/" + files.get(0));
        ReceivedMail mail = ReceivedMail.of(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));

        assertThat(files.get(0)).endsWith(".eml");
        assertThat(mail.subject()).startsWith("Wichtige Gäste");
        assertThat(mail.text()).contains("/imports/" + told.id());
    }
}
