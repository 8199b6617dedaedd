package io.muster.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.model.Phrases;
import io.muster.model.TranslationCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each file of sentences beside the English one must have; a further language needs no further test. */
@Tag("fast")
class LanguageFilesTest {

    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

    /** Patterns of times, units, marks and names, which many languages have alike. */
    private static final Pattern OF_NO_LANGUAGE =
            Pattern.compile("time\\..+|schedule\\.day|.*\\.day\\.year|duration\\..+");

    /** French words that are English ones too. */
    private static final Set<String> ALIKE = Set.of(
            "possible",
            "Muster",
            "Imports",
            "import {0}",
            "Source",
            "Action",
            "cron {0}",
            "Cron",
            "alias",
            "Import",
            "Endpoint",
            "Version",
            "Routes",
            "Date",
            "Webhooks",
            // No words at all.
            "{0}",
            "{0}|.",
            "{0}| ({1}).",
            "{0} {1}",
            "{0}, {1}",
            "inbox/{0}/{1}",
            "{0}, {1}.",
            "≈\u00a0{0}",
            "–");

    static Stream<String> languages() {
        return TranslationCatalog.installed().tags().stream();
    }

    static Stream<String> translations() {
        return languages().filter(tag -> !tag.equals("en"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_translation_has_the_keys_of_the_english_file_and_no_other(String language) throws IOException {
        assertThat(sentences(language).keySet())
                .containsExactlyInAnyOrderElementsOf(sentences("en").keySet());
    }

    /** The singular may be a word instead of the number. */
    @ParameterizedTest
    @MethodSource("translations")
    void each_sentence_has_the_gaps_of_the_english_one(String language) throws IOException {
        Map<String, String> english = sentences("en");

        assertThat(sentences(language)).allSatisfy((key, sentence) -> {
            Set<String> gaps = gaps(sentence);
            Set<String> meant = gaps(english.getOrDefault(key, ""));
            if (key.endsWith(".one")) {
                gaps.remove("0");
                meant.remove("0");
            }
            assertThat(gaps).as(key).isEqualTo(meant);
        });
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothing_is_left_in_english(String language) throws IOException {
        Map<String, String> english = sentences("en");

        assertThat(sentences(language)).allSatisfy((key, sentence) -> {
            if (!OF_NO_LANGUAGE.matcher(key).matches() && !ALIKE.contains(sentence)) {
                assertThat(sentence).as(key).isNotEqualTo(english.get(key));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void each_sentence_is_a_format_without_a_quote_that_it_would_swallow(String language) throws IOException {
        assertThat(sentences(language)).allSatisfy((key, sentence) -> {
            assertThat(sentence)
                    .as(key)
                    .doesNotContainPattern("(?<!')'(?:'')*(?!')")
                    .isNotBlank();
            assertThatCode(() -> new MessageFormat(sentence)).as(key).doesNotThrowAnyException();
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void each_file_names_its_language_by_the_tag_of_its_own_name(String language) throws IOException {
        assertThat(sentences(language).get("language")).isEqualTo(language);
        assertThat(Locale.forLanguageTag(language).getLanguage()).isEqualTo(language);
    }

    @Test
    void in_french_a_no_break_space_stands_before_high_punctuation_and_within_quotes() throws IOException {
        assertThat(sentences("fr")).allSatisfy((key, sentence) -> assertThat(sentence)
                .as(key)
                .doesNotContainPattern("(?<! [#A-Z0-9]{1,9}) [:;?!%»]")
                .doesNotContainPattern("[^\u00a0][;?!»%]")
                .doesNotContainPattern("«[^\u00a0]")
                .doesNotContain("\"oui\"", "...")
                .doesNotContainPattern("\\p{L}'\\p{L}"));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 0, 0 jour", "fr, 1, 1 jour", "fr, 2, 2 jours", "fr, 1000, 1 000 jours",
        "en, 0, 0 days", "en, 1, 1 day", "en, 2, 2 days", "en, 1000, '1,000 days'"
    })
    void a_number_takes_the_form_that_the_language_gives_it(String language, long number, String sentence) {
        Phrases phrases = TranslationCatalog.installed().named(language).orElseThrow();

        assertThat(phrases.count("duration.days", number).replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | fr",
                "fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7 | fr",
                "fr-CH | fr",
                "FR | fr",
                "en-GB,fr;q=0.5 | en",
                "de | en",
                "de,fr;q=0.3 | fr",
                "de-AT,de;q=0.9,en;q=0.8,fr;q=0.7 | en",
                "fr;q=0,en | en",
                "fr;q=0 | en",
                "* | en",
                "en;q=0.1,fr;q=0.2 | fr",
                "'' | en",
                "fr;q=x | en",
                ";;,, | en",
                "../../words_fr | en",
                "fr_FR | en"
            })
    void a_browser_gets_the_first_language_that_there_is_a_file_for(String header, String language) {
        assertThat(TranslationCatalog.installed().accepted(header).locale().toLanguageTag())
                .isEqualTo(language);
    }

    @Test
    void a_header_of_no_browser_is_english() {
        assertThat(TranslationCatalog.installed()
                        .accepted("fr,".repeat(100_000))
                        .locale()
                        .toLanguageTag())
                .isEqualTo("en");
    }

    private static Set<String> gaps(String sentence) {
        return GAP.matcher(sentence).results().map(gap -> gap.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of its own file alone: a bundle would fill up with English what is missing. */
    private static Map<String, String> sentences(String language) throws IOException {
        String name = language.equals("en") ? "words.properties" : "words_" + language + ".properties";
        Properties file = new Properties();
        try (InputStream in = Optional.ofNullable(Phrases.class.getResourceAsStream("/io/muster/wording/" + name))
                        .orElseThrow();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            file.load(reader);
        }
        Map<String, String> sentences = new TreeMap<>();
        file.forEach((key, sentence) -> sentences.put((String) key, (String) sentence));
        return sentences;
    }
}
