package io.muster.web.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A class that is renamed in a template and not in its sheet leaves a part of a page without its looks. */
@Tag("fast")
class StyleSheetsTest {

    private static final Path ASSETS = Path.of("src/main/resources/assets");
    private static final Pattern REMARK = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern SELECTORS = Pattern.compile("[^{}]+(?=\\{)");
    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][\\w-]*)");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    /** Words that are put together, such as {@code p-${part}}. */
    private static final Pattern BEGINNING = Pattern.compile("[\\w-]+-(?=\\$\\{|\" \\+)");

    @Test
    void every_class_of_a_style_sheet_is_one_of_a_page() {
        String pages = text(Path.of("src/main/jte"), ".jte")
                + text(ASSETS, ".js")
                + text(Path.of("src/main/java/io/muster/web"), ".java");
        TreeSet<String> words = found(WORD, pages);
        TreeSet<String> beginnings = found(BEGINNING, pages);
        String selectors = String.join(
                " ", found(SELECTORS, REMARK.matcher(text(ASSETS, ".css")).replaceAll("")));

        Predicate<String> known =
                name -> words.contains(name) || beginnings.stream().anyMatch(name::startsWith);
        List<String> classes =
                CLASS.matcher(selectors).results().map(found -> found.group(1)).toList();
        assertThat(classes).hasSizeGreaterThan(100).allMatch(known);
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(StyleSheetsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
