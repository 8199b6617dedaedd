package io.muster.settings;

import io.muster.definition.yaml.QuotedText;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries turned into values. A wrong one is an error and then empty, so that reading goes on. */
final class SettingsValues {
    private static final Pattern CREDENTIALS = Pattern.compile("(?i).*([?&;:,]password=|//[^/@]*:[^/@]*@).*");

    private final Map<String, RawSetting> entries;
    private final String mainFile;
    private final Consumer<SettingsError> errors;
    /** One sentence about each setting: what follows from a wrong value is no second fault. */
    private final Set<String> told = new HashSet<>();

    SettingsValues(Map<String, RawSetting> entries, String mainFile, Consumer<SettingsError> errors) {
        this.entries = entries;
        this.mainFile = mainFile;
        this.errors = errors;
    }

    /** Looks at each value for what is wrong in any setting. */
    void look() {
        entries.forEach((written, entry) -> Stream.of(SettingKey.values())
                .filter(key -> key.nameIn(written).isPresent())
                .findFirst()
                .ifPresent(key -> ValueChecks.fault(key, entry)
                        .ifPresent(fault ->
                                wrong(key, key.nameIn(written).orElseThrow(), fault.found(), fault.remedy()))));
    }

    /** The names that {@code keys} are set for. One whose values are all empty is as if it were not there. */
    Set<String> names(SettingKey... keys) {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().value().isBlank())
                .flatMap(entry -> Set.of(keys).stream().flatMap(key -> key.nameIn(entry.getKey()).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An empty value is as good as none. */
    Optional<String> optional(SettingKey key, String name) {
        return entry(key, name).map(RawSetting::value).map(String::strip).filter(value -> !value.isEmpty());
    }

    Optional<String> optional(SettingKey key) {
        return optional(key, "");
    }

    /** Blanks belong to a password; only an empty one is none. */
    Optional<Secret> password(SettingKey key, String name) {
        return entry(key, name)
                .map(RawSetting::value)
                .filter(value -> !value.isEmpty())
                .map(Secret::new);
    }

    /** A key of Braze's: required, and pasted with a blank more often than not. */
    Optional<Secret> brazeKey(SettingKey key, String name, String remedy) {
        Optional<String> value = required(key, name, remedy);
        if (value.filter(text -> text.chars().anyMatch(c -> c <= ' ' || c >= 127 || c == '"' || c == '\''))
                .isPresent()) {
            return wrong(key, name, "holds a blank or a character that no key has", "copy the key alone");
        }
        return value.map(Secret::new);
    }

    Optional<String> required(SettingKey key, String name, String remedy) {
        Optional<String> value = optional(key, name);
        if (value.isEmpty()) {
            Optional<RawSetting> entry = entry(key, name);
            boolean isVariable = entry.filter(RawSetting::isVariable).isPresent();
            String elsewhere = isVariable ? "" : ", here or in " + SettingKey.variable(key.named(name));
            wrong(key, name, entry.isPresent() ? "is empty" : "is not set", remedy + elsewhere);
        }
        return value;
    }

    /** The value, or its default, in a form of its own. An empty value is a wrong one. */
    <T> Optional<T> parsed(SettingKey key, Function<String, Optional<T>> form, String remedy) {
        return parsed(key, form, wrong -> "write " + remedy);
    }

    /** The same with a remedy that hangs on what is written. */
    <T> Optional<T> parsed(SettingKey key, Function<String, Optional<T>> form, UnaryOperator<String> remedy) {
        Optional<String> written = entry(key, "").map(entry -> entry.value().strip());
        String text = written.orElse(key.byDefault());
        Optional<T> value = form.apply(text);
        return value.isPresent() ? value : wrong(key, "", "is " + shown(key, written.orElse("")), remedy.apply(text));
    }

    /** A JDBC URL. Never shown, since people put passwords into it; and refused when they did. */
    Optional<String> url(SettingKey key, String name) {
        Optional<String> url = optional(key, name);
        if (url.isEmpty()) {
            return url;
        }
        if (!url.get().startsWith("jdbc:")) {
            return wrong(key, name, "is no JDBC URL", "begin it with jdbc:, such as jdbc:postgresql://host/database");
        }
        if (key == SettingKey.DATABASE_URL && !url.get().matches("jdbc:postgresql:(//\\S+|[^/\\s]+|/)")) {
            return wrong(
                    key,
                    name,
                    "is no URL of PostgreSQL, which our own database is",
                    "write one such as jdbc:postgresql://host/database; where queries run is muster.datasources");
        }
        return CREDENTIALS.matcher(url.get()).matches()
                ? wrong(key, name, "holds a password", "put user and password into their own settings")
                : url;
    }

    /** The name or address of a server, without anything around it. */
    Optional<String> host(SettingKey key) {
        Optional<String> host = optional(key);
        return host.isPresent() && !Addresses.isHost(host.get())
                ? wrong(key, "", "is " + shown(key, host.get()), Addresses.hostRemedy(host.get(), key))
                : host;
    }

    /** Records the error, the first of each setting; always empty. */
    <T> Optional<T> wrong(SettingKey key, String name, String found, String remedy) {
        if (!told.add(key.named(name))) {
            return Optional.empty();
        }
        RawSetting where = entry(key, name).orElse(new RawSetting(mainFile, 0, key.named(name), ""));
        errors.accept(where.wrong(found, remedy));
        return Optional.empty();
    }

    /** What somebody typed, for a message; without what may be a password in a URL. */
    static String shown(SettingKey key, String value) {
        return key.isSecret()
                ? "***"
                : QuotedText.quoted(value.replaceAll("//[^/]*@", "//***@").replaceAll("\\?.+", "?***"));
    }

    private Optional<RawSetting> entry(SettingKey key, String name) {
        return Optional.ofNullable(entries.get(key.named(name)));
    }
}
