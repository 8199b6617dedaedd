package io.muster.definition.yaml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a definition file. Log, page, mail and command line print the same {@link #sentence()}.
 *
 * @param file the file's name without its folder
 * @param line counted from 1; 0 where the error is the file's as a whole
 * @param field such as {@code source.sql.query}; empty where no field is meant
 * @param found what the file says, or what is missing
 * @param remedy what to do about it
 */
public record DefinitionError(String file, int line, String field, String found, String remedy) {

    private static final int MOST_TOLD = 3;

    /** Several of one file: the first few, each with its line, and how many more there are. */
    public static String sentences(List<DefinitionError> errors) {
        String told = errors.stream()
                .limit(MOST_TOLD)
                .map(error -> error.equals(errors.get(0)) ? error.ended() : error.inTheSameFile())
                .collect(Collectors.joining(" "));
        int more = errors.size() - MOST_TOLD;
        return more > 0 ? told + " And " + more + " more." : told;
    }

    private String ended() {
        return full(sentence());
    }

    private String inTheSameFile() {
        return (line > 0 ? "Line " + line + ": " : "") + full(found + "; " + remedy);
    }

    /** A remedy may be a question. */
    public static String full(String sentence) {
        return sentence.endsWith("?") || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** On one line and without control characters, whatever the file holds. */
    public String sentence() {
        return QuotedText.oneLine(file) + (line > 0 ? ", line " + line : "") + ": " + found + "; " + remedy;
    }
}
