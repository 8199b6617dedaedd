package io.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PhrasesTest {

    private final ResourceBundle sentences = ResourceBundle.getBundle("io.muster.wording.words", Locale.ROOT);

    @Test
    void no_sentence_holds_a_quote_that_the_format_swallows() {
        assertThat(sentences.keySet())
                .allSatisfy(key -> assertThat(sentences.getString(key)).doesNotContainPattern("(?<!')'(?:'')*(?!')"));
    }

    @Test
    void every_sentence_is_a_format() {
        sentences.keySet().forEach(key -> assertThatCode(() -> new MessageFormat(sentences.getString(key)))
                .as(key)
                .doesNotThrowAnyException());
    }

    @Test
    void whatever_has_a_singular_has_a_plural() {
        assertThat(sentences.keySet()).filteredOn(key -> key.endsWith(".one")).allSatisfy(key -> assertThat(
                        sentences.containsKey(key.replaceFirst("one$", "many")))
                .isTrue());
    }

    @Test
    void words_that_the_product_does_not_use_are_in_no_sentence() {
        assertThat(sentences.keySet()).allSatisfy(key -> assertThat(sentences.getString(key))
                .doesNotContainPattern("(?i)\\b(job|ok|error|oops|successfully)\\b"));
    }

    @Test
    void a_language_without_a_file_is_english() {
        assertThat(Phrases.in(Locale.JAPANESE).say("sync.state")).isEqualTo("In sync.");
    }

    @Test
    void gaps_are_filled_with_what_they_are_given_whatever_it_holds() {
        assertThat(Phrases.english().say("sync.heading", "it's {0} & <b>")).isEqualTo("it's {0} & <b> is in sync");
    }
}
