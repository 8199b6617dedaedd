package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.CohortDefinition.Source;
import io.muster.model.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No text whatever makes the reader throw, and what was rendered comes back. */
class DefinitionReaderPropertiesTest {

    @Property(tries = 1500)
    void any_text_gives_a_definition_or_errors_on_one_line_each(@ForAll String text) {
        assertOneLineEach(text);
    }

    @Property(tries = 1500)
    void any_text_of_yamls_own_characters_gives_errors_on_one_line_each(@ForAll("yamlish") String text) {
        assertOneLineEach(text);
    }

    @Property(tries = 1500)
    void any_damage_to_a_definition_gives_errors_on_one_line_each(@ForAll("damaged") String text) {
        assertOneLineEach(text);
    }

    @Property(tries = 500)
    void a_rendered_definition_comes_back(
            @ForAll("lines") String name, @ForAll("lines") String query, @ForAll("durations") String timeout) {
        String text = "cohort: vip\nname: %s\nsource: { sql: { query: %s, timeout: %s } }\n"
                .formatted(quoted(name), quoted("select " + query), timeout);

        var read = ReadDefinition.definition(text);

        assertThat(read.name()).isEqualTo(name.strip());
        assertThat(read.source())
                .isEqualTo(new Source.Sql(
                        "select " + query, "default", Durations.parse(timeout).orElseThrow(), Optional.empty()));
    }

    @Property(tries = 200)
    void a_duration_is_as_long_as_it_says(@ForAll("durations") String text) {
        Duration duration = Durations.parse(text).orElseThrow();

        assertThat(Durations.parse(duration.toMillis() + "ms").or(() -> Durations.parse(duration.toSeconds() + "s")))
                .contains(duration);
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.strings()
                .withChars("ab:-[]{}&*!|>'\"%@`#,?~<\\ \t\n\r01.\uFEFFé")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> junk =
                Arbitraries.oneOf(yamlish(), Arbitraries.strings().ofMaxLength(4));
        return Combinators.combine(
                        Arbitraries.integers().between(0, DefinitionExamples.FULL.length()),
                        Arbitraries.integers().between(0, 20),
                        junk)
                .as((at, cut, put) -> DefinitionExamples.FULL.substring(0, at)
                        + put
                        + DefinitionExamples.FULL.substring(Math.min(DefinitionExamples.FULL.length(), at + cut)));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("éüß漢字")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(line -> !line.isBlank() && !line.contains("--") && !line.contains("/*"));
    }

    @Provide
    Arbitrary<String> durations() {
        return Combinators.combine(Arbitraries.integers().between(1, 99_999), Arbitraries.of("ms", "s", "m", "h"))
                .as((number, unit) -> number + unit);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void assertOneLineEach(String text) {
        ReadResult reading = new DefinitionReader().read("vip.yaml", text);
        List<String> sentences = new ArrayList<>(ReadDefinition.sentences(reading));

        assertThat(reading instanceof ReadResult.ValidDefinition).isEqualTo(sentences.isEmpty());
        assertThat(sentences).allSatisfy(sentence -> assertThat(sentence)
                .startsWith("vip.yaml")
                .matches(line -> line.lines().count() == 1));
    }
}
