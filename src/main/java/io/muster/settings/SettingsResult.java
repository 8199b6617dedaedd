package io.muster.settings;

import java.util.List;

/** What reading the settings gave: all of them, or everything that is wrong with them. */
public sealed interface SettingsResult {

    record ValidSettings(Settings settings) implements SettingsResult {}

    /** @param errors at least one */
    record InvalidSettings(List<SettingsError> errors) implements SettingsResult {}
}
