package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Draws the rooms of {@code ARCHITECTURE.md} from the code. When they are stale the test fails;
 * {@code mvn -B test -Dtest=ArchitecturePictureTest -Dmuster.draw=true} draws them again.
 */
@Tag("fast")
class ArchitecturePictureTest {

    private static final String ROOT = "io.muster";
    private static final Path FILE = Path.of("ARCHITECTURE.md");
    private static final Path SOURCES = Path.of("src/main/java/io/muster");
    private static final Pattern DRAWN = Pattern.compile("(?s)(?<=<!-- drawn from the code -->\n).*?(?=<!-- end -->)");
    private static final Pattern SENTENCE = Pattern.compile("(?s)/\\*\\*(.*?)(?:\\*/|\n \\*\n)");

    private static final JavaClasses OURS = HouseRulesTest.OURS;

    @Test
    void the_rooms_are_drawn_as_the_code_has_them() throws IOException {
        String text = Files.readString(FILE);
        assertThat(DRAWN.matcher(text).results()).as("the place of the drawing").hasSize(1);
        String now = DRAWN.matcher(text).replaceAll(Matcher.quoteReplacement(drawn() + "\n"));
        if (Boolean.getBoolean("muster.draw")) {
            Files.writeString(FILE, now);
        }

        assertThat(text)
                .as("draw it anew: mvn -B test -Dtest=ArchitecturePictureTest -Dmuster.draw=true")
                .isEqualTo(now);
    }

    private static String drawn() throws IOException {
        Map<String, Set<String>> arrows = arrows();
        List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
        arrows.forEach(
                (room, known) -> nearest(known, arrows).forEach(other -> lines.add("    " + room + " --> " + other)));
        lines.add("```");
        lines.add("");
        lines.add("| room | what lives there |");
        lines.add("| --- | --- |");
        try (Stream<Path> all = Files.walk(SOURCES)) {
            for (Path folder : all.filter(Files::isDirectory)
                    .filter(each -> !each.equals(SOURCES))
                    .sorted(Comparator.comparing(ArchitecturePictureTest::room))
                    .toList()) {
                if (Files.exists(folder.resolve("package-info.java"))) {
                    lines.add("| `" + room(folder) + "` | " + sentence(folder) + " |");
                }
            }
        }
        return String.join("\n", lines);
    }

    /** Room by room, whom it knows. */
    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : OURS) {
            String room = room(type);
            if (!room.isEmpty()) {
                Set<String> known = arrows.computeIfAbsent(room, x -> new TreeSet<>());
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> room(dependency.getTargetClass()))
                        .filter(other -> !other.isEmpty() && !other.equals(room))
                        .forEach(known::add);
            }
        }
        return arrows;
    }

    /** Without those that one of the others knows anyway, so that the way is seen. */
    private static Set<String> nearest(Set<String> known, Map<String, Set<String>> arrows) {
        Set<String> behind = new HashSet<>();
        known.forEach(each -> reach(each, arrows, behind));
        return known.stream().filter(each -> !behind.contains(each)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void reach(String room, Map<String, Set<String>> arrows, Set<String> behind) {
        for (String other : arrows.getOrDefault(room, Set.of())) {
            if (behind.add(other)) {
                reach(other, arrows, behind);
            }
        }
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static String room(Path folder) {
        return SOURCES.relativize(folder).toString().replace('\\', '/');
    }

    private static String sentence(Path folder) throws IOException {
        Matcher comment = SENTENCE.matcher(Files.readString(folder.resolve("package-info.java")));
        assertThat(comment.find()).as(folder.toString()).isTrue();
        return comment.group(1)
                .replaceAll("\\{@link [\\w.]*?(\\w+)}", "$1")
                .replaceAll("\\{@code ([^}]*)}", "$1")
                .replaceAll("\\s*\n\\s*\\*?\\s*", " ")
                .replace("|", "\\|")
                .strip();
    }
}
