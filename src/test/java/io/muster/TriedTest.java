package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether docs/tried.md speaks of tests that are there. */
@Tag("fast")
class TriedTest {

    private static final Pattern NAMED = Pattern.compile("\\b(\\w+Test)\\b");

    @Test
    void each_kind_of_hostile_input_names_a_test_that_is_run() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> rows = Files.readAllLines(Path.of("docs/tried.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---") && !line.startsWith("| kind"))
                .toList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            List<String> named =
                    NAMED.matcher(row).results().map(MatchResult::group).toList();
            assertThat(named).as(row).isNotEmpty();
            assertThat(tests)
                    .as(row)
                    .containsAll(NAMED.matcher(row)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        });
    }
}
