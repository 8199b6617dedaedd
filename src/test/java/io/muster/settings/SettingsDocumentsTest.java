package io.muster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shipped and printed says what the code does. */
@Tag("fast")
class SettingsDocumentsTest {
    private static final Path SHIPPED = Path.of("config/application.properties");

    @Test
    void the_handbook_prints_the_table_of_all_settings() throws IOException {
        assertThat(Files.readString(Path.of("docs/settings.md"))).endsWith("\n" + SettingsReader.table());
    }

    @Test
    void the_shipped_file_shows_every_key_with_its_default() throws IOException {
        List<String> shown = Files.readAllLines(SHIPPED).stream()
                .map(Pattern.compile("^(?:# )?(muster\\.\\S+) = ?(.*)$")::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1) + "=" + line.group(2).strip())
                .toList();

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SettingKey.values())
                        .map(key -> key.named(key.template().startsWith("muster.datasources") ? "shop" : "default")
                                + "=" + key.byDefault())
                        .toList());
    }

    @Test
    void the_shipped_file_asks_for_what_only_its_reader_knows() {
        SettingsResult reading = SettingsReader.read(
                List.of(SHIPPED),
                Map.of(),
                Map.of(
                        "MUSTER_BRAZE_PARTNER_KEY", "k",
                        "MUSTER_BRAZE_WORKSPACES_DEFAULT_ENDPOINT", "https://rest.iad-01.braze.com",
                        "MUSTER_BRAZE_WORKSPACES_DEFAULT_IMPORT_KEY", "k"),
                "1");

        assertThat(reading)
                .isInstanceOfSatisfying(SettingsResult.InvalidSettings.class, wrong -> assertThat(wrong.errors())
                        .extracting(SettingsError::sentence)
                        .containsExactly(
                                "config/application.properties, line 7: muster.braze.partner is empty; write the partner"
                                        + " name that Braze gave you, here or in MUSTER_BRAZE_PARTNER"));
    }
}
