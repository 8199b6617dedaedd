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
import java.util.regex.Pattern;

/** A properties file in UTF-8 with the lines of its keys, which Java's own reader does not tell. */
final class PropertiesFile {
    /** What editors of Windows put before a text in UTF-8; it would be a part of the first key. */
    private static final Pattern MARK = Pattern.compile("^\\uFEFF");

    private static final Pattern ESCAPE = Pattern.compile("(?s)\\\\(.)");
    /** Java leaves out a backslash before any other character, so that a password becomes another one. */
    private static final String ESCAPED = "\\tnrfu:=#! \n\"'";

    private static final Pattern NEXT_SETTING = Pattern.compile("\\s*([#!].*|[\\w.-]+\\s*[=:].*)");

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
            String first = MARK.matcher(lines.get(i)).replaceFirst("").stripLeading();
            if (first.isEmpty() || first.startsWith("#") || first.startsWith("!")) {
                continue;
            }
            StringBuilder whole = new StringBuilder(first);
            boolean isSwallowing = false;
            while (isContinued(whole) && i + 1 < lines.size()) {
                isSwallowing |= NEXT_SETTING.matcher(lines.get(i + 1)).matches();
                whole.append('\n').append(lines.get(++i));
            }
            // Java's reader knows the escapes; it is given one key at a time.
            Properties one = new Properties();
            try {
                one.load(new StringReader(whole.toString()));
                for (String key : one.stringPropertyNames()) {
                    RawSetting entry = new RawSetting(name, line, key, one.getProperty(key));
                    entries.add(entry);
                    if (SettingsSources.isOurs(key)) {
                        backslashes(entry, whole, isSwallowing, errors);
                    }
                }
            } catch (IllegalArgumentException | IOException e) {
                errors.accept(new SettingsError(
                        name, line, "", "the line has a broken \\u escape", "write four hexadecimal digits after \\u"));
            }
        }
        return entries;
    }

    private static void backslashes(
            RawSetting entry, CharSequence whole, boolean isSwallowing, Consumer<SettingsError> errors) {
        if (isSwallowing) {
            errors.accept(entry.wrong(
                    "ends with a backslash, which makes the next line a part of its value",
                    "take it away, or write two for one"));
        } else if (ESCAPE.matcher(whole).results().anyMatch(found -> !ESCAPED.contains(found.group(1)))) {
            errors.accept(
                    entry.wrong("has a backslash that counts for nothing", "write two for one; in a path write /"));
        }
    }

    private static boolean isContinued(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
