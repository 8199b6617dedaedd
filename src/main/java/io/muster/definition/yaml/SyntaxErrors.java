package io.muster.definition.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML parser says, in the words of somebody who writes a definition. */
final class SyntaxErrors {

    /** A part of the parser's message, and what it usually means. */
    private record Meaning(String says, String found, String remedy) {}

    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    "mapping values are not allowed",
                    "a colon stands where none can stand",
                    "put the text around it in quotes, or look at the indentation"),
            new Meaning("found unexpected end of stream", "a quote is not closed", "close it"),
            new Meaning("expected ',' or ']'", "a list is not closed", "add the missing , or ]"),
            new Meaning("expected ',' or '}'", "the fields in braces are not closed", "add the missing , or }"),
            new Meaning(
                    "expected <block end>",
                    "the indentation does not fit the lines above",
                    "begin fields of one section in the same column"),
            new Meaning(
                    "could not find expected ':'",
                    "a line has no colon",
                    "write field: value, and a query of several lines below query: |, indented"),
            new Meaning(
                    "cannot start any token",
                    "the text begins with a character that YAML keeps for itself",
                    "put the text in quotes"),
            new Meaning("undefined alias", "* begins an alias that is not defined", "put the text in quotes"),
            new Meaning("alphabetic or numeric character", "& or * begins a name", "put the text in quotes"),
            new Meaning("escape", "a backslash in double quotes begins no known escape", "use single quotes"));

    private SyntaxErrors() {}

    static void add(YamlEngineException e, String yaml, ErrorCollector errors) {
        if (e instanceof ReaderException reader) {
            errors.add(
                    lineAt(yaml, reader.getPosition()),
                    "",
                    String.format(Locale.ROOT, "the character U+%04X does not belong in YAML", reader.getCodePoint()),
                    "delete it");
        } else if (e instanceof MarkedYamlEngineException marked) {
            add(marked, yaml, errors);
        } else {
            errors.add(0, "", "the file is not YAML: " + QuotedText.plain(said(e.getMessage())), "correct it");
        }
    }

    private static void add(MarkedYamlEngineException e, String yaml, ErrorCollector errors) {
        String problem = said(e.getProblem());
        // An unclosed quote or a missing colon is noticed further down; where it began is what helps.
        boolean isEarlier = problem.contains("end of stream") || problem.contains("could not find expected");
        Optional<Mark> mark = isEarlier ? e.getContextMark().or(e::getProblemMark) : e.getProblemMark();
        int line = mark.map(at -> at.getLine() + 1).orElse(0);
        if (isIndentedByTab(yaml, line)) {
            errors.add(line, "", "the line is indented with a tab", "use spaces");
            return;
        }
        Meaning meaning = MEANINGS.stream()
                .filter(known -> problem.contains(known.says()))
                .findFirst()
                .orElse(new Meaning(
                        "", "this is not YAML: " + QuotedText.plain(problem), "look at this line and the one above"));
        errors.add(line, "", meaning.found(), meaning.remedy());
    }

    private static boolean isIndentedByTab(String yaml, int line) {
        return yaml.lines()
                .skip(Math.max(0, line - 1))
                .findFirst()
                .filter(text -> text.substring(
                                0, text.length() - text.stripLeading().length())
                        .contains("\t"))
                .isPresent();
    }

    private static int lineAt(String yaml, int codePoint) {
        return 1
                + (int) yaml.codePoints()
                        .limit(codePoint)
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String said(@Nullable String message) {
        return message == null ? "" : message;
    }
}
