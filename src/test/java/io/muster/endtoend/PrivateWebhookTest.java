package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.settings.Secret;
import io.muster.settings.Settings.WebhookSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where webhooks may not go, as the settings are by default. */
class PrivateWebhookTest {

    private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(
            settings -> SettingsWith.webhook(settings, new WebhookSettings(Optional.of(new Secret(SECRET)), false)));

    @ParameterizedTest
    @CsvSource({
        "plain, http://example.com/, notify.webhook is not https",
        "inside, https://10.1.2.3/, notify.webhook goes to an address where no webhook may go",
        "loop, https://localhost:8443/, notify.webhook goes to an address where no webhook may go",
        "six, 'https://[::1]/', notify.webhook goes to an address where no webhook may go",
        "cloud, https://169.254.169.254/latest, notify.webhook goes to an address where no webhook may go"
    })
    void a_definition_that_names_such_a_place_is_refused(String cohort, String url, String found) {
        String text =
                people("nobody").with("notify: { webhook: '" + url + "' }").text(cohort);
        muster.write(cohort, text);

        await("the refusal").until(() -> muster.log.text().contains(cohort + ".yaml, line 7: " + found));
        assertThat(muster.log.text()).contains("muster.webhook.allow-private");
    }

    @Test
    void one_whose_name_leads_here_gets_nothing() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            muster.database.execute("insert into muster.notification (channel, kind, cohort, receiver, recipients,"
                    + " subject, document) values ('WEBHOOK', 'OVERDUE', 'led', 'http://localhost:" + receiver.port()
                    + "/', '{}', '', '{\"data\":{\"cohort\":\"led\"}}')");

            await("the refusal")
                    .until(() ->
                            muster.database.number("select count(*) from muster.notification where cohort = 'led' and"
                                            + " problem like 'its name leads to an address where no webhook may go%'")
                                    == 1);
            assertThat(receiver.about("led")).isEmpty();
        }
    }
}
