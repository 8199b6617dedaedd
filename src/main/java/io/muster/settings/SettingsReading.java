package io.muster.settings;

import java.util.List;

/** What reading the settings gave: all of them, or everything that is wrong with them. */
public sealed interface SettingsReading {

    record Right(Settings settings) implements SettingsReading {}

    /** @param errors at least one */
    record Wrong(List<SettingsError> errors) implements SettingsReading {}
}
