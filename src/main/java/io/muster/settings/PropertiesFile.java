package io.muster.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/** A properties file in UTF-8 with the lines of its keys, which Java's own reader does not tell. */
final class PropertiesFile {
    private PropertiesFile() {}

    static List<RawSetting> read(Path file, Consumer<SettingsError> errors) {
        String name = file.toString();
        try {
            return entries(name, Files.readAllLines(file), errors);
        } catch (CharacterCodingException e) {
            errors.accept(new SettingsError(name, 0, "", "the file is not in UTF-8", "save it as UTF-8"));
        } catch (NoSuchFileException e) {
            errors.accept(new SettingsError(name, 0, "", "the file is not there", "start in the folder that has it"));
        } catch (IOException e) {
            String found = "the file cannot be read (" + e.getClass().getSimpleName() + ")";
            errors.accept(new SettingsError(name, 0, "", found, "look at its permissions"));
        }
        return List.of();
    }

    private static List<RawSetting> entries(String name, List<String> lines, Consumer<SettingsError> errors) {
        List<RawSetting> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            String first = lines.get(i).stripLeading();
            if (first.isEmpty() || first.startsWith("#") || first.startsWith("!")) {
                continue;
            }
            StringBuilder whole = new StringBuilder(first);
            while (isContinued(whole) && i + 1 < lines.size()) {
                whole.append('\n').append(lines.get(++i));
            }
            // Java's reader knows the escapes; it is given one key at a time.
            Properties one = new Properties();
            try {
                one.load(new StringReader(whole.toString()));
                one.stringPropertyNames()
                        .forEach(key -> entries.add(new RawSetting(name, line, key, one.getProperty(key))));
            } catch (IllegalArgumentException | IOException e) {
                errors.accept(new SettingsError(
                        name, line, "", "the line has a broken \\u escape", "write four hexadecimal digits after \\u"));
            }
        }
        return entries;
    }

    private static boolean isContinued(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
