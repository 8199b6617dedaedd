package io.muster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsErrorsTest {
    @TempDir
    Path folder;

    private SettingsFixture given;

    @BeforeEach
    void fixture() {
        given = new SettingsFixture(folder);
    }

    @Test
    void all_errors_come_at_once() {
        given.variable("MUSTER_HTTP_PORT", "80801");

        assertThat(given.sentences(
                        "muster.braze.partner =\nmuster.braze.partnerkey = pk\n\nmuster.braze.retry-for = 15\n"))
                .containsExactly(
                        "0.properties, line 2: muster.braze.partnerkey is not a setting; did you mean"
                                + " \"muster.braze.partner-key\"?",
                        "0.properties, line 1: muster.braze.partner is empty; write the partner name that Braze gave you,"
                                + " here or in MUSTER_BRAZE_PARTNER",
                        "0.properties: muster.braze.partner-key is not set; write the partner key that Braze gave you,"
                                + " here or in MUSTER_BRAZE_PARTNER_KEY",
                        "0.properties, line 4: muster.braze.retry-for is \"15\"; write a duration above 0, such as 250ms,"
                                + " 30s, 10m, 2h or 7d",
                        "0.properties: muster.braze.workspaces.default.endpoint is not set; write the REST endpoint of a"
                                + " workspace, here or in MUSTER_BRAZE_WORKSPACES_DEFAULT_ENDPOINT",
                        "0.properties: muster.braze.workspaces.default.import-key is not set; write its data import key,"
                                + " here or in MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY",
                        "environment: MUSTER_HTTP_PORT is \"80801\"; write a port from 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            muster.http.host = 0.0.0.0                | muster.http.public-url is not set; write what people open in their browser, here or in MUSTER_HTTP_PUBLIC_URL
            muster.http.host = my host                | muster.http.host is "my host"; write an address such as 127.0.0.1
            muster.http.proxies = proxy.example.com   | muster.http.proxies is "proxy.example.com"; write addresses or networks such as 10.0.0.0/8, ::1
            muster.http.public-url = muster.example   | muster.http.public-url is "muster.example"; write a URL such as https://muster.example.com
            muster.data =                             | muster.data is ""; write a folder such as data
            muster.braze.requests-per-second = 0      | muster.braze.requests-per-second is "0"; write a number above 0 and below 1000000
            muster.braze.in-flight = 65               | muster.braze.in-flight is "65"; write a whole number from 1 to 64
            muster.braze.quiet-time = 30s             | muster.braze.quiet-time is not more than muster.braze.response-timeout; make it the longer of both
            muster.braze.user-agent = é               | muster.braze.user-agent is "é"; write a name such as partner-Muster-CohortImport/<version>
            muster.braze.workspaces.EU.endpoint = x   | muster.braze.workspaces.EU.endpoint has a name that is none; use lower case letters and digits, a letter first
            muster.braze.workspaces.eu.endpont = x    | muster.braze.workspaces.eu.endpont is not a setting; did you mean "muster.braze.workspaces.eu.endpoint"?
            muster.nonsense = x                       | muster.nonsense is not a setting; see docs/settings.md or take it out
            muster.database.user = u                  | muster.database.user is set without a URL; set muster.database.url too, or take it out
            muster.database.url = postgres://db       | muster.database.url is no JDBC URL; begin it with jdbc:, such as jdbc:postgresql://host/database
            muster.datasources.shop.user = u          | muster.datasources.shop.url is not set; write its JDBC URL, here or in MUSTER_DATASOURCES_SHOP_URL
            muster.mail.host = smtp                   | muster.mail.from is not set; write an address that your mail server takes as a sender, here or in MUSTER_MAIL_FROM
            muster.mail.password = p                  | muster.mail.password is set without a user; set muster.mail.user too, or take it out
            muster.mail.tls = ssl                     | muster.mail.tls is "ssl"; write starttls, tls or none
            muster.mail.language = French             | muster.mail.language is "French"; write en or fr
            muster.mail.language = de                 | muster.mail.language is "de"; write en or fr
            muster.mail.port = smtp                   | muster.mail.port is "smtp"; write a port from 1 to 65535
            muster.mail.from = crm                    | muster.mail.from is "crm"; write an address such as muster@example.com, or Muster <muster@example.com>
            muster.webhook.secret = whsec_c2hvcnQ=    | muster.webhook.secret is no secret to sign with; write whsec_ and what "openssl rand -base64 32" prints
            muster.webhook.allow-private = maybe      | muster.webhook.allow-private is "maybe"; write true or false
            muster.notify.channels.ops.url = http://hooks.slack.com/services/x | muster.notify.channels.ops.url is no https URL; write the URL of its incoming webhook, such as https://hooks.slack.com/services/…
            muster.notify.channels.ops.url = https://a:b@hooks.slack.com/x | muster.notify.channels.ops.url is no https URL; write the URL of its incoming webhook, such as https://hooks.slack.com/services/…
            muster.notify.channels.ops.url = hooks.slack.com/x | muster.notify.channels.ops.url is no https URL; write the URL of its incoming webhook, such as https://hooks.slack.com/services/…
            muster.notify.channels.ops.type = slack   | muster.notify.channels.ops.url is not set; write the URL of its incoming webhook, here or in MUSTER_NOTIFY_CHANNELS_OPS_URL
            muster.braze.partner = other              | muster.braze.partner stands twice, first in line 1; keep one of them
            """)
    void a_wrong_setting_says_what_to_write(String line, String told) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + line + "\n"))
                .singleElement()
                .asString()
                .matches(sentence -> sentence.startsWith("0.properties, line 5: ") || told.contains("is not set"))
                .endsWith(": " + told);
    }

    @ParameterizedTest
    @CsvSource({
        "http://rest.iad-01.braze.com",
        "rest.iad-01.braze.com",
        "https://",
        "ftp://rest.iad-01.braze.com",
        "http://127.0.0.1.example.com"
    })
    void keys_travel_by_https_or_on_loopback(String endpoint) {
        given.variable("MUSTER_BRAZE_WORKSPACES_DEFAULT_ENDPOINT", endpoint);

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .containsExactly("environment: MUSTER_BRAZE_WORKSPACES_DEFAULT_ENDPOINT is \"" + endpoint
                        + "\"; write an https URL such as https://rest.iad-01.braze.com; http is for loopback only");
    }

    @Test
    void an_endpoint_holds_no_key_and_none_is_shown() {
        given.variable("MUSTER_BRAZE_WORKSPACES_A_ENDPOINT", "https://hush:hush@rest.iad-01.braze.com")
                .variable("MUSTER_BRAZE_WORKSPACES_A_IMPORT_KEY", "ik")
                .variable("MUSTER_BRAZE_WORKSPACES_B_ENDPOINT", "https://rest.iad-01.braze.com?key=hush")
                .variable("MUSTER_BRAZE_WORKSPACES_B_IMPORT_KEY", "ik");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("***").doesNotContain("hush"));
    }

    @Test
    void a_workspace_without_its_key_or_endpoint_is_named() {
        given.variable("MUSTER_BRAZE_WORKSPACES_EU_ENDPOINT", "https://rest.fra-01.braze.eu")
                .variable("MUSTER_BRAZE_WORKSPACES_US_IMPORT_KEY", "ik");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .containsExactly(
                        "0.properties: muster.braze.workspaces.eu.import-key is not set; write the data import key from"
                                + " Braze's dashboard, here or in MUSTER_BRAZE_WORKSPACES_EU_IMPORT_KEY",
                        "0.properties: muster.braze.workspaces.us.endpoint is not set; write the workspace's REST"
                                + " endpoint, here or in MUSTER_BRAZE_WORKSPACES_US_ENDPOINT");
    }

    @Test
    void a_variable_that_names_no_setting_is_an_error() {
        given.variable("MUSTER_BRAZE_PARTNERKEY", "pk")
                .variable("MUSTER_BRAZE_WORKSPACES_EU_IMPORTKEY", "ik")
                .variable("MUSTER_DATA_FILE", "/data")
                .variable("MUSTER_HTTP_PROT", "8080");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .hasSize(4)
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("environment: MUSTER_BRAZE_PARTNERKEY names no setting; did you mean"
                                + " \"MUSTER_BRAZE_PARTNER_KEY\""))
                .anySatisfy(sentence -> assertThat(sentence).contains("\"MUSTER_BRAZE_WORKSPACES_EU_IMPORT_KEY\""))
                .anySatisfy(sentence -> assertThat(sentence)
                        .isEqualTo("environment: MUSTER_DATA_FILE names no setting; did you mean \"MUSTER_DATA\"?"))
                .anySatisfy(sentence -> assertThat(sentence).contains("did you mean \"MUSTER_HTTP_PORT\""));
    }

    @Test
    void no_error_shows_a_secret() {
        given.variable("MUSTER_BRAZE_PARTNER_KEY", "hush 1")
                .variable("MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY_FILE", "/hush2")
                .variable("MUSTER_MAIL_PASSWORD", "hush3")
                .variable("MUSTER_MAIL_PASSWORD_FILE", "/hush4")
                .variable("MUSTER_DATABASE_URL", "jdbc:postgresql://db/m?password=hush5")
                .variable("MUSTER_DATABASE_PASSWORD", "hush6")
                .property("muster.braze.partner-kei", "hush7");

        assertThat(given.sentences("muster.braze.partner = acme\nmuster.braze.workspaces.default.import-key = hush8\n"))
                .hasSizeGreaterThan(5)
                .noneMatch(sentence -> sentence.contains("hush"))
                .contains(
                        "environment: MUSTER_BRAZE_PARTNER_KEY holds a blank or a character that no key has; copy the key"
                                + " alone",
                        "environment: MUSTER_DATABASE_URL holds a password; put user and password into their own"
                                + " settings",
                        "environment: MUSTER_MAIL_PASSWORD_FILE and MUSTER_MAIL_PASSWORD are both set; keep one of them");
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws Exception {
        Path latin = Files.write(folder.resolve("a.properties"), "x = é".getBytes(StandardCharsets.ISO_8859_1));
        Path demo = folder.resolve("demo.properties");

        SettingsResult reading = SettingsReader.read(List.of(latin, demo), Map.of(), Map.of(), "1");

        assertThat(reading)
                .isInstanceOfSatisfying(SettingsResult.InvalidSettings.class, wrong -> assertThat(wrong.errors())
                        .extracting(SettingsError::sentence)
                        .contains(
                                latin + ": the file is not in UTF-8; save it as UTF-8",
                                demo + ": the file is not there; start in the folder that has it"));
    }

    @Test
    void a_broken_escape_is_named_with_its_line() {
        assertThat(given.sentences(SettingsFixture.ENOUGH + "\nmuster.data = \\u12\n"))
                .containsExactly(
                        "0.properties, line 6: the line has a broken \\u escape; write four hexadecimal digits after \\u");
    }

    @Test
    void a_key_cannot_forge_a_line_of_the_log() {
        given.property("muster.x\nmuster.y", "z");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .containsExactly(
                        "system property: muster.x muster.y is not a setting; see docs/settings.md or take it out");
    }
}
