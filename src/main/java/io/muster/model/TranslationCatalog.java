package io.muster.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The languages that there is a file of sentences for, {@code words_fr.properties} and its like; English is always among
 * them. May be shared between threads.
 */
public final class TranslationCatalog {

    /** A browser names a handful of languages; more is no browser's. */
    private static final int MOST = 500;

    private static final TranslationCatalog INSTALLED = new TranslationCatalog();

    private final Phrases english = Phrases.english();
    private final Map<String, Phrases> all = new TreeMap<>();

    private TranslationCatalog() {
        all.put(english.locale().toLanguageTag(), english);
        for (String language : Locale.getISOLanguages()) {
            if (Phrases.class.getResource("/io/muster/wording/words_" + language + ".properties") != null) {
                Phrases phrases = Phrases.in(Locale.forLanguageTag(language));
                all.put(phrases.locale().toLanguageTag(), phrases);
            }
        }
    }

    public static TranslationCatalog installed() {
        return INSTALLED;
    }

    /** By the language's tag, such as {@code fr}; empty where there is no such file. */
    public Optional<Phrases> named(String tag) {
        return Optional.ofNullable(all.get(tag));
    }

    /** What the header {@code Accept-Language} asks for first, as far as there is a file; else English. */
    public Phrases accepted(String header) {
        return Optional.ofNullable(Locale.lookup(ranges(header), locales()))
                .flatMap(found -> named(found.toLanguageTag()))
                .orElse(english);
    }

    /** The tags of all languages, in order. */
    public List<String> tags() {
        return List.copyOf(all.keySet());
    }

    /** All languages, by what they call themselves. */
    public List<Phrases> languages() {
        return all.values().stream()
                .sorted(Comparator.comparing(Phrases::languageName))
                .toList();
    }

    private List<Locale> locales() {
        return all.values().stream().map(Phrases::locale).toList();
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        if (header.isBlank() || header.length() > MOST) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException notRanges) {
            return List.of();
        }
    }
}
