package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the handbook and the comments point to is there. */
@Tag("fast")
class HandbookLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");
    private static final Pattern PAGE = Pattern.compile("(?<![\\w/.-])((?:docs/)?[A-Za-z][\\w-]*\\.md)\\b");

    @Test
    void every_link_of_the_handbook_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                Path folder = page.getParent() == null ? Path.of("") : page.getParent();
                if (!Files.exists(folder.resolve(link.group(1)))) {
                    dead.add(page + " → " + link.group(1));
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void comments_name_only_pages_that_are_here() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path file : sources()) {
            Matcher page = PAGE.matcher(Files.readString(file));
            while (page.find()) {
                if (!Files.exists(Path.of(page.group(1)))
                        && !Files.exists(Path.of("docs").resolve(page.group(1)))) {
                    dead.add(file + " → " + page.group(1));
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    /** A comment that cites the contract or the rules names the page, so that a click finds it. */
    @Test
    void comments_cite_the_contract_and_the_rules_by_their_page() throws IOException {
        Pattern loose = Pattern.compile("(?<![/\\w])braze-api(?!\\.md)|\\(design,|, design,");
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (!file.endsWith(Path.of("HandbookLinksTest.java"))
                    && loose.matcher(Files.readString(file)).find()) {
                found.add(file.toString());
            }
        }

        assertThat(found).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> root = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/test/java", "src/main/jte", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }
}
