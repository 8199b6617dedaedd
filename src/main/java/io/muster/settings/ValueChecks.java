package io.muster.settings;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is wrong with a value whatever it is for: marks that a shell, YAML or another program would have taken away or
 * filled in, and that here would be a part of the value.
 */
final class ValueChecks {

    private static final String QUOTES = "\"'`“”„‟‘’‚«»";
    /** As shells, YAML, Spring, Camel and templates write what is to be filled in. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{[^}]*}|\\{\\{[^}]*}}|\\$\\([^)]*\\)|^%[A-Za-z_]\\w+%|^\\$[A-Za-z_]\\w*");

    /** A sender's name may hold one: Team #1 <team@example.com>. */
    private static final Pattern REMARK = Pattern.compile(".*\\s#[^>]*");

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:/.*|file:.*");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private ValueChecks() {}

    /** @param found what follows the setting's name */
    record ValueFault(String found, String remedy) {}

    static Optional<ValueFault> fault(SettingKey key, RawSetting entry) {
        if (entry.isFile()) {
            // A file holds the secret to the letter: there whatever is refused here can be said.
            return Optional.empty();
        }
        return key.isSecret()
                ? ofSecret(key, entry)
                : ofPlain(key, entry.value().strip());
    }

    private static Optional<ValueFault> ofSecret(SettingKey key, RawSetting entry) {
        String value = entry.value();
        String orFile = ", or let " + SettingKey.variable(entry.written()) + "_FILE name a file that holds just this";
        if (PLACEHOLDER.matcher(value.strip()).matches()) {
            return fault("is a placeholder, which nobody fills in", "write the value itself" + orFile);
        }
        if (isQuoted(value.strip())) {
            return fault("stands in quotes", "take them away" + orFile);
        }
        // Keys are stripped and looked at by themselves.
        boolean isPassword = key.template().endsWith("password") && !value.isEmpty();
        if (isPassword && value.chars().anyMatch(Character::isISOControl)) {
            return fault("holds a tab or another character that nobody sees", "write it anew" + orFile);
        }
        if (isPassword && (isBlank(value.codePointAt(0)) || isBlank(value.codePointBefore(value.length())))) {
            return fault("begins or ends with a blank", "take it away" + orFile);
        }
        return Optional.empty();
    }

    private static Optional<ValueFault> ofPlain(SettingKey key, String value) {
        if (value.codePoints().anyMatch(c -> c != ' ' && isUnseen(c))) {
            return fault("holds a character that nobody sees", "write it anew by hand");
        }
        if (!value.isEmpty() && (isQuote(value.charAt(0)) || isQuote(value.charAt(value.length() - 1)))) {
            return fault("begins or ends with a quote", "write it without quotes");
        }
        if (PLACEHOLDER.matcher(value).find()) {
            return fault("holds a placeholder, which nobody fills in", "write the value itself");
        }
        if (REMARK.matcher(value).matches()) {
            return fault("has a remark behind it, which counts as a part of it", "give the remark a line of its own");
        }
        return key.isFolder() ? ofFolder(value) : Optional.empty();
    }

    private static Optional<ValueFault> ofFolder(String path) {
        if (path.startsWith("~")) {
            return fault("begins with ~, which only a shell knows", "write the whole path, such as /home/me/muster");
        }
        if (SCHEME.matcher(path).matches()) {
            return fault("is a URL", "write a path of this machine, such as /srv/muster");
        }
        if (File.separatorChar == '/' && (DRIVE.matcher(path).matches() || path.indexOf('\\') >= 0)) {
            return fault("is a path of Windows", "write one of this machine, such as /srv/muster");
        }
        return Optional.empty();
    }

    private static boolean isQuoted(String text) {
        return text.length() > 1
                && Stream.of("\"\"", "''", "``", "“”", "„“", "‘’", "«»")
                        .anyMatch(pair ->
                                text.charAt(0) == pair.charAt(0) && text.charAt(text.length() - 1) == pair.charAt(1));
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || isUnseen(c);
    }

    /** Persian and Indian words are written with the two joiners. */
    private static boolean isUnseen(int c) {
        return Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                        && !List.of(0x200C, 0x200D).contains(c);
    }

    private static Optional<ValueFault> fault(String found, String remedy) {
        return Optional.of(new ValueFault(found, remedy));
    }
}
