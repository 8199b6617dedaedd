package io.muster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that look right to who wrote them, and would be something else or a default to Muster. */
@Tag("fast")
class MistakenSettingsTest {

    private static final String MAIL = "muster.mail.host = smtp.example.com\nmuster.mail.from = crm@example.com\n";

    @TempDir
    Path folder;

    private SettingsFixture given;

    @BeforeEach
    void fixture() {
        given = new SettingsFixture(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            muster.data = "data"                      | begins or ends with a quote; write it without quotes
            muster.data = 'data'                      | begins or ends with a quote; write it without quotes
            muster.data = “data”                      | begins or ends with a quote; write it without quotes
            muster.data = data"                       | begins or ends with a quote; write it without quotes
            muster.cohorts = `config`                 | begins or ends with a quote; write it without quotes
            muster.http.port = "8080"                 | begins or ends with a quote; write it without quotes
            muster.retention.files = 'off'            | begins or ends with a quote; write it without quotes
            muster.datasources.shop.url = "jdbc:x:y"  | begins or ends with a quote; write it without quotes
            muster.datasources.shop.url = "x"         | begins or ends with a quote; write it without quotes
            muster.data = data\\u00a0                 | holds a character that nobody sees; write it anew by hand
            muster.drivers = dri\\u200bvers           | holds a character that nobody sees; write it anew by hand
            muster.cohorts = a\\tb                    | holds a character that nobody sees; write it anew by hand
            muster.data = ~/data                      | begins with ~, which only a shell knows; write the whole path, such as /home/me/muster
            muster.cohorts = ~                        | begins with ~, which only a shell knows; write the whole path, such as /home/me/muster
            muster.drivers = ~muster/drivers          | begins with ~, which only a shell knows; write the whole path, such as /home/me/muster
            muster.data = $HOME/data                  | holds a placeholder, which nobody fills in; write the value itself
            muster.data = ${HOME}/data                | holds a placeholder, which nobody fills in; write the value itself
            muster.cohorts = %USERPROFILE%/cohorts    | holds a placeholder, which nobody fills in; write the value itself
            muster.http.port = ${PORT:8080}           | holds a placeholder, which nobody fills in; write the value itself
            muster.drivers = {{env:DRIVERS}}          | holds a placeholder, which nobody fills in; write the value itself
            muster.data = $(pwd)/data                 | holds a placeholder, which nobody fills in; write the value itself
            muster.data = C:\\muster                  | has a backslash that counts for nothing; write two for one; in a path write /
            muster.data = C:/muster/data              | is a path of Windows; write one of this machine, such as /srv/muster
            muster.cohorts = d:cohorts                | is a path of Windows; write one of this machine, such as /srv/muster
            muster.drivers = \\\\server\\\\drivers    | is a path of Windows; write one of this machine, such as /srv/muster
            muster.data = file:///srv/muster          | is a URL; write a path of this machine, such as /srv/muster
            muster.data = file:data                   | is a URL; write a path of this machine, such as /srv/muster
            muster.cohorts = s3://bucket/cohorts      | is a URL; write a path of this machine, such as /srv/muster
            muster.data = /srv/muster # the disk      | has a remark behind it, which counts as a part of it; give the remark a line of its own
            muster.http.port = 9090 # not 8080        | has a remark behind it, which counts as a part of it; give the remark a line of its own
            muster.database.url = jdbc:mysql://db/m   | is no URL of PostgreSQL, which our own database is; write one such as jdbc:postgresql://host/database; where queries run is muster.datasources
            muster.database.url = jdbc:postgres://d/m | is no URL of PostgreSQL, which our own database is; write one such as jdbc:postgresql://host/database; where queries run is muster.datasources
            muster.database.url = jdbc:postgresql:/d/m | is no URL of PostgreSQL, which our own database is; write one such as jdbc:postgresql://host/database; where queries run is muster.datasources
            muster.database.url = jdbc:h2:mem:muster  | is no URL of PostgreSQL, which our own database is; write one such as jdbc:postgresql://host/database; where queries run is muster.datasources
            muster.http.host = 127.0.0.1:9090         | is "127.0.0.1:9090"; write the host alone, and its port in muster.http.port
            muster.http.host = localhost:9090         | is "localhost:9090"; write the host alone, and its port in muster.http.port
            muster.http.host = [::1]:9090             | is "[::1]:9090"; write the host alone, and its port in muster.http.port
            muster.http.host = http://localhost       | is "http://localhost"; write the host alone, without a scheme and a path
            muster.http.host = http://localhost:80/   | is "http://localhost:80/"; write the host alone, without a scheme and a path, and its port in muster.http.port
            muster.http.host = 127.1                  | is "127.1"; write an address such as 127.0.0.1
            muster.http.host = 256.0.0.1              | is "256.0.0.1"; write an address such as 127.0.0.1
            muster.http.host = 2130706433             | is "2130706433"; write an address such as 127.0.0.1
            muster.http.host = 10.0.0.0/8             | is "10.0.0.0/8"; write the host alone, without a scheme and a path
            muster.http.host = ::g                    | is "::g"; write an address such as 127.0.0.1
            muster.mail.user = crm                    | is set without a mail server; set muster.mail.host too, or take it out
            muster.mail.port = 2525                   | is set without a mail server; set muster.mail.host too, or take it out
            muster.braze.workspaces.b.endpoint = https://dashboard-01.braze.com | is "https://dashboard-01.braze.com"; write an https URL such as https://rest.iad-01.braze.com; http is for loopback only
            muster.braze.workspaces.b.endpoint = https://sdk.iad-01.braze.com   | is "https://sdk.iad-01.braze.com"; write an https URL such as https://rest.iad-01.braze.com; http is for loopback only
            muster.braze.workspaces.b.endpoint = "https://rest.iad-01.braze.com" | begins or ends with a quote; write it without quotes
            """)
    void a_value_that_would_be_something_else_is_refused_with_what_to_write(String line, String told) {
        String other = line.contains("workspaces.b.") ? "muster.braze.workspaces.b.import-key = k\n" : "\n";

        assertThat(given.sentences(SettingsFixture.ENOUGH + line + "\n" + other + "camel.main.x = y\n"))
                .first()
                .isEqualTo("0.properties, line 5: " + line.split(" ")[0] + " " + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            host:587                  | write the host alone, and its port in muster.mail.port
            smtp.example.com:587      | write the host alone, and its port in muster.mail.port
            10.0.0.1:587              | write the host alone, and its port in muster.mail.port
            [fd00::1]:25              | write the host alone, and its port in muster.mail.port
            smtp://smtp.example.com   | write the host alone, without a scheme and a path
            smtps://mail:465          | write the host alone, without a scheme and a path, and its port in muster.mail.port
            smtp.example.com/         | write the host alone, without a scheme and a path
            crm@example.com           | write a name or an address such as smtp.example.com
            smtp.a.com, smtp.b.com    | write a name or an address such as smtp.example.com
            smtp..example.com         | write a name or an address such as smtp.example.com
            -smtp                     | write a name or an address such as smtp.example.com
            10.0.0                    | write a name or an address such as smtp.example.com
            """)
    void a_mail_server_is_a_name_or_an_address_alone(String host, String told) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + "muster.mail.host = " + host
                        + "\nmuster.mail.user = crm\nmuster.mail.from = crm@example.com\n"))
                .containsExactly("0.properties, line 5: muster.mail.host is \"" + host + "\"; " + told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smtp", "my_smtp", "smtp.example.com.", "10.0.0.1", "::1", "[fd00::1]", "xn--bcher-kva.example"})
    void names_and_addresses_of_mail_servers_are_taken(String host) {
        assertThat(given.settings(
                                SettingsFixture.ENOUGH + "muster.mail.from = a@b.c\nmuster.mail.host = " + host + "\n")
                        .mail()
                        .host())
                .contains(host);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            Muster.data                  | muster.data
            MUSTER.DATA                  | muster.data
            MUSTER_data                  | muster.data
            MUSTER_DATA                  | muster.data
            muster_data                  | muster.data
            muster-http-port             | muster.http.port
            muster.Http.Port             | muster.http.port
            muster.http.PORT             | muster.http.port
            mustr.data                   | muster.data
            mutser.http.port             | muster.http.port
            munster.http.port            | muster.http.port
            http.port                    | muster.http.port
            mail.host                    | muster.mail.host
            data                         | muster.data
            muster.mail.hots             | muster.mail.host
            muster.braze.quite-time      | muster.braze.quiet-time
            muster.braze.workspaces.eu.Endpoint            | muster.braze.workspaces.eu.endpoint
            MUSTER_BRAZE_WORKSPACES_EU_IMPORT_KEY          | muster.braze.workspaces.eu.import-key
            braze.workspaces.eu.import-key                 | muster.braze.workspaces.eu.import-key
            """)
    void a_key_that_is_nearly_one_is_no_default(String key, String meant) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + key + " = x\n"))
                .containsExactly("0.properties, line 5: " + key + " is not a setting; did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"muster:\n  # data", "MUSTER.NONSENSE = x", "muster = x", "muster. = x"})
    void a_key_that_is_ours_by_its_beginning_is_no_default(String line) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + line + "\n"))
                .singleElement()
                .asString()
                .contains("0.properties, line 5: ", " is not a setting; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.main.name = m",
                "master.url = x",
                "quartz.muster.x = y",
                "musterhaus.plan = x",
                "shop.url = x"
            })
    void keys_of_others_are_left_to_them(String line) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + line + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "muster_data, MUSTER_DATA",
        "Muster_Data, MUSTER_DATA",
        "MUSTER.DATA, MUSTER_DATA",
        "muster.http.port, MUSTER_HTTP_PORT",
        "muster_braze_workspaces_eu_endpoint, MUSTER_BRAZE_WORKSPACES_EU_ENDPOINT",
        "MUSTER_Http_Port, MUSTER_HTTP_PORT",
        "MUSTER_HTTP-PORT, MUSTER_HTTP_PORT",
    })
    void a_variable_in_another_case_is_no_default(String variable, String meant) {
        given.variable(variable, "x");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .containsExactly("environment: " + variable + " names no setting; did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Muster.data", "MUSTER.data", "muster_data", "MUSTER_DATA"})
    void a_system_property_in_another_case_is_no_default(String property) {
        given.property(property, "x");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .containsExactly("system property: " + property + " is not a setting; did you mean \"muster.data\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "hush"      | stands in quotes; take them away
            'hush'      | stands in quotes; take them away
            „hush“      | stands in quotes; take them away
            ${HUSH}     | is a placeholder, which nobody fills in; write the value itself
            {{env:HUSH}} | is a placeholder, which nobody fills in; write the value itself
            $HUSH       | is a placeholder, which nobody fills in; write the value itself
            hush\\u0020 | begins or ends with a blank; take it away
            hush\\u00a0 | begins or ends with a blank; take it away
            \\u200bhush | begins or ends with a blank; take it away
            hu\\tsh     | holds a tab or another character that nobody sees; write it anew
            """)
    void a_password_that_was_meant_to_be_another_is_refused_and_not_shown(String password, String told) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + MAIL + "muster.mail.user = crm\nmuster.mail.password = "
                        + password + "\n"))
                .containsExactly("0.properties, line 8: muster.mail.password " + told
                        + ", or let MUSTER_MAIL_PASSWORD_FILE name a file that holds just this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quoted\"", "${whole}", " blanks ", "tab\t"})
    void a_password_of_a_file_is_taken_to_the_letter(String password) throws IOException {
        Path mounted = Files.writeString(folder.resolve("password"), password);
        given.variable("MUSTER_MAIL_PASSWORD_FILE", mounted.toString());

        assertThat(given.settings(SettingsFixture.ENOUGH + MAIL + "muster.mail.user = crm\n")
                        .mail()
                        .password())
                .contains(new Secret(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p\"w",
                "it's",
                "\"half",
                "a ${b} c",
                "p#w",
                "p # w",
                "~pw",
                "C:x",
                "50%off%",
                "p w",
                "p\\\\w",
                "p\\:w"
            })
    void a_password_may_hold_any_sign(String password) {
        given.variable("MUSTER_DATABASE_URL", "jdbc:postgresql://db/muster?sslmode=require");

        assertThat(given.settings(SettingsFixture.ENOUGH + "muster.database.password = " + password + "\n")
                        .database()
                        .password())
                .contains(new Secret(password.replaceAll("\\\\(.)", "$1")));
    }

    @Test
    void quotes_around_a_key_are_refused_from_a_file_too() throws IOException {
        Path mounted = Files.writeString(folder.resolve("key"), "\"hush\"\n");
        given.variable("MUSTER_BRAZE_PARTNER_KEY_FILE", mounted.toString())
                .variable("MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY", "'hush'");

        assertThat(given.sentences(SettingsFixture.ENOUGH))
                .containsExactlyInAnyOrder(
                        "environment: MUSTER_BRAZE_PARTNER_KEY_FILE holds a blank or a character that no key has; copy the"
                                + " key alone",
                        "environment: MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY stands in quotes; take them away, or let"
                                + " MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY_FILE name a file that holds just this");
    }

    @ParameterizedTest
    @CsvSource({"muster.mail.tls = starttls", "muster.log.format = text"})
    void the_port_of_encryption_from_the_first_byte_asks_for_it(String further) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + MAIL + "muster.mail.port = 465\n" + further + "\n"))
                .containsExactly("0.properties, line 7: muster.mail.port is the port of encryption from the first byte,"
                        + " and muster.mail.tls is starttls; set muster.mail.tls = tls, or another port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"muster.data = over there\\t ", "muster.data = over there ", "muster.data = over there\\u0020"})
    void blanks_at_the_end_of_a_plain_value_count_for_nothing(String line) {
        assertThat(given.settings(SettingsFixture.ENOUGH + line + "\n").data()).isEqualTo(Path.of("over there"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"./~data", "a~b", "100%", "data,v", "it's data", "1:data", "#1"})
    void a_folder_may_have_any_other_name(String path) {
        given.variable("MUSTER_DATA", path);

        assertThat(given.settings(SettingsFixture.ENOUGH).data()).isEqualTo(Path.of(path));
    }

    @Test
    void a_sender_may_have_a_number() {
        given.variable("MUSTER_MAIL_FROM", "Team #1 <team@example.com>");

        assertThat(given.settings(SettingsFixture.ENOUGH).mail().from()).isEqualTo("Team #1 <team@example.com>");
    }

    @Test
    void the_mark_that_editors_of_windows_put_first_is_no_part_of_a_key() {
        assertThat(given.settings("\uFEFFmuster.data = marked\n" + SettingsFixture.ENOUGH)
                        .data())
                .isEqualTo(Path.of("marked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass\\word", "C:\\daten", "a\\-b"})
    void a_backslash_that_java_leaves_out_is_refused(String value) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + "muster.database.url = jdbc:postgresql:m\n"
                        + "muster.database.password = " + value + "\n"))
                .containsExactly(
                        "0.properties, line 6: muster.database.password has a backslash that counts for nothing;"
                                + " write two for one; in a path write /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a remark", "muster.cohorts = other", "  muster.cohorts: other"})
    void a_line_does_not_swallow_the_next_setting(String next) {
        assertThat(given.sentences(SettingsFixture.ENOUGH + "muster.drivers = drivers\\\n" + next + "\n"))
                .first()
                .isEqualTo(
                        "0.properties, line 5: muster.drivers ends with a backslash, which makes the next line a part"
                                + " of its value; take it away, or write two for one");
    }
}
