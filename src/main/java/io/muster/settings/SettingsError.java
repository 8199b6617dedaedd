package io.muster.settings;

import io.muster.definition.yaml.QuotedText;

/**
 * One thing that is wrong with the settings. No part of it ever holds a secret's value.
 *
 * @param file the properties file, {@code system property} or {@code environment}
 * @param line counted from 1; 0 where there is none
 * @param key the key or the variable, as it is written there
 */
public record SettingsError(String file, int line, String key, String found, String remedy) {

    public String sentence() {
        return QuotedText.oneLine(file) + (line > 0 ? ", line " + line : "") + ": " + found + "; " + remedy;
    }
}
