package io.muster.settings;

import io.muster.definition.yaml.QuotedText;

/**
 * A value as it was found.
 *
 * @param origin the properties file, {@code system property} or {@code environment}
 * @param line 0 where there is none
 * @param written the key or the variable, as it is written there
 */
record RawSetting(String origin, int line, String written, String value) {
    static final String ENVIRONMENT = "environment";

    boolean isVariable() {
        return origin.equals(ENVIRONMENT);
    }

    /** Whether the value is what a file holds that a variable names. */
    boolean isFile() {
        return isVariable() && written.endsWith(SecretFile.ENDING);
    }

    SettingsError wrong(String found, String remedy) {
        return new SettingsError(origin, line, written, QuotedText.oneLine(written) + " " + found, remedy);
    }
}
