package io.muster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No value whatever makes the reader throw. */
class SettingsPropertiesTest {

    @Property(tries = 1000)
    void any_value_of_any_setting_gives_settings_or_errors_on_one_line_each(
            @ForAll("keys") String key, @ForAll String value) {
        SettingsResult reading = SettingsReader.read(List.of(), Map.of(key, value), Map.of(), "1");

        assertThat(reading).isInstanceOfSatisfying(SettingsResult.InvalidSettings.class, wrong -> assertThat(
                        wrong.errors())
                .allSatisfy(error -> assertThat(error.sentence().lines()).hasSize(1)));
    }

    @Property(tries = 500)
    void any_variable_and_key_that_name_no_setting_are_errors(@ForAll String name, @ForAll String value) {
        SettingsResult reading =
                SettingsReader.read(List.of(), Map.of("muster." + name, value), Map.of("MUSTER_" + name, value), "1");

        assertThat(reading).isInstanceOfSatisfying(SettingsResult.InvalidSettings.class, wrong -> assertThat(
                        wrong.errors())
                .allSatisfy(error -> assertThat(error.sentence().lines()).hasSize(1)));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(SettingKey.values()).map(key -> key.named("eu"));
    }
}
