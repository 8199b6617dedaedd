package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.settings.Secret;
import io.muster.settings.Settings.MailSettings;
import io.muster.settings.Settings.MailSettings.Tls;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail servers with encryption and a login, right and wrong. */
class MailServerTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @TempDir
    private static Path folder;

    private static Certificate ours = new Certificate(Path.of("none"));
    private static Certificate others = new Certificate(Path.of("none"));

    private final TestDatabase shop = muster.database;

    @BeforeAll
    static void certificates() throws Exception {
        ours = Certificate.of("ip:127.0.0.1", folder);
        others = Certificate.of("dns:mail.example.org", folder);
    }

    @AfterEach
    void nothing_waits_for_the_next_server() {
        muster.stop();
        shop.execute("delete from muster.notification where sent_at is null");
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_leaves_in_each_way_of_encryption_with_a_login_of_any_characters(Tls tls) throws Exception {
        try (TlsMailServer office = new TlsMailServer(tls, ours)) {
            service(office, tls, TlsMailServer.PASSWORD, ours);

            ReportedImport told = imported("way-" + tls.ordinal());

            assertThat(ReceivedMail.of(office.first()).text()).contains("/imports/" + told.id());
            assertThat(muster.log.text()).doesNotContain("p+w%41", "p%2Bw");
        }
    }

    @Test
    void a_wrong_login_keeps_the_mail_until_it_is_right() throws Exception {
        try (TlsMailServer office = new TlsMailServer(Tls.STARTTLS, ours)) {
            service(office, Tls.STARTTLS, "wr0ng-5ecret", ours);

            ReportedImport told = imported("login");

            await("the trouble").until(() -> muster.log.text().contains("the mail server refused the login; check"));
            assertThat(told.state()).isEqualTo("SUCCEEDED");
            assertThat(office.logins()).contains("wr0ng-5ecret");
            assertThat(office.count()).isZero();
            assertThat(waiting(told)).isEqualTo(1);
            assertThat(muster.log.text()).doesNotContain("wr0ng-5ecret").doesNotContain(TlsMailServer.USER);

            service(office, Tls.STARTTLS, TlsMailServer.PASSWORD, ours);
            shop.execute("update muster.notification set next_at = now() where import = " + told.id());

            assertThat(ReceivedMail.of(office.first()).text()).contains("/imports/" + told.id());
            await("the mail marked as sent").until(() -> waiting(told) == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_certificate_that_nobody_trusts_keeps_the_mail_and_the_login(Tls tls) throws Exception {
        try (TlsMailServer office = new TlsMailServer(tls, ours)) {
            service(office, tls, TlsMailServer.PASSWORD, others);

            ReportedImport told = imported("untrusted-" + tls.ordinal());

            kept(office, told, "the mail server's certificate is not trusted; add its issuer to Java's trust store");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_certificate_of_another_host_keeps_the_mail_and_the_login(Tls tls) throws Exception {
        try (TlsMailServer office = new TlsMailServer(tls, others)) {
            service(office, tls, TlsMailServer.PASSWORD, others);

            ReportedImport told = imported("other-" + tls.ordinal());

            kept(office, told, "the mail server's certificate is for another host; set muster.mail.host");
        }
    }

    @Test
    void a_server_without_starttls_gets_neither_mail_nor_login() throws Exception {
        try (TlsMailServer office = new TlsMailServer(Tls.NONE, ours)) {
            service(office, Tls.STARTTLS, TlsMailServer.PASSWORD, ours);

            ReportedImport told = imported("plain");

            kept(office, told, "the mail server offers no STARTTLS; nothing was sent to it");
        }
    }

    @Test
    void a_server_that_speaks_plainly_where_tls_is_set_is_named() throws Exception {
        try (TlsMailServer office = new TlsMailServer(Tls.NONE, ours)) {
            service(office, Tls.TLS, TlsMailServer.PASSWORD, ours);

            ReportedImport told = imported("mixed");

            kept(office, told, "muster.mail.tls and muster.mail.port may not fit each other");
        }
    }

    private void kept(TlsMailServer office, ReportedImport told, String words) {
        await(words).until(() -> muster.log.text().contains(words));
        assertThat(told.state()).isEqualTo("SUCCEEDED");
        assertThat(waiting(told)).isEqualTo(1);
        assertThat(office.logins()).isEmpty();
        assertThat(office.count()).isZero();
    }

    private ReportedImport imported(String cohort) {
        shop.people("mailed", "ann");
        muster.define(cohort, people("mailed").with("notify: { to: [ crm@example.org ] }"));
        return muster.imports(cohort);
    }

    private long waiting(ReportedImport told) {
        return shop.number("select count(*) from muster.notification where sent_at is null and import = " + told.id());
    }

    /** Starts the service again with this mail server. Nothing was said before. */
    private void service(TlsMailServer office, Tls tls, String password, Certificate trusted) {
        muster.stop();
        muster.log.lines().clear();
        muster.set(settings -> SettingsWith.mail(
                settings,
                new MailSettings(
                        Optional.of("127.0.0.1"),
                        office.port(),
                        Optional.of(TlsMailServer.USER),
                        Optional.of(new Secret(password)),
                        tls,
                        "muster@example.org",
                        "en")));
        // As Java's own trust store says on a machine; here each start has another one.
        muster.camel("camel.ssl.enabled", "true");
        muster.camel("camel.ssl.keyStore", "file:" + trusted.store());
        muster.camel("camel.ssl.keystorePassword", Certificate.PASSWORD);
        muster.camel("camel.ssl.trustStore", "file:" + trusted.store());
        muster.camel("camel.ssl.trustStorePassword", Certificate.PASSWORD);
        muster.camel("camel.component.smtp.useGlobalSslContextParameters", "true");
        muster.camel("camel.component.smtps.useGlobalSslContextParameters", "true");
        muster.start();
    }
}
