package io.muster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.settings.Settings.BrazeSettings;
import io.muster.settings.Settings.DataSource;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.Settings.HttpSettings;
import io.muster.settings.Settings.MailSettings;
import io.muster.settings.Settings.MailSettings.Tls;
import io.muster.settings.Settings.RetentionSettings;
import io.muster.settings.Settings.WebhookSettings;
import io.muster.settings.Settings.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir
    Path folder;

    private SettingsFixture given;

    @BeforeEach
    void fixture() {
        given = new SettingsFixture(folder);
    }

    @Test
    void what_is_not_set_has_its_default() {
        Settings settings = given.settings(SettingsFixture.ENOUGH);

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("data"),
                        Path.of("config/cohorts"),
                        Path.of("drivers"),
                        new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty()),
                        Map.of(),
                        new BrazeSettings(
                                "acme",
                                new Secret("pk-1"),
                                60,
                                Duration.ofMinutes(15),
                                "partner-Muster-CohortImport/1.2.3",
                                16,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(60),
                                Duration.ZERO,
                                Map.of(
                                        "default",
                                        new Workspace(
                                                URI.create("https://rest.iad-01.braze.com"), new Secret("ik-1")))),
                        new MailSettings(
                                Optional.empty(),
                                587,
                                Optional.empty(),
                                Optional.empty(),
                                Tls.STARTTLS,
                                "muster@localhost",
                                "en"),
                        WebhookSettings.NONE,
                        new HttpSettings("127.0.0.1", 8080, URI.create("http://127.0.0.1:8080"), List.of()),
                        new RetentionSettings(Optional.of(Duration.ofDays(90)), Optional.of(Duration.ofDays(90))),
                        Settings.FileLimits.USUAL,
                        OptionalInt.of(100)));
    }

    @Test
    void every_setting_arrives() {
        Settings settings = given.settings(SettingsFixture.ENOUGH + """
                        muster.data = /var/lib/muster
                        muster.database.url = jdbc:postgresql://db/muster
                        muster.database.user = muster
                        muster.database.password = p w
                        muster.datasources.shop.url = jdbc:mysql://shop/orders
                        muster.datasources.shop.user = reader
                        muster.braze.requests-per-second = 0.5
                        muster.braze.in-flight = 64
                        muster.braze.quiet-time = 2m
                        muster.mail.host = smtp.example.com
                        muster.mail.tls = tls
                        muster.mail.from = Muster <muster@example.com>
                        muster.http.host = ::1
                        muster.http.public-url = https://muster.example.com/
                        muster.retention.files = off
                        muster.retention.changes = off
                        muster.check.sums = off
                        muster.http.proxies = 10.0.0.0/8, ::1
                        """);

        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/muster"));
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(
                        Optional.of("jdbc:postgresql://db/muster"),
                        Optional.of("muster"),
                        Optional.of(new Secret("p w"))));
        assertThat(settings.datasources())
                .isEqualTo(Map.of(
                        "shop", new DataSource("jdbc:mysql://shop/orders", Optional.of("reader"), Optional.empty())));
        assertThat(settings.braze().requestsPerSecond()).isEqualTo(0.5);
        assertThat(settings.braze().inFlight()).isEqualTo(64);
        assertThat(settings.braze().quietTime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.mail().port()).isEqualTo(465);
        assertThat(settings.http().publicUrl()).isEqualTo(URI.create("https://muster.example.com"));
        assertThat(settings.retention().files()).isEmpty();
        assertThat(settings.retention().changes()).isEmpty();
        assertThat(settings.sumsCheckedOneIn()).isEmpty();
        assertThat(settings.http().proxies()).hasSize(2).anyMatch(proxy -> proxy.holds("10.1.2.3"));
    }

    @Test
    void a_later_file_a_property_and_a_variable_lie_over_each_other() {
        given.property("muster.cohorts", "by-property")
                .property("muster.drivers", "by-property")
                .variable("MUSTER_DRIVERS", "by-variable")
                .variable("HOME", "/root");

        Settings settings = given.settings(
                SettingsFixture.ENOUGH + "muster.data = a\nmuster.cohorts = a\nmuster.drivers = a\n",
                "muster.data = demo\nmuster.cohorts = demo\ncamel.main.name = muster\n");

        assertThat(settings.data()).isEqualTo(Path.of("demo"));
        assertThat(settings.cohorts()).isEqualTo(Path.of("by-property"));
        assertThat(settings.drivers()).isEqualTo(Path.of("by-variable"));
    }

    @Test
    void the_environment_alone_is_enough() {
        given.variable("MUSTER_BRAZE_PARTNER", "acme")
                .variable("MUSTER_BRAZE_PARTNER_KEY", "pk")
                .variable("MUSTER_BRAZE_WORKSPACES_EU_ENDPOINT", "http://127.0.0.1:9090/sandbox")
                .variable("MUSTER_BRAZE_WORKSPACES_EU_IMPORT_KEY", "ik");

        assertThat(given.settings().braze().workspaces())
                .isEqualTo(Map.of("eu", new Workspace(URI.create("http://127.0.0.1:9090/sandbox"), new Secret("ik"))));
    }

    @Test
    void a_secret_may_come_from_a_file_and_loses_one_line_end() throws IOException {
        Path mounted = Files.writeString(folder.resolve("password"), "se cret\n\n");
        given.variable("MUSTER_MAIL_PASSWORD_FILE", mounted.toString())
                .variable("MUSTER_MAIL_USER", "crm")
                .variable("MUSTER_MAIL_HOST", "smtp")
                .variable("MUSTER_MAIL_FROM", "crm@example.com");

        assertThat(given.settings(SettingsFixture.ENOUGH).mail().password()).contains(new Secret("se cret\n"));
    }

    @Test
    void an_empty_variable_empties_a_value() {
        given.variable("MUSTER_MAIL_HOST", "").variable("MUSTER_BRAZE_WORKSPACES_OLD_IMPORT_KEY", "");

        Settings settings = given.settings(SettingsFixture.ENOUGH + "muster.mail.host = smtp.example.com\n");

        assertThat(settings.mail().host()).isEmpty();
        assertThat(settings.braze().workspaces()).containsOnlyKeys("default");
    }

    @Test
    void what_kubernetes_and_docker_set_for_a_service_of_our_name_is_left_alone() {
        given.variable("MUSTER_PORT", "tcp://10.0.0.1:8080")
                .variable("MUSTER_SERVICE_HOST", "10.0.0.1")
                .variable("MUSTER_SERVICE_PORT_HTTP", "8080")
                .variable("MUSTER_PORT_8080_TCP_ADDR", "10.0.0.1")
                .variable("MUSTER_DB_PORT_5432_TCP", "tcp://10.0.0.2:5432");

        assertThat(given.sentences(SettingsFixture.ENOUGH)).isEmpty();
    }

    @Test
    void a_value_may_go_on_over_lines_and_hold_escapes() {
        assertThat(given.settings(SettingsFixture.ENOUGH + "muster.data = a/\\\n   b\\u0063\n! a remark \\\n")
                        .data())
                .isEqualTo(Path.of("a/bc"));
    }

    @Test
    void nothing_that_prints_the_settings_prints_a_secret() {
        Settings settings = given.settings(SettingsFixture.ENOUGH);

        assertThat(settings.toString()).contains("acme", "***").doesNotContain("pk-1", "ik-1");
        assertThat(settings.braze().partnerKey().fingerprint())
                .matches("[0-9a-f]{16}")
                .isEqualTo(new Secret("pk-1").fingerprint())
                .isNotEqualTo(new Secret("pk-2").fingerprint());
    }

    @Test
    void the_table_names_every_key_once() {
        assertThat(List.of(SettingKey.values()))
                .allSatisfy(key -> assertThat(SettingsReader.table()).containsOnlyOnce("`" + key.template() + "`"));
    }
}
