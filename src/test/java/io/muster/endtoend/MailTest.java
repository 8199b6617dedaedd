package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase shop = muster.database;
    private final MailServer mailroom = muster.mailroom;

    @Test
    void an_ended_import_is_told_of_in_two_forms_to_whom_the_definition_names() throws Exception {
        shop.people("told", "ann-5521", "ben-5521");
        muster.define(
                "told",
                people("told").named("Told people").with("notify: { to: [ crm@example.com, boss@example.com ] }"));

        ReportedImport told = muster.imports("told");
        ReceivedMail mail = ReceivedMail.of(mailroom.about("Told people"));

        assertThat(mail.type()).startsWith("multipart/alternative");
        assertThat(mail.to()).contains("crm@example.com", "boss@example.com");
        assertThat(mail.subject()).contains("2");
        assertThat(mail.text()).contains(RunningMuster.PUBLIC_URL + "/imports/" + told.id());
        assertThat(mail.html())
                .contains(RunningMuster.PUBLIC_URL + "/imports/" + told.id())
                .contains("<html");
        assertThat(mail.text() + mail.html()).doesNotContain("5521");
    }

    @Test
    void a_mail_waits_for_a_server_that_is_down() {
        shop.people("later", "ann");
        muster.define("later", people("later").named("Later people").with("notify: { to: [ crm@example.com ] }"));
        mailroom.goesDown();

        ReportedImport told = muster.imports("later");
        await("a try").until(() -> tries(told) > 0);
        mailroom.isBack();
        // The next try comes after 15 s at the least; here that time has passed.
        shop.execute("update muster.notification set next_at = now() where import = " + told.id());

        assertThat(told.state()).isEqualTo("SUCCEEDED");
        mailroom.about("Later people");
        await("the mail marked as sent")
                .until(() ->
                        shop.number("select count(*) from muster.notification where sent_at is not null and import = "
                                        + told.id())
                                == 1);
        assertThat(mailroom.all("Later people")).hasSize(1);
    }

    @Test
    void what_waits_and_what_is_given_up_stands_on_the_page_of_health_and_in_the_log() {
        shop.people("lost", "ann");
        muster.define("lost", people("lost").named("Lost people").with("notify: { to: [ lost-77@example.com ] }"));
        HttpBrowser browser = new HttpBrowser(muster::uri);
        mailroom.goesDown();
        ReportedImport told = muster.imports("lost");
        await("a try").until(() -> tries(told) > 0);

        await("health").until(() -> browser.get("/health").body(), page -> page.contains("Mails that wait: 1"));
        assertThat(browser.get("/health").body()).contains("the oldest since today", "gave no answer", "Whose: lost.");

        shop.execute(
                "update muster.notification set created_at = now() - interval '73 hours', next_at = now() where import = "
                        + told.id());
        await("given up")
                .until(() -> shop.number(
                                "select count(*) from muster.notification where given_up_at is not null and import = "
                                        + told.id())
                        == 1);

        await("health").until(() -> browser.get("/health").body(), page -> page.contains("Mails given up: 1"));
        assertThat(browser.get("/health").body()).contains("These are not sent again", "the pages of lost.");
        assertThat(muster.log.lines())
                .filteredOn(line -> line.contains("mail=given-up"))
                .singleElement()
                .asString()
                .startsWith("WARN")
                .contains("cohort=lost import=" + told.id(), "action=")
                .doesNotContain("lost-77");
        mailroom.isBack();
        muster.imports("lost");
        mailroom.about("Lost people");
        await("health").until(() -> browser.get("/health").body(), page -> page.contains("Mails go out again"));
    }

    @Test
    void who_wants_to_hear_of_changes_hears_nothing_without_one() {
        shop.people("quiet", "ann");
        muster.define(
                "quiet",
                people("quiet").named("Quiet people").with("notify: { to: [ crm@example.com ], when: changes }"));
        muster.imports("quiet");
        mailroom.about("Quiet people");

        ReportedImport unchanged = muster.imports("quiet");
        await("the telling")
                .until(() -> shop.number("select count(*) from muster.import where notified_at is not null and id = "
                                + unchanged.id())
                        == 1);

        assertThat(shop.number("select count(*) from muster.notification where import = " + unchanged.id()))
                .isZero();
        assertThat(mailroom.all("Quiet people")).hasSize(1);
    }

    @Test
    void nobody_is_told_where_nobody_is_named() {
        shop.people("nobody", "ann");
        muster.define("nobody", people("nobody").named("Nobody's people"));

        ReportedImport told = muster.imports("nobody");
        await("the telling")
                .until(() -> shop.number("select count(*) from muster.import where notified_at is not null and id = "
                                + told.id())
                        == 1);

        assertThat(shop.number("select count(*) from muster.notification where import = " + told.id()))
                .isZero();
    }

    private long tries(ReportedImport told) {
        return shop.number("select coalesce(max(attempts), 0) from muster.notification where import = " + told.id());
    }
}
