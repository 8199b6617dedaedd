package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.settings.Secret;
import io.muster.settings.Settings.WebhookSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cohort that was not imported for too long, from its import to the mail. */
class OverdueTest {

    private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(
            settings -> SettingsWith.webhook(settings, new WebhookSettings(Optional.of(new Secret(SECRET)), true)));

    private final MailServer mailroom = muster.mailroom;

    @Test
    void it_is_told_once_and_once_when_it_is_imported_again_also_after_a_restart() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            muster.database.people("late", "ann", "ben");
            muster.define(
                    "late",
                    people("late")
                            .named("Late people")
                            .with("notify: { to: [ crm@example.com ], when: trouble, overdue: 26h, webhook: '"
                                    + receiver.url("/") + "' }"));
            muster.imports("late");
            muster.stop();
            muster.database.execute("update muster.import set finished_at = finished_at - interval '27 hours',"
                    + " queued_at = queued_at - interval '27 hours' where cohort = 'late'");
            muster.start();

            ReceivedMail alarm = ReceivedMail.of(mailroom.about("Late people: not imported for"));
            WebhookReceiver.Request told = receiver.about("late", 1).get(0);
            String since = muster.cohort("late").json().path("overdueSince").asText();
            muster.imports("late");
            ReceivedMail over = ReceivedMail.of(mailroom.about("Late people: imported again after"));
            WebhookReceiver.Request again = receiver.about("late", 2).get(1);

            assertThat(alarm.to()).containsExactly("crm@example.com");
            assertThat(alarm.text())
                    .startsWith("OVERDUE. Late people was not imported for 27")
                    .contains("at least every 26", "Nothing was tried since.", "/cohorts/late");
            assertThat(since).isNotEmpty().isNotEqualTo("null");
            assertThat(over.text()).startsWith("BACK IN SYNC. Late people is imported again");
            assertThat(told.json().path("type").asText()).isEqualTo("cohort.overdue");
            assertThat(told.json().at("/data/allowedSeconds").asLong()).isEqualTo(26 * 3600);
            assertThat(told.isSignedWith(SECRET)).isTrue();
            assertThat(again.json().path("type").asText()).isEqualTo("cohort.recovered");
            await("no longer")
                    .until(() ->
                            muster.cohort("late").json().path("overdueSince").isNull());
            assertThat(mailroom.all("Late people: not imported")).hasSize(1);
            assertThat(mailroom.all("Late people: imported again")).hasSize(1);
        }
    }
}
