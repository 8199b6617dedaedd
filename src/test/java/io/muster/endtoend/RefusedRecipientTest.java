package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.settings.Settings.MailSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server does not take a mail for all of its recipients. */
class RefusedRecipientTest {

    /** What it says to whom; others are taken. */
    private static final Map<String, Integer> SAYS = new ConcurrentHashMap<>();

    /** Who got which mail: one entry a recipient of a mail that was taken. */
    private static final List<String> GOT = new CopyOnWriteArrayList<>();

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static final SMTPServer SERVER = new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .messageHandlerFactory(context -> new Picky())
            .build();

    static {
        SERVER.start();
    }

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(settings -> SettingsWith.mail(
            settings,
            new MailSettings(
                    Optional.of("127.0.0.1"),
                    SERVER.getPortAllocated(),
                    Optional.empty(),
                    Optional.empty(),
                    MailSettings.Tls.NONE,
                    "muster@example.org",
                    "en")));

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 554, 501})
    void one_whom_the_server_refuses_for_good_keeps_the_mail_from_nobody_else(int code) throws Exception {
        SAYS.put("gone" + code + "@example.org", code);

        ReportedImport told = imported("of" + code, "ann" + code, "gone" + code, "bob" + code);

        await().until(() -> GOT.containsAll(List.of("ann" + code + "@example.org", "bob" + code + "@example.org")));
        await("it is done").until(() -> number("sent_at is not null", told) == 1);
        assertThat(muster.log.text())
                .contains("cohort=of" + code, "mail=refused recipient=g\u2022\u2022\u2022\u2022\u2022", "@example.org")
                .contains("the mail server refused 1 recipient of a mail for good; the others have it")
                .doesNotContain("gone" + code);
        assertThat(page("/health"))
                .contains("Recipients whom the mail server refused for good within seven days")
                .doesNotContain("gone" + code);
        assertThat(page("/imports/" + told.id()))
                .contains("Mail went to ann" + code + "@example.org, bob" + code + "@example.org,")
                .contains("The mail server refused gone" + code + "@example.org for good;");
        assertThat(muster.api
                        .get("/api/cohorts/of" + code + "/notifications")
                        .json()
                        .at("/notifications/0/refused"))
                .hasToString("[\"gone" + code + "@example.org\"]");
        assertThat(ASKED.stream().filter(("gone" + code + "@example.org")::equals))
                .hasSize(1);
        assertThat(GOT.stream().filter(("ann" + code + "@example.org")::equals)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {451, 450, 452, 421})
    void one_who_is_put_off_is_tried_again_alone_and_nobody_gets_it_twice(int code) throws Exception {
        SAYS.put("late" + code + "@example.org", code);
        ReportedImport told = imported("off" + code, "ann" + code, "late" + code);
        await().until(() -> number("problem is not null and sent_at is null", told) == 1);
        assertThat(page("/imports/" + told.id()))
                .contains("The mail to late" + code
                        + "@example.org waits: the mail server put 1 recipient of a mail off");

        SAYS.remove("late" + code + "@example.org");
        muster.database.execute("update muster.notification set next_at = now() where import = " + told.id());

        await().until(() -> number("sent_at is not null", told) == 1);
        assertThat(GOT.stream().filter(("late" + code + "@example.org")::equals))
                .hasSize(1);
        assertThat(GOT.stream().filter(("ann" + code + "@example.org")::equals)).hasSize(1);
    }

    @Test
    void a_mail_whose_every_recipient_is_refused_is_given_up_at_once() throws Exception {
        SAYS.put("only@example.org", 550);
        ReportedImport told = imported("nobody", "only");

        await().until(() -> number("given_up_at is not null", told) == 1);
        assertThat(muster.log.text()).contains("the mail server refused 1 recipient of a mail for good");
        assertThat(page("/imports/" + told.id()))
                .contains("The mail server refused only@example.org for good;")
                .doesNotContain("Mail went to", "The mail to");
    }

    /** As a definition could name them before it was looked at. */
    @ParameterizedTest
    @ValueSource(strings = {".dot", "dot."})
    void one_that_is_no_address_keeps_the_mail_from_nobody_else(String name) {
        muster.database.people("mailed", "ann");
        String cohort = "none" + name.indexOf('.');
        muster.define(cohort, people("mailed"));
        ReportedImport told = muster.imports(cohort);

        muster.database.execute(
                "insert into muster.notification (channel, kind, cohort, import, recipients, subject, document) values"
                        + " ('MAIL', 'IMPORT', '" + cohort + "', " + told.id() + ", '{" + name + "@example.org,dora"
                        + cohort
                        + "@example.org}', 'News', '{\"html\":\"News\",\"text\":\"News\"}')");

        await("it is told of").until(() -> number("cardinality(refused) = 1 and attempts = 1", told) == 1);
        muster.database.execute("update muster.notification set next_at = now() where import = " + told.id());
        await().until(() -> GOT.contains("dora" + cohort + "@example.org"));
        assertThat(muster.log.text()).contains("a recipient of a mail is no address that a mail can bear");
    }

    @Test
    void a_refused_sender_is_named_and_no_recipient_is() {
        SAYS.put("muster@example.org", 553);
        ReportedImport told = imported("sender", "cleo");
        await("the sentence")
                .until(() -> muster.log.text().contains("the mail server refused the sender; set muster.mail.from"));
        assertThat(number("cardinality(refused) = 0 and given_up_at is null", told))
                .isEqualTo(1);

        SAYS.remove("muster@example.org");
        muster.database.execute("update muster.notification set next_at = now() where import = " + told.id());
        await().until(() -> GOT.contains("cleo@example.org"));
    }

    private static ReportedImport imported(String cohort, String... names) {
        List<String> to = new ArrayList<>();
        for (String name : names) {
            to.add(name + "@example.org");
        }
        muster.database.people("mailed", "ann");
        muster.define(cohort, people("mailed").with("notify: { to: [ " + String.join(", ", to) + " ] }"));
        return muster.imports(cohort);
    }

    private static long number(String such, ReportedImport told) {
        return muster.database.number(
                "select count(*) from muster.notification where " + such + " and import = " + told.id());
    }

    private static String page(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(muster.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static final class Picky implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String from) throws RejectException {
            answer(from);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            ASKED.add(recipient);
            answer(recipient);
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            data.readAllBytes();
            GOT.addAll(recipients);
            return "taken";
        }

        @Override
        public void done() {
            // Nothing is kept open.
        }

        private static void answer(String address) throws RejectException {
            Integer code = SAYS.get(address);
            if (code != null) {
                throw new RejectException(code, "said of <" + address + ">");
            }
        }
    }
}
