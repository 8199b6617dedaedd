package io.muster.settings;

import io.muster.definition.yaml.QuotedText;
import io.muster.definition.yaml.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lays the files, the system properties and the environment over each other. What names no setting is an error. */
final class SettingsSources {
    private static final String OURS = "muster.";
    private static final String OUR_VARIABLES = "MUSTER_";
    /** Ours, as somebody may have written it who did not look. */
    private static final Pattern LIKE_OURS = Pattern.compile("(?is)muster([._-].*)?");

    private static final Pattern FIRST_WORD = Pattern.compile("[._-]");
    /** What Kubernetes and Docker set for a service named muster or muster-db; nobody wrote it. */
    private static final Pattern LINKS = Pattern.compile(
            "MUSTER(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private final Map<String, RawSetting> entries = new TreeMap<>();
    private final Consumer<SettingsError> errors;

    SettingsSources(Consumer<SettingsError> errors) {
        this.errors = errors;
    }

    /** What stands on top, by key. */
    Map<String, RawSetting> entries() {
        return entries;
    }

    void add(List<RawSetting> file) {
        Map<String, Integer> lines = new HashMap<>();
        for (RawSetting entry : file) {
            Integer before = lines.putIfAbsent(entry.written(), entry.line());
            if (isOurs(entry.written()) && before != null) {
                errors.accept(entry.wrong("stands twice, first in line " + before, "keep one of them"));
            } else if (isOurs(entry.written())) {
                addKey(entry);
            } else {
                looksLikeOurs(entry);
            }
        }
    }

    void addProperties(Map<String, String> properties) {
        new TreeMap<>(properties).forEach((key, value) -> {
            RawSetting entry = new RawSetting("system property", 0, key, value);
            if (isOurs(key)) {
                addKey(entry);
            } else if (LIKE_OURS.matcher(key).matches()) {
                errors.accept(noSetting(entry));
            }
        });
    }

    void addEnvironment(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            RawSetting entry = new RawSetting(RawSetting.ENVIRONMENT, 0, variable, value);
            if (variable.startsWith(OUR_VARIABLES)) {
                addVariable(entry, environment);
            } else if (LIKE_OURS.matcher(variable).matches()
                    && SettingKey.meantBy(variable).isPresent()) {
                String meant = SettingKey.variable(SettingKey.meantBy(variable).orElseThrow());
                errors.accept(entry.wrong("names no setting", "did you mean " + QuotedText.quoted(meant) + "?"));
            }
        });
    }

    static boolean isOurs(String key) {
        return key.startsWith(OURS);
    }

    private void addKey(RawSetting entry) {
        String key = entry.written();
        if (Stream.of(SettingKey.values()).anyMatch(known -> known.nameIn(key).isPresent())) {
            entries.put(key, entry);
        } else if (SettingKey.like(key).contains(key)) {
            errors.accept(entry.wrong("has a name that is none", "use lower case letters and digits, a letter first"));
        } else {
            errors.accept(noSetting(entry));
        }
    }

    /** A key of a file that is none of ours: Camel's, or one of ours with a slip in it. */
    private void looksLikeOurs(RawSetting entry) {
        String key = entry.written();
        String first = FIRST_WORD.split(key, 2)[0];
        boolean isPrefixForgotten = SettingKey.meantBy(OURS + key).isPresent();
        boolean isNear = !Suggestions.to(first, List.of("muster")).isEmpty()
                && !Suggestions.to(key, SettingKey.like(key)).isEmpty();
        if (LIKE_OURS.matcher(key).matches() || isPrefixForgotten || isNear) {
            errors.accept(noSetting(entry));
        }
    }

    private static SettingsError noSetting(RawSetting entry) {
        String key = entry.written();
        String remedy = SettingKey.meantBy(key)
                .or(() -> SettingKey.meantBy(OURS + key))
                .map(meant -> "did you mean " + QuotedText.quoted(meant) + "?")
                .orElseGet(() -> Suggestions.remedy(key, SettingKey.like(key), "see docs/settings.md or take it out"));
        return entry.wrong("is not a setting", remedy);
    }

    private void addVariable(RawSetting entry, Map<String, String> environment) {
        String variable = entry.written();
        Optional<String> direct = SettingKey.keyOf(variable, false);
        if (direct.isPresent()) {
            entries.put(direct.get(), entry);
            return;
        }
        String plain = variable.endsWith(SecretFile.ENDING)
                ? variable.substring(0, variable.length() - SecretFile.ENDING.length())
                : "";
        Optional<String> fromFile = SettingKey.keyOf(plain, true);
        if (fromFile.isPresent() && environment.containsKey(plain)) {
            errors.accept(entry.wrong("and " + plain + " are both set", "keep one of them"));
        } else if (fromFile.isPresent()) {
            SecretFile.read(entry, errors).ifPresent(value -> entries.put(fromFile.get(), value));
        } else if (!isLink(entry)) {
            errors.accept(entry.wrong(
                    "names no setting",
                    Suggestions.remedy(
                            variable, SettingKey.variablesLike(variable), "see docs/settings.md or unset it")));
        }
    }

    private static boolean isLink(RawSetting entry) {
        boolean isAddress = entry.written().endsWith("_PORT") && entry.value().matches("(tcp|udp|sctp)://.*");
        return isAddress || LINKS.matcher(entry.written()).matches();
    }
}
